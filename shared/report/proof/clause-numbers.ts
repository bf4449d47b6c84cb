import { chineseValue } from '../leaks/written-numbers.ts';

/** A number of a clause. */
export interface ClauseNumber {
  /** As it is written. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** In digits, of a share without its sign: 88.07, 60 for 六成. */
  readonly value: string;
  readonly isPercent: boolean;
  readonly decimals: number;
  /** `over` (超过, 以上), `under` (不足), `near` (近: less, by one step at most), `about` (约); `exact` else. */
  readonly sense: 'exact' | 'about' | 'over' | 'under' | 'near';
  /** Smallest difference that its writing can tell: 0.01 of 88.07, 10 of 六成 and of 约 20 个. */
  readonly step: number;
}

const characters = '[〇零一二三四五六七八九十]';
/** Digits; 百分之 in digits or characters; tenths (六成, 3 成); counts in characters, but for 一个, which is no count. */
const written = new RegExp(
  [
    String.raw`百分之\s?(?<hundredths>百|\d+(?:\.\d+)?|${characters}+(?:点${characters}+)?)`,
    String.raw`(?<![\d.])(?<tenths>[1-9]|[一二两三四五六七八九])\s?成(?![为立员果效就熟本长绩功分都])(?<half>半)?`,
    String.raw`(?<![\d.A-Za-z\-/])(?<digits>\d+(?:,\d{3})*(?:\.\d+)?)\s?(?<percent>%)?(?![\d/]|-\d|\.\d)`,
    String.raw`(?<spoken>${characters}+点${characters}+)(?=\s?分|[，。；、)]|$)`,
    String.raw`(?<![第前〇零一二三四五六七八九十])(?<count>[二三四五六七八九]?十[一二三四五六七八九]?|[二三四五六七八九])(?=\s?(?:余|多)?\s?[个家](?!方面|层面|维度|梯队|阶段|环节))`,
  ].join('|'),
  'g',
);

/** Numbers of an even text that may be facts: no years, dates, labels of tables and figures, codes. */
export function clauseNumbers(text: string): readonly ClauseNumber[] {
  return [...text.matchAll(written)].flatMap((match): readonly ClauseNumber[] => {
    const { index, groups = {} } = match;
    const found = match[0].trim();
    const [near, next] = [text.slice(Math.max(0, index - 8), index), text.slice(index + found.length)];
    const { digits, percent, hundredths, tenths, half, spoken, count } = groups;
    const value =
      digits?.replaceAll(',', '') ??
      (tenths === undefined
        ? inDigits(hundredths ?? spoken ?? count ?? '')
        : `${inDigits(tenths)}${half === undefined ? 0 : 5}`);
    const isPercent = percent !== undefined || hundredths !== undefined || tenths !== undefined;
    if (!isPercent && (/^(?:19|20)\d\d$/.test(value) || isLabel(near, next))) return [];
    const decimals = value.split('.')[1]?.length ?? 0;
    const isRound = /^\d*[05]$/.test(value);
    const sense = isRound || decimals === 0 ? senseOf(near, next, isRound) : 'exact';
    const coarse = (tenths !== undefined && half === undefined) || (sense !== 'exact' && /^\d+0$/.test(value));
    const step = coarse ? 10 : 10 ** -decimals;
    return [{ text: found, from: index, to: index + found.length, value, isPercent, decimals, sense, step }];
  });
}

function inDigits(text: string): string {
  if (text === '百') return '100';
  if (/^[\d.]+$/.test(text)) return text;
  const [whole = '', fraction] = text.replace('两', '二').split('点');
  const places = fraction === undefined ? '' : `.${[...fraction].map((sign) => chineseValue(sign)).join('')}`;
  return `${chineseValue(whole)}${places}`;
}

function isLabel(near: string, next: string): boolean {
  return (
    /[表图]\s*[A-Z]?$|(?:Table|Figure)\s*[A-Z]?$|\b(?:Chapter|Appendix|Section|level)\s*$|第\s*$|附录\s*$|专栏\s*$/i.test(
      near,
    ) || /^\s*(?:月|日|号|点|时|章|节|条)/.test(next)
  );
}

