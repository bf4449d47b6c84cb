/**
 * The template with each `{name}` filled in; a parameter that is not given stays visible as `{name}`. Chinese quotation marks of a text that
 * comes to stand within quotation marks become single ones, as GB/T 15834 wants: “‘好差评’管理体系”.
 */
export function fillText(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string, at: number) => {
    if (!Object.hasOwn(params, name)) return whole;
    const text = String(params[name]);
    return withinQuotes(template, at) ? text.replaceAll('“', '‘').replaceAll('”', '’') : text;
  });
}

function withinQuotes(template: string, at: number): boolean {
  return template.lastIndexOf('“', at) > template.lastIndexOf('”', at);
}
