import type { ReadingLimits } from './limits.ts';
import { smallXml } from './small-xml.ts';

/** What a number in a cell of this style is. */
const PLAIN = 0;
export const DATE = 1;
export const PERCENT = 2;

/** Formats with a date that files do not spell out: 14–22 and 45–47, and 27–36, 50–58 of the Chinese, Japanese and Korean Excel (ECMA-376 part 1, 18.8.30). */
export function builtInKind(id: number): number {
  if (id === 9 || id === 10) return PERCENT;
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
    ? DATE
    : PLAIN;
}

/** The kind of a format code. Quoted text, escaped characters, colours and locales are no part of the pattern; only its first section counts. */
export function formatKind(code: string): number {
  let pattern = '';
  let elapsed = false;
  for (let i = 0; i < code.length; i += 1) {
    const c = code[i]!;
    if (c === '"') {
      const close = code.indexOf('"', i + 1);
      i = close < 0 ? code.length : close;
    } else if (c === '\\' || c === '_' || c === '*') {
      i += 1;
    } else if (c === '[') {
      const close = code.indexOf(']', i + 1);
      if (close < 0) break;
      if (/^(h+|m+|s+)$/i.test(code.slice(i + 1, close))) elapsed = true;
      i = close;
    } else if (c === ';') {
      break;
    } else {
      pattern += c;
    }
  }
  // G/通用格式 is how Chinese Excel and WPS sometimes write General.
  if (/^\s*(general|g\/)/i.test(pattern)) return PLAIN;
  if (pattern.includes('%')) return PERCENT;
  // e is the year in Chinese formats, but the exponent after a digit: 0.00E+00; aaa is the weekday. 年, 月, 日 are plain text: 0年 is a number.
  return elapsed || /[ymdhs]|aaa|(^|[^0#?.])e/i.test(pattern) ? DATE : PLAIN;
}

/** Kind by cell format index (`s` of a cell), from xl/styles.xml. */
export function cellStyles(part: string, bytes: Buffer, limits: ReadingLimits): Uint8Array {
  const custom = new Map<number, number>();
  const formats: number[] = [];
  smallXml(part, bytes, limits, (path, element) => {
    if (path.length !== 3 || path[0] !== 'styleSheet') return;
    if (path[1] === 'numFmts' && element.local === 'numFmt')
      custom.set(Number(element.attribute('numFmtId')), formatKind(element.attribute('formatCode') ?? ''));
    if (path[1] === 'cellXfs' && element.local === 'xf') formats.push(Number(element.attribute('numFmtId') ?? 0));
  });
  return Uint8Array.from(formats, (id) => custom.get(id) ?? builtInKind(id));
}
