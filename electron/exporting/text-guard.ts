/** Excel's limit for a cell. */
const CELL_LENGTH = 32_767;

// docs/TRUST "Export": what spreadsheet programs skip before they look for a formula: spaces, NUL, zero-width, BOM.
// eslint sees control characters here on purpose: they are what is guarded against, so they are built from code points.
const skipped = new RegExp(`^[\\s\\u00a0\\u200b-\\u200f\\u2060\\u3000\\ufeff${String.fromCharCode(0)}]*`);
const starters = new Set(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|']);
const blanks = new Set(['\t', '\r', '\n']);

/**
 * Text as a CSV field, unquoted: a leading `'` where a spreadsheet program might run what follows (= + - @ and their
 * full-width forms, |, TAB, CR, LF at the start or after spaces, NUL and zero-width characters).
 */
export function guardCsvText(text: string): string {
  const lead = skipped.exec(text)?.[0] ?? '';
  const risky = starters.has(text.charAt(lead.length)) || [...lead].some((char) => blanks.has(char));
  return risky ? `'${text}` : text;
}

/**
 * Text as the value of a string cell: line breaks as LF, characters that XML can't hold taken out, a literal `_xHHHH_`
 * escaped (readers would decode it), cut to 32,767 characters with "…" at the end.
 */
export function guardCellText(text: string): string {
  let clean = '';
  for (const char of text.replace(/\r\n?/g, '\n')) if (isXmlCharacter(char.codePointAt(0) ?? 0)) clean += char;
  const escaped = clean.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  if (escaped.length <= CELL_LENGTH) return escaped;
  let cut = escaped.slice(0, CELL_LENGTH - 1);
  if (/[\ud800-\udbff]$/.test(cut)) cut = cut.slice(0, -1);
  return `${cut.replace(/_x?[0-9A-Fa-f]{0,4}$/, '')}…`;
}

function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

/**
 * A sheet name that Excel accepts (≤ 31 characters, none of []:*?/\) and that `taken` does not hold yet; adds it. A straight quote becomes
 * a typographic one: exceljs writes the names of print titles without doubling it, and Excel then repairs the file by dropping them.
 */
export function sheetName(text: string, taken: Set<string>): string {
  const base =
    guardCellText(text)
      .replace(/[[\]:*?/\\\n\t]/g, ' ')
      .replace(/^[' ]+|[' ]+$/g, '')
      .replaceAll("'", '’') || 'Sheet';
  for (let i = 1; ; i += 1) {
    const suffix = i === 1 ? '' : ` (${i})`;
    const name = cutTo(base, 31 - suffix.length) + suffix;
    // Excel compares sheet names without case.
    if (!taken.has(name.toLowerCase()) && name.toLowerCase() !== 'history') {
      taken.add(name.toLowerCase());
      return name;
    }
  }
}

function cutTo(text: string, length: number): string {
  const cut = text.slice(0, length);
  return (/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut).trimEnd();
}
