import { displayNumber } from '../../base/display.ts';
import { toJson } from '../../base/to-json.ts';
import { contentHash } from '../../base/content-hash.ts';
import type { MeetingPapers, Proposal, ProposalDecision } from '../../model/meeting.ts';
import { voteChoices } from '../../model/meeting.ts';
import { meetingBoard } from '../../model/meeting-board.ts';
import type { BoardProposal } from '../../model/meeting-board.ts';
import type { Method, TierId } from '../../model/method.ts';
import { shareMoves } from '../../model/proposal-title.ts';
import { tierName } from '../../model/tier-name.ts';
import { score } from '../../scoring/score.ts';
import { isPublic } from '../for-audience.ts';
import type { ReportInput } from '../report-input.ts';
import { numberCell, textCell } from '../report-table.ts';
import type { ReportCell, ReportTable } from '../report-table.ts';
import { listText, unitHead } from '../report-words.ts';
import { localStamp } from './local-stamp.ts';
import { meetingText } from './meeting-text.ts';
import { methodEffect } from './method-effect.ts';
import type { Crossing, MethodEffect, Scored } from './method-effect.ts';

/** Rows of a table of ranks. */
const RANKS_MOST = 40;

export type MinutesPart =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string; readonly onNewPage?: true }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly table: ReportTable };

export interface Minutes {
  /** A line each. */
  readonly title: readonly string[];
  readonly parts: readonly MinutesPart[];
}

export interface MinutesSource {
  readonly papers: MeetingPapers;
  /** IANA name of the zone whose clock the meeting had. */
  readonly zone: string;
  /** Proposals that were made by other data than there are now. */
  readonly otherData: ReadonlySet<string>;
}

/** What a change of method did, by the data as they are now; `error`: it can't be scored by them. */
interface Effect extends MethodEffect {
  readonly before: Scored;
  readonly after: Scored;
}

/**
 * Minutes of everything that was proposed: who, why, what it would do, votes, decision, and the method before and after. For the public neither
 * weights nor reasons nor anything of a single unit but who rose: counts by tier.
 */
export function meetingMinutes(input: ReportInput, source: MinutesSource): Minutes {
  const { papers, zone } = source;
  const board = meetingBoard(papers);
  const parts: readonly (readonly MinutesPart[])[] = [
    opening(input, board, papers, zone),
    [heading(1, meetingText(input.lang, 'MINUTES_VOTES')), { kind: 'table', table: votesTable(input, board) }],
    ...board.map((proposal) => proposalParts(input, proposal, source)),
    outcomeParts(input, papers),
    [paragraph(meetingText(input.lang, 'MINUTES_SIGN'))],
  ];
  return { title: titleLines(input), parts: parts.flat() };
}

function opening(
  { lang }: ReportInput,
  board: readonly BoardProposal[],
  { votes, decisions }: MeetingPapers,
  zone: string,
): readonly MinutesPart[] {
  const days = [...new Set([...board, ...votes, ...decisions].map(({ at }) => localStamp(at, zone).slice(0, 10)))];
  const people = [...new Set([...board, ...votes, ...decisions].map(({ by }) => by).filter((by) => by !== ''))];
  const count = (outcome: string | null): number =>
    board.filter(({ decision }) => (decision?.outcome ?? null) === outcome).length;
  return [
    paragraph(meetingText(lang, 'MINUTES_DATES', { days: listText(days.sort(), lang) })),
    ...(people.length === 0
      ? []
      : [paragraph(meetingText(lang, 'MINUTES_KEPT_BY', { people: listText(people, lang) }))]),
    paragraph(
      meetingText(lang, 'MINUTES_COUNTS', {
        ...{ count: board.length, accepted: count('accepted'), rejected: count('rejected'), open: count(null) },
      }),
    ),
  ];
}

