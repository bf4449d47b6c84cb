import { TOTAL } from '../../model/dataset.ts';
import { indicatorCode } from './clause-mentions.ts';
import { after, before, cohortAt, heldYears } from './clause.ts';
import type { Clause } from './clause.ts';
import type { ClauseNumber } from './clause-numbers.ts';
import type { ProofCohort } from './proof-basis.ts';

const cues = {
  mean: /平均|均值|\bmean\b|\baverage\b/i,
  above: /高于|超过|超出|大于|在.{0,6}以上|\babove\b/i,
  up: /(?:增长|提高|提升|增加|上升|增幅为?|升幅为?)(?:了|约)?\s*$|\bup\s*$|\b(?:grew|rose|growth of|increase of)\s*(?:by\s*)?$/i,
  down: /(?:下降|降低|减少|降幅为?)(?:了|约)?\s*$|\bdown\s*$|\bfell\s*(?:by\s*)?$/i,
} as const;
const digits = '零一二三四五六七八九';

/** The id of the fact that a number must be, by what stands around it; null where that can't be told. */
export function numberFact(clause: Clause, number: ClauseNumber): string | null {
  const cohort = cohortAt(clause, number.from);
  if (cohort === null) return null;
  if (number.isPercent) return percentFact(clause, number, cohort);
  return number.decimals > 0 || isRoundedMean(clause.text, number)
    ? decimalFact(clause, number, cohort)
    : countFact(clause, number, cohort);
}

/** A mean without decimals: 约 88 分. */
function isRoundedMean(text: string, { from, to }: ClauseNumber): boolean {
  const next = text.slice(to);
  if (/^\s*分(?![别组为布项])/.test(next)) return true;
  return (
    /(?:平均值|均值|平均得分|平均分)[^，。；\d]{0,8}$/.test(text.slice(0, from)) && !/^\s*(?:余|多)?[个家]/.test(next)
  );
}

function percentFact(clause: Clause, number: ClauseNumber, cohort: ProofCohort): string | null {
  const { text } = clause;
  const near = text.slice(0, number.from);
  const growth = cues.up.test(near) ? 'growth-up' : cues.down.test(near) ? 'growth-down' : null;
  const indicator = focus(clause, number.from, cohort);
  if (growth !== null) return indicator === TOTAL || indicator === null ? growthFact(growth, clause, cohort) : null;
  const follows = /^\s*[)）]?\s*"/.test(text.slice(number.to)) ? after(clause, number.to, 'tier') : null;
  const tier = follows ?? before(clause, number.from, 'tier');
  const closest = before(clause, number.from, 'tier', 'indicator');
  const saysAbove = cues.above.test(text);
  if (tier !== null && (follows !== null || closest === tier) && !saysAbove)
    return tierFact('tier-share', clause, tier.key, cohort);
  if (indicator !== null && saysAbove && cues.mean.test(clause.sentence + text))
    return `above-share:${cohort.code}:${indicator}`;
  return /(?:占比?|比例|比重|share)[^，。；\d]{0,8}$/i.test(near) ? shareOf(clause.context.counted) : null;
}

/** The share of what was counted last: 占比 in a sentence of its own. */
function shareOf(counted: string | null): string | null {
  return counted?.replace(/^above:/, 'above-share:').replace(/^tier-count:/, 'tier-share:') ?? null;
}

/** Of the first and the last year that the sentence names, else since last year. */
function growthFact(kind: string, { mentions, sentence }: Clause, { code, year }: ProofCohort): string | null {
  const years = mentions.filter((mention) => mention.kind === 'year').map(({ key }) => key);
  const named =
    years.length > 1 ? years : [...sentence.matchAll(/(?<!\d)(20\d\d)(?!\d)/g)].map(([, found]) => found ?? '');
  const [first, last] = [named[0], named.at(-1)];
  if (first !== undefined && last !== undefined && first !== last) return `${kind}:${code}:${TOTAL}:${first}:${last}`;
  return `${kind}:${code}:${TOTAL}:${first === undefined || first === String(year) ? '-1' : first}:0`;
}

