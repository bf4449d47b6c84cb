import type { Language } from '../../messages/catalogue.ts';
import type { MeasureGoal } from '../../scoring/what-if/what-if-types.ts';
import { peerGoals } from '../../scoring/what-if/peer-goals.ts';
import type { PeerBasis, PeerGoal } from '../../scoring/what-if/peer-goals.ts';
import type { ReportInput } from '../report-input.ts';
import { listText } from '../report-words.ts';
import { scoreText } from '../score-text.ts';
import { measuresBelow } from '../withheld-nodes.ts';
import type { OwnWeakness } from './own-weaknesses.ts';
import { rawText } from './raw-text.ts';
import type { UnitReportPart } from './unit-report-parts.ts';
import { unitReportText } from './unit-report-text.ts';

/** How much a report of three pages holds. */
export interface AdviceLimits {
  /** Indicators per weakness. */
  readonly goals: number;
  /** Measures per indicator. */
  readonly measures: number;
}
/** Missing measures that are named. */
const NAMED = 6;
const han = /\p{Script=Han}/u;

/** What peers reach beneath each weakness and which raw values get there, then what has to be supplied. */
export function adviceParts(
  input: ReportInput,
  u: number,
  weaknesses: readonly OwnWeakness[],
  peers: PeerBasis,
  limits: AdviceLimits,
): readonly UnitReportPart[] {
  const { lang } = input;
  const goals = weaknesses.flatMap(({ node }) =>
    peerGoals(peers, u, node)
      .filter(({ from, to }) => scoreText(input, from) !== scoreText(input, to))
      .slice(0, limits.goals),
  );
  const items: UnitReportPart[] = goals.map((goal, i) => goalItem(input, goal, i + 1, limits.measures));
  const supply = supplyItem(input, u, items.length + 1);
  if (supply !== null) items.push(supply);
  if (items.length === 0) return [{ kind: 'text', text: unitReportText(lang, 'REPORT_UNIT_ADVICE_NONE') }];
  return goals.length === 0
    ? items
    : [{ kind: 'note', text: unitReportText(lang, 'REPORT_UNIT_ADVICE_RULE') }, ...items];
}

function goalItem(input: ReportInput, goal: PeerGoal, number: number, most: number): UnitReportPart {
  const { lang } = input;
  const subject = subjectOf(input, goal.code);
  const definition = definitionOf(input, subject.indicator, lang);
  const params = {
    from: scoreText(input, goal.from),
    to: scoreText(input, goal.to),
    level: unitReportText(lang, goal.level === 'best' ? 'REPORT_UNIT_LEVEL_BEST' : 'REPORT_UNIT_LEVEL_UPPER_TENTH'),
  };
  const steps = goal.measures
    .toSorted((a, b) => b.to - b.from - (a.to - a.from))
    .slice(0, most)
    .map((step) => stepText(input, step));
  const rest = goal.measures.length - steps.length;
  const more = rest > 0 ? unitReportText(lang, 'REPORT_UNIT_STEP_REST', { count: rest }) : '';
  return {
    kind: 'item',
    lead: unitReportText(lang, 'REPORT_UNIT_ADVICE_LEAD', { number, code: goal.code, name: subject.name }),
    text:
      (definition === '' ? '' : unitReportText(lang, 'REPORT_UNIT_ADVICE_DEFINITION', { definition })) +
      (steps.length === 0
        ? unitReportText(lang, 'REPORT_UNIT_ADVICE_SCORE', params)
        : unitReportText(lang, 'REPORT_UNIT_ADVICE_STEPS', {
            ...params,
            steps: steps.join(unitReportText(lang, 'REPORT_UNIT_STEP_JOIN')) + more,
          })),
  };
}

/** The indicator or measure of a code, and the indicator whose definition it goes by. */
function subjectOf({ dataset }: ReportInput, code: string): { readonly name: string; readonly indicator: string } {
  const node = dataset.nodes.find((one) => one.code === code);
  if (node !== undefined) return { name: node.name, indicator: code };
  const measure = dataset.measures.find((one) => one.code === code);
  return { name: measure?.name ?? code, indicator: dataset.nodes[measure?.parent ?? 0]?.code ?? '' };
}

/** Its own, else those under it joined; none that the reader can't read. */
function definitionOf({ framework }: ReportInput, code: string, lang: Language): string {
  const own = framework.indicators.find((indicator) => indicator.code === code)?.definition ?? '';
  const under = framework.indicators.flatMap(({ parent, definition = '' }) =>
    parent === code && definition !== '' ? [definition] : [],
  );
  const text = own === '' ? under.join(lang === 'zh' ? '；' : '; ') : own;
  return lang === 'en' && han.test(text) ? '' : text.replace(/[。.；;]+$/, '');
}

function stepText(input: ReportInput, { code, from, to, rawFrom, rawTo }: MeasureGoal): string {
  const { lang } = input;
  const { name = code, unit = '' } = input.dataset.measures.find((one) => one.code === code) ?? {};
  const now = rawFrom === null ? '' : rawText(rawFrom, unit, lang);
  const then = rawTo === null ? '' : rawText(rawTo, unit, lang);
  if (rawFrom === null || rawTo === null || now === then)
    return unitReportText(lang, 'REPORT_UNIT_STEP_SCORE', {
      name,
      from: scoreText(input, from),
      to: scoreText(input, to),
    });
  return unitReportText(lang, rawTo > rawFrom ? 'REPORT_UNIT_STEP_UP' : 'REPORT_UNIT_STEP_DOWN', {
    name,
    // No space between two Chinese letters, one behind a number.
    from: lang === 'en' || /\p{Script=Han}$/u.test(now) ? now : `${now} `,
    to: then,
  });
}

/** What the unit has no value of, in the whole framework. */
function supplyItem(input: ReportInput, u: number, number: number): UnitReportPart | null {
  const { dataset, result, lang } = input;
  const missing = measuresBelow(input, 0).filter((m) => Number.isNaN(dataset.values[m * result.units.length + u]));
  if (missing.length === 0) return null;
  return {
    kind: 'item',
    lead: unitReportText(lang, 'REPORT_UNIT_SUPPLY_LEAD', { number }),
    text: unitReportText(lang, 'REPORT_UNIT_SUPPLY', {
      count: missing.length,
      list: listText(
        missing.slice(0, NAMED).map((m) => `${dataset.measures[m]?.code ?? ''} ${dataset.measures[m]?.name ?? ''}`),
        lang,
      ),
      more: missing.length > NAMED ? ' …' : '',
    }),
  };
}