function votesTable(input: ReportInput, board: readonly BoardProposal[]): ReportTable {
  const { lang } = input;
  const heads = [
    meetingText(lang, 'MINUTES_H_PROPOSAL'),
    meetingText(lang, 'MINUTES_H_PROPOSER'),
    ...voteChoices.map((choice) => meetingText(lang, `MINUTES_${choice}`)),
    meetingText(lang, 'MINUTES_H_DECISION'),
  ];
  return {
    id: 'minutes-votes',
    title: '',
    head: [heads.map((text) => textCell(text, { align: 'center' }))],
    body: board.map((proposal) => [
      textCell(proposalName(input, proposal)),
      textCell(proposal.proposer),
      ...voteChoices.map((choice) => textCell(String(proposal.votes[choice]), { align: 'center' })),
      textCell(outcomeText(input, proposal), { align: 'center' }),
    ]),
    columns: [30, 18, 10, 11, 14, 17],
    notes: [],
    landscape: false,
  };
}

/** 提案 1：A 25→27. The public isn't told weights. */
function proposalName(input: ReportInput, { number, title }: BoardProposal): string {
  const { lang } = input;
  return isPublic(input)
    ? meetingText(lang, 'MINUTES_PROPOSAL_NUMBER', { number })
    : meetingText(lang, 'MINUTES_PROPOSAL', { number, title });
}

function outcomeText({ lang }: ReportInput, { decision }: BoardProposal): string {
  return meetingText(lang, `MINUTES_O_${decision?.outcome ?? 'open'}`);
}

function proposalParts(
  input: ReportInput,
  proposal: BoardProposal,
  { papers: { proposals, decisions }, zone, otherData }: MinutesSource,
): readonly MinutesPart[] {
  const { lang } = input;
  const open = isPublic(input);
  const { decision, votes } = proposal;
  const held = proposals.find((one) => one.proposal === proposal.id);
  const decided = decisions.find((one) => one.proposal === proposal.id);
  const effect = held === undefined ? null : effectOf(input, sides(held, decided));
  const stamp = (at: string): string => localStamp(at, zone);
  return [
    heading(2, proposalName(input, proposal)),
    paragraph(
      meetingText(lang, 'MINUTES_PROPOSED', {
        ...{ proposer: proposal.proposer, at: stamp(proposal.at), group: nodeName(input, proposal.group) },
      }),
    ),
    ...(open || proposal.reason === ''
      ? []
      : [paragraph(meetingText(lang, 'MINUTES_WHY', { reason: proposal.reason }))]),
    ...(open ? [] : [tablePart(weightsTable(input, proposal.before, proposal.after, 'MINUTES_H_PROPOSED'))]),
    ...effectParts(input, effect),
    ...(otherData.has(proposal.id) && !open ? [paragraph(meetingText(lang, 'MINUTES_OTHER_DATA'))] : []),
    paragraph(meetingText(lang, 'MINUTES_VOTED', { for: votes.for, against: votes.against, abstain: votes.abstain })),
    ...(decision === null
      ? [paragraph(meetingText(lang, 'MINUTES_UNDECIDED'))]
      : [
          paragraph(
            open
              ? meetingText(lang, 'MINUTES_DECIDED_PUBLIC', {
                  outcome: outcomeText(input, proposal),
                  at: stamp(decision.at),
                })
              : meetingText(lang, 'MINUTES_DECIDED', {
                  ...{ outcome: outcomeText(input, proposal), reason: decision.reason, at: stamp(decision.at) },
                  by: decision.by,
                }),
          ),
        ]),
    ...(proposal.scenario === null || open
      ? []
      : [paragraph(meetingText(lang, 'MINUTES_KEPT', { scenario: proposal.scenario }))]),
  ];
}

/** What was accepted is told as it was done; the others beside the method that they were proposed beside. */
function sides(
  { method, weights }: Proposal,
  decided: ProposalDecision | undefined,
): readonly [before: Method, after: Method] {
  const before = decided?.method ?? method;
  return [before, withWeights(before, weights)];
}

function withWeights(method: Method, weights: Readonly<Record<string, number>>): Method {
  return { ...method, weights: { ...method.weights, ...weights } };
}

function effectOf({ dataset }: ReportInput, [before, after]: readonly [Method, Method]): Effect | null {
  const [was, is] = [score(dataset, before), score(dataset, after)];
  if (!was.ok || !is.ok) return null;
  const scored = { before: { method: before, result: was.value }, after: { method: after, result: is.value } };
  return { ...scored, ...methodEffect(scored.before, scored.after) };
}