function decimalFact(clause: Clause, number: ClauseNumber, cohort: ProofCohort): string | null {
  const { text } = clause;
  const listed = listedMean(clause, number, cohort);
  if (listed !== null) return listed;
  const [near, next] = [text.slice(0, number.from), text.slice(number.to)];
  const region = before(clause, number.from, 'region')?.key ?? clause.context.region;
  const apart = gapSide(near, next);
  if (apart !== null) return region === null ? null : `region-gap:${cohort.code}:${region}:${apart}`;
  const year =
    /(20\d\d)\s*年(?:的|为)?\s*\(?\s*$/.exec(near)?.[1] ??
    /^\s*in\s*(20\d\d)/i.exec(next)?.[1] ??
    /since (20\d\d), when[^,.]* was\s*$/i.exec(near)?.[1];
  const nearest = before(clause, number.from, 'region', 'indicator', 'unit', 'year');
  if (nearest?.kind === 'unit') return null;
  if (year !== undefined && (focus(clause, number.from, cohort) ?? TOTAL) === TOTAL && region === clause.context.region)
    return cues.mean.test(text) ? `year-mean:${cohort.code}:${year}` : null;
  const last = clause.mentions.findLast(
    ({ kind, to, key }) =>
      to <= number.from && (kind === 'region' || (kind === 'indicator' && indicatorCode(cohort, key) !== TOTAL)),
  );
  if (!cues.mean.test(clause.sentence)) return null;
  if (last?.kind === 'region') return `region-mean:${cohort.code}:${last.key}`;
  const indicator = focus(clause, number.from, cohort);
  return indicator === null ? null : `mean:${cohort.code}:${indicator}`;
}

/** Of a number that says how far a mean is from that of all: on which side. */
function gapSide(near: string, next: string): 'above' | 'below' | null {
  const clause = near.slice(Math.max(0, near.length - 40));
  const said =
    /[比较距][^，。；]{0,20}(高|低)(?:出|于|了)?\s*$/.exec(clause)?.[1] ??
    /(超出|高出|高于|多于|不及|低于|落后)[^，。；\d]{0,20}(?:均值|平均值|平均水平|全国|全部)[^，。；\d]{0,10}(?:，(?:相差|差距|高出|超出|低|落后)[^，。；\d]{0,4})?$/.exec(
      clause,
    )?.[1] ??
    /\b(higher|lower|above|below)\b[^.;\d]{0,80}\bby\s*$/i.exec(near)?.[1] ??
    /^\s*(above|below) the (?:mean|average)/i.exec(next)?.[1];
  if (said === undefined) return null;
  return /^(?:高|超|多|higher|above)/i.test(said) ? 'above' : 'below';
}

/** In 华南、西南（89.66、89.45）the numbers in brackets belong to the names before them one by one; null elsewhere. */
function listedMean(clause: Clause, number: ClauseNumber, cohort: ProofCohort): string | null {
  const { text, mentions } = clause;
  const open = text.lastIndexOf('(', number.from);
  const close = text.indexOf(')', number.to);
  const inside = open < 0 || close < 0 ? '' : text.slice(open + 1, close);
  if (
    !/^\s*(?:平均值|均值|平均|average|mean)?[为是:]?\s*\d+\.\d+(?:\s*(?:[、，,]|and|和)\s*\d+\.\d+)*\s*$/.test(inside)
  )
    return null;
  const count = [...inside.matchAll(/\d+\.\d+/g)].length;
  const place = [...text.slice(open, number.from).matchAll(/\d+\.\d+/g)].length;
  const named = mentions
    .filter(({ kind, to }) => to <= open && (kind === 'region' || kind === 'indicator'))
    .slice(-count);
  const one = named[place];
  if (named.length < count || one === undefined || named.some(({ kind }) => kind !== one.kind)) return null;
  if (one.kind === 'region') return `region-mean:${cohort.code}:${one.key}`;
  const indicator = indicatorCode(cohort, one.key);
  return indicator === null ? null : `mean:${cohort.code}:${indicator}`;
}

function countFact(clause: Clause, number: ClauseNumber, cohort: ProofCohort): string | null {
  const { text } = clause;
  const [near, next] = [text.slice(0, number.from), text.slice(number.to)];
  const level = levelFact(near, next, cohort) ?? resourceFact(clause, near, next, cohort);
  if (level !== null) return level;
  const counts =
    /^\s*(?:余|多)?(?:个|家|省|市|地区)|^\s*(?:of the|of them|provinc|key cit|cities|rose|fell|\([\d.]+%\))/i.test(
      next,
    );
  const alone = /(?:above it:?|assessed is|"的?(?:有|为|共)?|高于[^，,]{0,14}(?:有|为|共))\s*$/i.test(near);
  if (!counts && !alone) return null;
  const held = heldYears(text);
  const tier = before(clause, number.from, 'tier') ?? after(clause, number.to, 'tier');
  if (held !== null && tier !== null) return `holders:${cohort.code}:${cohort.tiers.get(tier.key) ?? ''}:${held}`;
  return (
    moveFact(clause, near, next, cohort) ??
    tierCountFact(clause, number, near, next, cohort) ??
    aboveFact(clause, number, near, next, cohort) ??
    unitsFact(clause, near, next, cohort)
  );
}

function levelFact(near: string, next: string, { code }: ProofCohort): string | null {
  const zh = (/([一二三四五])级指标(?:有|为|共|数)?\s*$/.exec(near) ??
    /^\s*[项个]([一二三四五])级指标/.exec(next))?.[1];
  const level = zh === undefined ? /\blevel (\d):?\s*$/i.exec(near)?.[1] : String(digits.indexOf(zh));
  return level !== undefined && (zh === undefined || /^\s*[项个]/.test(next)) ? `levels:${code}:${level}` : null;
}

/** Planning documents and institutions, and how many regions have some. */
function resourceFact({ text }: Clause, near: string, next: string, { code }: ProofCohort): string | null {
  const kind = /规划文件|planning documents?/i.test(text)
    ? 'planning'
    : /管理机构|institutions?/i.test(text)
      ? 'institution'
      : null;
  if (kind === null) return null;
  if (/^\s*(?:个(?:地区|省|城市)|regions?\b)/.test(next)) return `${kind}-units:${code}`;
  const counted =
    kind === 'planning'
      ? /规划文件\s*$/.test(near) && /^\s*[份项]/.test(next)
      : /管理机构\s*$/.test(near) && /^\s*[个家]/.test(next);
  return counted ? (kind === 'planning' ? `planning-documents:${code}` : `institutions:${code}`) : null;
}

/** How many rose or fell, by step where both tiers are named. */
function moveFact(clause: Clause, near: string, next: string, cohort: ProofCohort): string | null {
  const step =
    /"([^"]+)"(?:组)?\s*(?:提升|上升|升|跃升|下降|降|to)(?:至|到|为)?\s*"([^"]+)"(?:组)?(?:的|地区)?(?:有|共|为)?\s*$/.exec(
      near,
    ) ?? /^\s*(?:个[^，。"]{0,10})?(?:由|从|rose from|fell from)\s*"([^"]+)"[^"，]{0,6}"([^"]+)"/.exec(next);
  const [from, to] = [step?.[1], step?.[2]].map((name) => (name === undefined ? undefined : cohort.tiers.get(name)));
  const [said, follows] = [step?.[0] ?? '', next.slice(0, 30)];
  const rises = /升|rose/.test(said);
  if (from !== undefined && to !== undefined) return `${rises ? 'rose' : 'fell'}-count:${cohort.code}:${from}:${to}`;
  if (before(clause, near.length, 'region') !== null) return null;
  if (/^\s*个[^，。；]{0,10}(?:上升|升至|提升|跃升|进入更高)|^ of the [\w ]{0,24} rose/.test(follows))
    return `rose-count:${cohort.code}`;
  if (/^\s*个[^，。；]{0,10}(?:降至|下降|回落|退)|^ of the [\w ]{0,24} fell/.test(follows))
    return `fell-count:${cohort.code}`;
  return null;
}

function tierCountFact(
  clause: Clause,
  number: ClauseNumber,
  near: string,
  next: string,
  cohort: ProofCohort,
): string | null {
  const follows = /^\s*\([\d.]+%\)\s*"/.test(next) ? after(clause, number.to, 'tier') : null;
  const tier = follows ?? before(clause, number.from, 'tier');
  if (tier === null) return null;
  const between = near.slice(tier.to);
  if (follows === null && (between.length > 12 || /[，,。]|升|降|高于/.test(between))) return null;
  return tierFact('tier-count', clause, tier.key, cohort);
}

function aboveFact(
  clause: Clause,
  number: ClauseNumber,
  near: string,
  next: string,
  cohort: ProofCohort,
): string | null {
  const said =
    /^\s*(?:个|家|省|市)[^，。；]{0,16}(?:高于|超过|超出|在[^，。；]{0,10}以上)/.test(next) ||
    /(?:高于|超过|超出)[^，。；]{0,16}(?:有|为|共)?\s*$/.test(near) ||
    /above it:?\s*$/i.test(near) ||
    /^\s*of the [\w ]{0,24}above/i.test(next);
  const indicator = said ? focus(clause, number.from, cohort) : null;
  return indicator === null ? null : `above:${cohort.code}:${indicator}`;
}

function unitsFact(clause: Clause, near: string, next: string, { code }: ProofCohort): string | null {
  const region = /(\S{2,4})地区(?:的[^，。；]{0,10})?(?:有|共|共有)?\s*$/.exec(near)?.[1];
  const named = before(clause, near.length, 'region');
  if (named !== null && (region?.endsWith(named.key) === true || /^, $/.test(near.slice(named.to))))
    return `region-count:${code}:${named.key}`;
  if (
    /参评的?[^，。；]{0,12}(?:共|有|为)?\s*$|assessed is\s*$/i.test(near) ||
    /^\s*[个]?\s*[^，。]{0,8}参评|^ [\w ]+ assessed/i.test(next)
  )
    return `units:${code}`;
  return null;
}

/** The tier's fact in the year that the clause names, else in the evaluated one. */
function tierFact(kind: string, clause: Clause, label: string, { code, year, tiers }: ProofCohort): string | null {
  const tier = tiers.get(label);
  const named = clause.mentions.findLast((mention) => mention.kind === 'year')?.key;
  if (tier === undefined) return null;
  return named === undefined || named === String(year) ? `${kind}:${code}:${tier}` : `${kind}:${code}:${tier}:${named}`;
}

/** Code of the indicator that a number is about: named before it in the clause, else after it, else in the sentence, else in the paragraph. */
export function focus(clause: Clause, at: number, cohort: ProofCohort): string | null {
  const named =
    before(clause, at, 'indicator')?.key ??
    after(clause, at, 'indicator')?.key ??
    clause.context.indicator ??
    clause.context.topic;
  return named === null ? null : indicatorCode(cohort, named);
}
