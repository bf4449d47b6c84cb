import { after, before, heldYears } from './clause.ts';
import { focus } from './number-fact.ts';
import type { Clause } from './clause.ts';
import type { Mention } from './clause-mentions.ts';
import type { ProofCohort } from './proof-basis.ts';

/** Units that a clause lists one after the other. */
export interface UnitList {
  readonly units: readonly Mention[];
  readonly from: number;
  readonly to: number;
}

/** Runs of names with nothing but separators and marks between them. */
export function unitLists(text: string, mentions: readonly Mention[]): readonly UnitList[] {
  const lists: Mention[][] = [];
  for (const unit of mentions.filter(({ kind }) => kind === 'unit')) {
    const last = lists.at(-1)?.at(-1);
    const between = last === undefined ? '' : text.slice(last.to, unit.from);
    if (
      last !== undefined &&
      /^\s?(?:\(\+\))?\s*(?:[、，,;/和及与]|and|以及)*\s*(?:and )?$/.test(between) &&
      between !== ''
    )
      lists.at(-1)?.push(unit);
    else lists.push([unit]);
  }
  return lists.map((units) => ({ units, from: units[0]?.from ?? 0, to: units.at(-1)?.to ?? 0 }));
}

/** The id of the fact that a list must be, by what stands around it; null where that can't be told. */
export function listFact(clause: Clause, { from, to }: UnitList, cohort: ProofCohort): string | null {
  const { text, context } = clause;
  // 河北等 11 个省级政府 is followed by what 河北 would be.
  const next = text
    .slice(to)
    .replace(/^\s?\(\+\)/, '')
    .replace(/^\s?等(?:\s*\d+\s*[个家][^，。；"\d]{0,8}?(?=由|从|上升|升|提|降|连续|的))?/, '');
  const near = text.slice(0, from);
  const region = before(clause, from, 'region')?.key ?? context.region;
  const last = before(clause, from, 'tier');
  const since = sinceBeside(near, text);
  if (since !== undefined && (last ?? after(clause, to, 'tier')) !== null)
    return `held:${cohort.code}:${since}${region === null ? '' : `:${region}`}`;
  const held = heldYears(text);
  const tierBeside = last ?? after(clause, to, 'tier');
  if (held !== null && tierBeside !== null)
    return `holders:${cohort.code}:${cohort.tiers.get(tierBeside.key) ?? ''}:${held}`;
  const step = stepBeside(near, next, cohort);
  if (step !== null) return `${step}${region === null || /\d\s*(?:个|rose|fell)/.test(text) ? '' : `:${region}`}`;
  if (
    /^[^，。；"]{0,4}(?:上升至更高|升至更高|提升至更高|上升一档|进入更高)|^ rose/.test(next) ||
    /(?:(?:上升|升|提升)至更高(?:分组|组|档)?|[Rr]ose to a higher tier)[^，。；]{0,4}[:：]\s*$/.test(near)
  )
    return region === null ? `rose:${cohort.code}` : `region-rose:${cohort.code}:${region}`;
  if (
    /^[^，。；"]{0,4}(?:降至更低|降至|回落)/.test(next) ||
    /(?:降至更低(?:分组|组|档)?|fell to a lower tier)[^，。；]{0,4}[:：]\s*$/.test(near)
  )
    return `fell:${cohort.code}`;
  if (/前十|leading ten/i.test(text)) {
    const indicator = focus(clause, from, cohort);
    return indicator === null ? null : `top:${cohort.code}:${indicator}:10`;
  }
  return tierListFact(clause, { near, next, region, from, to }, cohort);
}

/** The year since which something holds of a list: the last that is named before it, else the first of its clause. */
function sinceBeside(near: string, text: string): string | undefined {
  const said = /自\s?(20\d\d)\s?年(?:起|以来)|\bsince (20\d\d)/gi;
  const [, zh, en] = [...near.matchAll(said)].at(-1) ?? [...text.matchAll(said)][0] ?? [];
  return zh ?? en;
}

/** `rose:C:FROM:TO` where the words right before or after a list name two tiers and a move between them. */
function stepBeside(near: string, next: string, { code, tiers }: ProofCohort): string | null {
  const leads = /"([^"]+)"(?:组)?[^"。；;]{0,8}(升|提|跃|降|退|to)[^"。；;]{0,8}"([^"]+)"[^"。；;]{0,16}$/.exec(near);
  const follows = /^[^"，。；]{0,6}(?:由|从)"([^"]+)"(?:组)?[^"。；;]{0,8}(升|提|跃|降|退)[^"。；;]{0,8}"([^"]+)"/.exec(
    next,
  );
  const step = follows ?? leads;
  const [first, second] = [tiers.get(step?.[1] ?? ''), tiers.get(step?.[3] ?? '')];
  if (!step || first === undefined || second === undefined) return null;
  const order = [...tiers.values()];
  return `${order.indexOf(second) < order.indexOf(first) ? 'rose' : 'fell'}:${code}:${first}:${second}`;
}

function tierListFact(
  clause: Clause,
  {
    near,
    next,
    region,
    from,
    to,
  }: {
    readonly near: string;
    readonly next: string;
    readonly region: string | null;
    readonly from: number;
    readonly to: number;
  },
  cohort: ProofCohort,
): string | null {
  const ahead = after(clause, to, 'tier');
  const behind = before(clause, from, 'tier');
  const follows = ahead !== null && ahead.from - to <= 16 && !/[，。；]|升|降/.test(next.slice(0, ahead.from - to));
  const leads =
    behind !== null &&
    from - behind.to <= 16 &&
    !/升|降/.test(near.slice(behind.to)) &&
    /[:：]\s*$|(?:有|包括|为|是)\s*$/.test(near);
  const named = leads ? behind : follows ? ahead : null;
  const tier = named === null ? undefined : cohort.tiers.get(named.key);
  if (tier === undefined) {
    const members = /地区[^，。；]{0,12}(?:包括|含|有)[^，。；]{0,6}[:：]?\s*$/.test(near) || /: \d+ \($/.test(near);
    return members && region !== null ? `region-members:${cohort.code}:${region}` : null;
  }
  const year = clause.mentions.findLast(({ kind }) => kind === 'year')?.key;
  if (region !== null) return `region-units:${cohort.code}:${region}:${tier}`;
  return `tier-units:${cohort.code}:${tier}${year === undefined || year === String(cohort.year) ? '' : `:${year}`}`;
}

/** Whether a list claims to name all: it follows a colon or a word that says so, is most of them, or is all that its clause says; and no 等. */
export function namesAll(text: string, { from, to, units }: UnitList, expected: number): boolean {
  if (/^\s?(?:\(\+\))?\s*(?:等|among others)/.test(text.slice(to))) return false;
  if (/(?:[:：]|[有为是]|包括)\s*$/.test(text.slice(0, from)) || units.length * 2 > expected) return true;
  return text.slice(0, from).trim() === '' && text.length - to < 24 && !/[，,]/.test(text.slice(to));
}
