/** Resolves `_xHHHH_`, by which OOXML writes characters that XML cannot hold (ECMA-376 part 1, 22.9.2.19 ST_Xstring); `_x005F_` is the underscore itself. */
export function escapedText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