function effectParts(input: ReportInput, effect: Effect | null): readonly MinutesPart[] {
  const { lang } = input;
  if (effect === null) return [paragraph(meetingText(lang, 'MINUTES_NO_EFFECT'))];
  const { crossings, ranks } = effect;
  if (isPublic(input)) return publicEffect(input, effect);
  return [
    paragraph(
      crossings.length === 0 && ranks.length === 0
        ? meetingText(lang, 'MINUTES_MOVES_NOTHING')
        : meetingText(lang, 'MINUTES_MOVES', { tiers: crossings.length, ranks: ranks.length }),
    ),
    ...crossings.map((crossing) => paragraph(crossingText(input, crossing, effect))),
    ...rankParts(input, effect),
  ];
}

/** Counts by tier, and who rose: what the public report tells as well. */
function publicEffect(input: ReportInput, effect: Effect): readonly MinutesPart[] {
  const { lang } = input;
  const risen = effect.crossings.filter(({ rose }) => rose).map(({ unit }) => unitName(input, unit));
  return [
    tablePart(tiersTable(input, effect)),
    ...(risen.length === 0 ? [] : [paragraph(meetingText(lang, 'MINUTES_RISEN', { units: listText(risen, lang) }))]),
  ];
}

/** 贵阳 高 → 非常高（超出界线 0.12）. */
function crossingText(input: ReportInput, { unit, from, to, margin }: Crossing, { before, after }: Effect): string {
  const { lang } = input;
  const name = (tier: TierId | null, { method }: Scored): string =>
    tier === null ? '—' : tierName(tier, lang, method.tiers);
  const moved = { unit: unitName(input, unit), from: name(from, before), to: name(to, after) };
  return margin === null
    ? meetingText(lang, 'MINUTES_CROSSED', moved)
    : meetingText(lang, 'MINUTES_CROSSED_BY', { ...moved, margin: displayNumber(margin) });
}

/** Of a large cohort those that move furthest, in its order, and how many more there are: a page of each proposal is read, ten are not. */
function rankParts(input: ReportInput, effect: Effect): readonly MinutesPart[] {
  const { ranks } = effect;
  if (ranks.length === 0) return [];
  const far = [...ranks].sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from)).slice(0, RANKS_MOST);
  const table = tablePart(ranksTable(input, { ...effect, ranks: ranks.filter((move) => far.includes(move)) }));
  const count = ranks.length - far.length;
  if (count === 0) return [table];
  return [table, paragraph(meetingText(input.lang, 'MINUTES_MORE_RANKS', { count, most: RANKS_MOST }))];
}

function ranksTable(input: ReportInput, { ranks, before, after }: Effect): ReportTable {
  const { lang } = input;
  const heads = [
    unitHead(input),
    meetingText(lang, 'MINUTES_H_RANK_BEFORE'),
    meetingText(lang, 'MINUTES_H_RANK_AFTER'),
    meetingText(input, 'MINUTES_H_INDEX_BEFORE'),
    meetingText(input, 'MINUTES_H_INDEX_AFTER'),
  ];
  const index = ({ result }: Scored, unit: string): number => result.index[result.units.indexOf(unit)] ?? Number.NaN;
  return {
    id: 'minutes-ranks',
    title: '',
    head: [heads.map((text) => textCell(text, { align: 'center' }))],
    body: ranks.map(({ unit, from, to }) => [
      textCell(unitName(input, unit)),
      numberCell(from, 0),
      numberCell(to, 0),
      numberCell(index(before, unit)),
      numberCell(index(after, unit)),
    ]),
    columns: [28, 18, 18, 18, 18],
    notes: [],
    landscape: false,
  };
}

