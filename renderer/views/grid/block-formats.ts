import { readNumber } from '../../../shared/base/read-number.ts';
import { escaped, plainField } from '../../ui/clipboard-text.ts';

/** What a block of cells is on the clipboard, for spreadsheets and for plain fields. */
export function blockFormats(block: readonly (readonly string[])[]): Readonly<Record<string, string>> {
  return { 'text/html': blockHtml(block), 'text/plain': blockText(block) };
}

/** Tab-separated lines. Numbers stay bare; a text that a spreadsheet might run gets an apostrophe (docs/TRUST "Export"). */
export function blockText(block: readonly (readonly string[])[]): string {
  return block.map((line) => line.map(field).join('\t')).join('\n');
}

/** A table in which each number says how it was shown, so that 30.00 isn't pasted as 30, and every other cell that it is text (0012, 1-2). */
export function blockHtml(block: readonly (readonly string[])[]): string {
  const rows = block.map((line) => `<tr>${line.map(cell).join('')}</tr>`).join('');
  return `<meta charset="utf-8"><table>${rows}</table>`;
}

function field(text: string): string {
  return isNumber(text) ? text : plainField(text);
}

function cell(text: string): string {
  const number = numberOf(text);
  if (number === null) return `<td sdnum="1033;0;@" style="mso-number-format:'\\@'">${escaped(text)}</td>`;
  const decimals = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
  const format = (digits: number): string =>
    `${text.includes(',') ? '#,##0' : '0'}${digits > 0 ? `.${'0'.repeat(digits)}` : ''}${text.endsWith('%') ? '%' : ''}`;
  // LibreOffice takes its own formats only, of none or two decimals, and forgets others: 100.0% would become 1.
  const calc = decimals > 2 ? '' : `0;${format(decimals === 0 ? 0 : 2)}`;
  return `<td sdval="${number}" sdnum="1033;${calc}" style="mso-number-format:'${format(decimals).replace('.', '\\.')}'">${escaped(text)}</td>`;
}

function isNumber(text: string): boolean {
  return readNumber(text, { percent: true }).type === 'number';
}

/** Only as this program shows numbers: a code that begins with 0 and a number with an exponent are texts. */
function numberOf(text: string): number | null {
  if (!/^-?(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,14})(?:\.\d+)?%?$/.test(text)) return null;
  const reading = readNumber(text, { percent: true });
  if (reading.type !== 'number') return null;
  return text.endsWith('%') ? reading.value / 100 : reading.value;
}
