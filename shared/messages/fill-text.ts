/** The template with each `{name}` filled in; a parameter that is not given stays visible as `{name}`. */
export function fillText(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}