function tiersTable(input: ReportInput, { before, after }: Effect): ReportTable {
  const { lang } = input;
  const count = ({ result }: Scored, tier: TierId): ReportCell =>
    textCell(String(result.tier.filter((one) => one === tier).length), { align: 'center' });
  return {
    id: 'minutes-tiers',
    title: '',
    head: [
      [
        meetingText(input, 'MINUTES_H_TIER'),
        meetingText(lang, 'MINUTES_H_COUNT_BEFORE'),
        meetingText(lang, 'MINUTES_H_COUNT_AFTER'),
      ].map((text) => textCell(text, { align: 'center' })),
    ],
    body: after.method.tiers.map(({ tier }) => [
      textCell(tierName(tier, lang, after.method.tiers), { align: 'center' }),
      count(before, tier),
      count(after, tier),
    ]),
    columns: [40, 30, 30],
    notes: [],
    landscape: false,
  };
}

function weightsTable(
  input: ReportInput,
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
  last: 'MINUTES_H_PROPOSED' | 'MINUTES_H_AFTER',
): ReportTable {
  const { lang } = input;
  const heads = [
    meetingText(lang, 'MINUTES_H_INDICATOR'),
    meetingText(lang, 'MINUTES_H_BEFORE'),
    meetingText(lang, last),
  ];
  return {
    id: 'minutes-weights',
    title: '',
    head: [heads.map((text) => textCell(text, { align: 'center' }))],
    body: shareMoves(before, after).map(({ code, from, to }) => [
      textCell(nodeName(input, code)),
      numberCell(from),
      numberCell(to),
    ]),
    columns: [60, 20, 20],
    notes: [],
    landscape: false,
  };
}

/** The method before the first acceptance and after the last one. */
function outcomeParts(input: ReportInput, { proposals, decisions }: MeetingPapers): readonly MinutesPart[] {
  const { lang } = input;
  const title: MinutesPart = {
    ...{ kind: 'heading', level: 1, text: meetingText(lang, 'MINUTES_OUTCOME'), onNewPage: true },
  };
  const accepted = decisions.flatMap((decision) => {
    const proposal = proposals.find((one) => one.proposal === decision.proposal);
    return decision.method === null || proposal === undefined ? [] : [{ before: decision.method, proposal }];
  });
  const [first, last] = [accepted[0], accepted.at(-1)];
  if (first === undefined || last === undefined) return [title, paragraph(meetingText(lang, 'MINUTES_METHOD_STAYS'))];
  const after = withWeights(last.before, last.proposal.weights);
  const groups = [...new Set(accepted.map(({ proposal }) => proposal.group))];
  const told = isPublic(input)
    ? []
    : groups.flatMap((group) => {
        const codes = Object.keys(accepted.find(({ proposal }) => proposal.group === group)?.proposal.weights ?? {});
        const of = ({ weights }: Method): Record<string, number> =>
          Object.fromEntries(codes.map((code) => [code, weights[code] ?? 0]));
        return [
          paragraph(meetingText(lang, 'MINUTES_GROUP', { group: nodeName(input, group) })),
          tablePart(weightsTable(input, of(first.before), of(after), 'MINUTES_H_AFTER')),
        ];
      });
  const digest = (method: Method): string => contentHash(toJson(method)).slice(0, 12);
  return [
    title,
    ...told,
    ...effectParts(input, effectOf(input, [first.before, after])),
    ...(isPublic(input)
      ? []
      : [paragraph(meetingText(lang, 'MINUTES_METHODS', { before: digest(first.before), after: digest(after) }))]),
  ];
}

function nodeName({ dataset }: ReportInput, code: string): string {
  const found = [...dataset.nodes, ...dataset.measures].find((one) => one.code === code);
  const root = dataset.nodes[0]?.code === code;
  return found === undefined ? code : root ? found.name : `${code} ${found.name}`;
}

function unitName({ dataset }: ReportInput, code: string): string {
  return dataset.units.find((unit) => unit.code === code)?.name ?? code;
}

/** What of, and what; in English the other way round. */
function titleLines({ lang, framework }: ReportInput): readonly string[] {
  const what = meetingText(lang, 'MINUTES_TITLE');
  return lang === 'zh' ? [framework.title, what] : [what, framework.title];
}

function heading(level: 1 | 2, text: string): MinutesPart {
  return { kind: 'heading', level, text };
}

function paragraph(text: string): MinutesPart {
  return { kind: 'paragraph', text };
}

function tablePart(table: ReportTable): MinutesPart {
  return { kind: 'table', table };
}
