import { parseNumber } from '../../base/parse-number.ts';

/** A number as a text writes it: in digits, in Chinese characters, as an English ordinal. */
export interface WrittenNumber {
  readonly text: string;
  readonly at: number;
  readonly value: number;
  readonly decimals: number;
  /** Written in digits. */
  readonly digits: boolean;
  /** What stands right before and right after it. */
  readonly before: string;
  readonly after: string;
}

const chinese = '〇零一二三四五六七八九';
const chineseRun = /[〇零一二三四五六七八九十]+(?:点[〇零一二三四五六七八九]+)?/g;
const digitRun = /(?<![\d.])\d+(?:\.\d+)?(?![\d]|\.\d)/g;
const ordinals = [
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth',
  'sixteenth seventeenth eighteenth nineteenth',
]
  .join(' ')
  .split(' ');
const tens: Readonly<Record<string, number>> = { twenty: 20, thirty: 30, twentieth: 20, thirtieth: 30 };
const ordinalRun = new RegExp(`\\b(?:(?:(twenty|thirty)[- ])?(${ordinals.join('|')})|(twentieth|thirtieth))\\b`, 'gi');
const anyNumber = new RegExp(`[\\d０-９${chinese}十]|榜首|居首|首位|末位|垫底|${ordinals.join('|')}|tieth`, 'i');

/** Ranks that no number says: the first and the last. */
export const rankWords = /^(?:榜首|居首|首位|末位|垫底)$/;
const rankWordRun = /榜首|居首|首位|末位|垫底/g;

/** A quick look, since most texts have none. */
export function mayHoldNumber(text: string): boolean {
  return anyNumber.test(text);
}

/** In order of kind, not of place. */
export function writtenNumbers(text: string): readonly WrittenNumber[] {
  const found = (written: string, at: number, value: number, decimals: number, digits: boolean): WrittenNumber => ({
    text: written,
    at,
    value,
    decimals,
    digits,
    before: text.slice(Math.max(0, at - 14), at),
    after: text.slice(at + written.length, at + written.length + 10),
  });
  const decimalsOf = (written: string, point: string): number => written.split(point)[1]?.length ?? 0;
  return [
    ...[...text.matchAll(digitRun)].map(({ 0: written, index }) =>
      found(written, index, parseNumber(written)?.value ?? Number.NaN, decimalsOf(written, '.'), true),
    ),
    ...[...text.matchAll(chineseRun)].map(({ 0: written, index }) =>
      found(written, index, chineseValue(written), decimalsOf(written, '点'), false),
    ),
    ...[...text.matchAll(ordinalRun)].map(({ 0: written, index, 1: ten = '', 2: one = '', 3: round = '' }) => {
      const value = (tens[(ten || round).toLowerCase()] ?? 0) + ordinals.indexOf(one.toLowerCase()) + 1;
      return found(written, index, value, 0, false);
    }),
    ...[...text.matchAll(rankWordRun)].map(({ 0: written, index }) => found(written, index, 1, 0, false)),
  ];
}

/** 八, 二十一, 九十一点二四, 九一; NaN for what is no number below a hundred. */
export function chineseValue(written: string): number {
  const [whole = '', fraction = ''] = written.split('点');
  const digitsOf = (signs: string): string =>
    [...signs].map((sign) => String(Math.max(0, chinese.indexOf(sign) - 1))).join('');
  const [ten = '', one = '', ...more] = whole.split('十');
  if (more.length > 0 || ten.length > 1 || one.length > 1)
    return whole.includes('十')
      ? Number.NaN
      : (parseNumber(`${digitsOf(whole)}.${digitsOf(fraction) || '0'}`)?.value ?? Number.NaN);
  const lead = whole.includes('十')
    ? `${ten === '' ? '1' : digitsOf(ten)}${one === '' ? '0' : digitsOf(one)}`
    : digitsOf(whole);
  return parseNumber(`${lead}.${digitsOf(fraction) || '0'}`)?.value ?? Number.NaN;
}