/** More or less than a number is said of round ones alone: 超过 18 个 of nineteen is a slip. */
function senseOf(near: string, next: string, isRound: boolean): ClauseNumber['sense'] {
  const isAbout = /(?:大?约|大概|about|around|some)\s?为?\s?$/i.test(near) || /^\s?[个家分]?\s?左右/.test(next);
  if (!isRound) return isAbout ? 'about' : 'exact';
  if (/^\s?[个家分项]?\s?(?:以上|余|多[个家])/.test(next) || /(?:超过?|逾|不低于|不少于)\s?$/.test(near)) return 'over';
  if (/(?:不足|不到|低于)\s?$/.test(near)) return 'under';
  if (/(?:将近|接近|近)\s?$/.test(near)) return 'near';
  return isAbout ? 'about' : 'exact';
}

/** Whether a number says what is printed, as exactly as it is written. `expected`: a printed form, with or without its percent sign. */
export function agreesWith(number: ClauseNumber, expected: string): boolean {
  const plain = expected.replace(/[\s,%]/g, '');
  if (number.value === plain) return true;
  const printed = /^-?\d+(?:\.\d+)?$/.test(plain) ? inMillionths(plain) : null;
  if (printed === null) return false;
  const [said, step] = [inMillionths(number.value), BigInt(Math.round(number.step * SCALE))];
  switch (number.sense) {
    case 'over':
      return printed >= said;
    case 'under':
      return printed < said;
    case 'near':
      return printed < said && said - printed <= step;
    default:
      return step > 0n && (printed + step / 2n) / step === said / step && said % step === 0n;
  }
}

/** Of the finest step that is printed anywhere. */
const SCALE = 1e6;

/** As a whole number of millionths, by its digits: 85.125 has no exact double. */
function inMillionths(plain: string): bigint {
  const [whole = '0', fraction = ''] = plain.split('.');
  return BigInt(`${whole}${fraction.slice(0, 6).padEnd(6, '0')}`);
}

interface Distributed {
  readonly text: string;
  readonly number: ClauseNumber;
}

/** `A、B 的均值分别为 1、2` said of one of them: the text with the number's own part alone; null where the number is no such one. `runs`: places of what is named, one list a kind. */
export function undistributed(
  text: string,
  number: ClauseNumber,
  numbers: readonly ClauseNumber[],
  runs: readonly (readonly { readonly from: number; readonly to: number; readonly key: string }[])[],
): Distributed | null {
  const at = text.lastIndexOf('分别', number.from);
  if (at < 0) return null;
  const own = numbers.filter(({ from }) => from > at);
  const first = own[0];
  if (first === undefined || !/^分别[^\d，。；]{0,8}$/.test(text.slice(at, first.from))) return null;
  const ended = own.findIndex(
    ({ from }, i) =>
      i > 0 && !/^\s*[个家分项]?\s*(?:[、，,]|和|与|及|以及)+\s*$/.test(text.slice(own[i - 1]?.to, from)),
  );
  const listed = ended < 0 ? own : own.slice(0, ended);
  const place = listed.indexOf(number);
  const last = listed.at(-1);
  if (place < 0 || last === undefined || listed.length < 2) return null;
  for (const run of runs) {
    const named = run.filter(({ to }) => to <= at).slice(-listed.length);
    const [begin, end, one] = [named[0], named.at(-1), named[place]];
    if (named.length < listed.length || !begin || !end || !one) continue;
    if (new Set(named.map(({ key }) => key)).size < named.length) continue;
    const apart = named.some(
      ({ from }, i) =>
        i > 0 && !/^"*(?:组|地区)?\s*(?:[、，,]|和|与|及|以及)*\s*"*$/.test(text.slice(named[i - 1]?.to, from)),
    );
    if (apart) continue;
    const lead = `${text.slice(0, begin.from)}${text.slice(one.from, one.to)}${text.slice(end.to, at)}${text.slice(at + 2, first.from)}`;
    const unit =
      /^\s*[个家分项]/.exec(text.slice(number.to))?.[0] ?? /^\s*[个家分项]/.exec(text.slice(last.to))?.[0] ?? '';
    const rest = text.slice(last.to).replace(/^\s*[个家分项]/, '');
    return {
      text: lead + number.text + unit + rest,
      number: { ...number, from: lead.length, to: lead.length + number.text.length },
    };
  }
  return null;
}
