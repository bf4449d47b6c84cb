import { displayNumber } from '../../../shared/base/display.ts';
import { evidenceNote, lacksEvidence, measuredText } from '../../../shared/report/evidence-note.ts';
import { reportText } from '../../../shared/report/report-text.ts';
import { printedTieNote, printedTies } from '../../../shared/report/printed-ties.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import type { Method } from '../../../shared/model/method.ts';
import { textWidth } from '../../../shared/report/report-words.ts';
import type { GridColumn } from '../../views/grid/grid-column.ts';
import {
  paintBar,
  paintChange,
  paintEvidence,
  paintMark,
  paintStack,
  paintTier,
  paintTierWords,
} from '../../ui/paint.ts';
import { seriesColour } from '../../ui/series-colours.ts';
import { shownDecimals } from '../../ui/look.ts';
import type { Look } from '../../ui/look.ts';
import { tierOrder } from '../../ui/tier-colours.ts';
import type { Texts } from '../../ui/texts.ts';
import { tierLabel } from '../../ui/tier-tag.tsx';
import { nearLine } from './near-line.ts';
import { contributionOf, scoreOf } from './score-rows.ts';
import type { ScoreRow } from './score-rows.ts';
import { apartWidth, nameWidth } from '../../ui/name-width.ts';

type Column = GridColumn<ScoreRow>;

/** Codes whose children have columns too. */
interface Expansion {
  readonly open: ReadonlySet<string>;
  readonly toggle: (code: string) => void;
}

/** Columns of the scores grid. First-level indicators open into second, those into third. */
export function scoreColumns(
  dataset: Dataset,
  { scale, tiers, rankRounding, missing }: Pick<Method, 'scale' | 'tiers' | 'rankRounding' | 'missing'>,
  margin: number,
  expansion: Expansion,
  t: Texts,
  language: 'zh' | 'en',
  look: Pick<Look, 'decimals'> = { decimals: null },
): readonly Column[] {
  // English words need more room than two characters.
  const wide = language === 'en';
  const decimals = shownDecimals({ method: { scale, rankRounding } }, look);
  const lacking = (row: ScoreRow): string =>
    row.unit !== null && lacksEvidence({ missing }, row.result, row.at) ? t('scores.lackingShort') : '';
  const lines = tiers.map(({ tier }) => tierLabel(tier, language, tiers));
  const tops = dataset.nodes.flatMap((node, at) => (node.depth === 1 ? [at] : []));
  return [
    {
      id: 'rank',
      title: t('scores.rank'),
      width: 50,
      pin: 'left',
      align: 'right',
      key: rankOf,
      text: (row) => (Number.isNaN(rankOf(row)) ? '—' : String(rankOf(row))),
      tooltip: (row) => printedTie(dataset, row, { rankRounding, decimals }, language),
      ...byNumber(rankOf),
    },
    {
      id: 'rankChange',
      title: t('scores.rankChange'),
      hint: t('scores.rankChangeHint'),
      width: wide ? 64 : 48,
      pin: 'left',
      align: 'left',
      key: rankChange,
      number: rankChange,
      paint: (into, row) => paintChange(into, rankChange(row), 0, -1),
    },
    {
      id: 'unit',
      title: t('scores.unit'),
      width: nameWidth(
        dataset.units.map(({ name }) => name),
        80,
      ),
      pin: 'left',
      minWidth: apartWidth(dataset.units.map(({ name }) => name)),
      heads: true,
      key: (row) => row.unit?.name ?? '',
      ...byText((row) => row.unit?.name ?? ''),
      tooltip: (row) => row.unit?.fullName ?? '',
      className: 'level-1',
    },
    {
      id: 'region',
      title: t('scores.region'),
      width: nameWidth(
        dataset.units.map(({ group }) => group),
        // Its heading has room for the sign and the place of a sort.
        76,
      ),
      pin: 'left',
      key: (row) => row.unit?.group ?? '',
      ...byText((row) => row.unit?.group ?? ''),
      choices: {
        of: (row) => row.unit?.group ?? '',
        options: [...new Set(dataset.units.map(({ group }) => group))].map((group) => ({
          value: group,
          label: group || t('scores.ungrouped'),
        })),
      },
    },
    {
      id: 'index',
      title: t('scores.index'),
      hint: t('scores.index'),
      width: headingWidth(t('scores.index'), 74),
      pin: 'left',
      align: 'right',
      key: indexOf,
      text: (row) => displayNumber(indexOf(row), decimals) || '—',
      tooltip: (row) => printedTie(dataset, row, { rankRounding, decimals }, language),
      ...byNumber(indexOf),
      sortFirst: 'desc',
      className: 'level-1',
    },
    {
      id: 'evidence',
      title: t('scores.evidence'),
      hint: t('scores.evidenceHint'),
      width: headingWidth(t('scores.evidence'), 58),
      pin: 'left',
      key: (row) => `${measuredOf(row)} ${doubtsOf(row)} ${incompleteOf(row)}`,
      text: (row) => (row.unit === null ? '' : measuredText(measuredOf(row))),
      paint: (into, row) =>
        paintEvidence(into, row.unit === null ? Number.NaN : measuredOf(row), doubtsOf(row) + incompleteOf(row) > 0),
      tooltip: (row) => (row.unit === null ? '' : evidenceNote({ dataset, result: row.result }, row.at, 0, language)),
      ...byNumber((row) => measuredOf(row) * 100),
      signs: (row) => evidenceWords(row, 0, t),
    },
    {
      id: 'indexChange',
      title: t('scores.indexChange'),
      hint: t('scores.indexChangeHint'),
      width: 72,
      pin: 'left',
      key: indexChange,
      paint: (into, row) => paintChange(into, indexChange(row), decimals, 1),
      ...byNumber(indexChange),
      sortFirst: 'desc',
    },
    {
      id: 'tier',
      title: t('scores.tier'),
      hint: t('scores.tierHint'),
      // Own labels may be longer than the four that the widths are made for.
      width: Math.max(wide ? 118 : 104, ...lines.map((label) => 65 + textWidth(label) * 6.5)),
      pin: 'left',
      key: (row) =>
        `${tierOf(row)} ${lines.join(' ')} ${lacking(row)} ${row.risen} ${language} ${nearLine(indexOf(row), tiers, margin)?.lower ?? ''}`,
      text: (row) => lacking(row) || `${tierLabel(tierOf(row), language, tiers)}${row.risen ? '(+)' : ''}`,
      paint: (into, row) => {
        paintTier(into, tierOf(row), row.risen, language, nearLine(indexOf(row), tiers, margin) !== null, tiers);
        if (lacking(row) !== '') paintTierWords(into, lacking(row));
      },
      tooltip: (row) =>
        lacking(row) === ''
          ? nearText(indexOf(row), tiers, { margin, decimals }, t, language)
          : lackingNote(dataset, row, 0, language),
      sort: (a, b) => tierOrder(tierOf(a), tiers) - tierOrder(tierOf(b), tiers),
      choices: {
        of: (row) => tierOf(row) ?? '',
        options: [...tiers.map(({ tier }) => tier), null].map((tier) => ({
          value: tier ?? '',
          label: tierLabel(tier, language, tiers),
        })),
      },
      signs: (row) => (row.risen ? t('grid.risen') : ''),
    },
    ...tops.flatMap((node) => branch(dataset, node, { scale, missing }, expansion, t, language, look)),
    {
      id: 'stack',
      title: t('scores.stack'),
      hint: t('scores.stackHint'),
      width: 180,
      flex: 2,
      key: (row) => tops.map((node) => contributionOf(row, node).toFixed(3)).join(' '),
      paint: (into, row) =>
        paintStack(
          into,
          tops.map((node, position) => ({ amount: contributionOf(row, node), colour: seriesColour(position) })),
          scale.upper,
        ),
      tooltip: (row) =>
        tops
          .map((node) => `${dataset.nodes[node]?.name ?? ''} ${displayNumber(contributionOf(row, node), decimals)}`)
          .join('，'),
    },
  ];
}

/** Pixels: about 13 a Han character and 7.5 a Latin one, with room for padding and the sort mark; a longer name is told on hover. */
function headingWidth(title: string, least: number): number {
  const characters = [...title].reduce((sum, character) => sum + (textWidth(character) > 1 ? 13 : 7.5), 0);
  return Math.min(160, Math.max(least, Math.ceil(characters) + 22));
}

/** A column for an indicator; when it is open, then those below it. */
function branch(
  dataset: Dataset,
  at: number,
  method: Pick<Method, 'scale' | 'missing'>,
  expansion: Expansion,
  t: Texts,
  language: 'zh' | 'en',
  look: Pick<Look, 'decimals'>,
): readonly Column[] {
  const { scale } = method;
  const decimals = shownDecimals({ method: { scale, rankRounding: null } }, look);
  const lacking = (row: ScoreRow): string =>
    row.unit !== null && lacksEvidence(method, row.result, row.at, at) ? t('scores.lackingShort') : '';
  const node = dataset.nodes[at];
  if (node === undefined) return [];
  const children = dataset.nodes.flatMap((child, childAt) => (child.parent === at ? [childAt] : []));
  const open = expansion.open.has(node.code);
  return [
    {
      id: `score ${node.code}`,
      title: node.name,
      code: node.code,
      hint: `${node.code} ${node.name}`,
      width: 84,
      flex: 1,
      align: 'right',
      key: (row) => `${scoreOf(row, at)} ${lacking(row)} ${evidenceMark(row, at)}`,
      paint: (into, row) => {
        paintBar(into, scoreOf(row, at), { ...scale, decimals, words: lacking(row) });
        paintMark(into, evidenceMark(row, at));
      },
      tooltip: (row) => {
        if (row.unit === null) return '';
        if (lacking(row) !== '') return lackingNote(dataset, row, at, language);
        return evidenceNote({ dataset, result: row.result }, row.at, at, language);
      },
      ...byNumber((row) => scoreOf(row, at)),
      signs: (row) => evidenceWords(row, at, t),
      sortFirst: 'desc',
      className: node.depth === 1 && open ? 'level-1' : node.depth > 2 ? 'level-3' : '',
      ...(children.length > 0
        ? {
            toggle: {
              open,
              label: t(open ? 'indicators.collapse' : 'indicators.expand', { name: node.name }),
              act: () => expansion.toggle(node.code),
            },
          }
        : {}),
    },
    ...(open ? children.flatMap((child) => branch(dataset, child, method, expansion, t, language, look)) : []),
  ];
}

/** What a cell without a score for lack of evidence says in full: its own word is short, since columns are narrow. */
function lackingNote(dataset: Dataset, { at, result }: ScoreRow, node: number, language: 'zh' | 'en'): string {
  const note = evidenceNote({ dataset, result }, at, node, language);
  return `${reportText(language, 'REPORT_EVIDENCE_LACKING')}${language === 'zh' ? '：' : ': '}${note}`;
}

/** Beside a score whose weight isn't all measured ◔, or beneath which something is in doubt or lacks months !; '' where nothing is to be said. */
function evidenceMark({ result, at, unit }: ScoreRow, node: number): '' | '◔' | '!' {
  if (unit === null) return '';
  const cell = node * result.units.length + at;
  const { measured, doubts, incomplete } = result.evidence;
  if ((doubts[cell] ?? 0) + (incomplete[cell] ?? 0) > 0) return '!';
  return (measured[cell] ?? 1) < 1 ? '◔' : '';
}

/** Why a unit whose index is printed as another's has another rank; '' where none is. */
function printedTie(
  dataset: Dataset,
  { at, result }: ScoreRow,
  { rankRounding, decimals }: Pick<Method, 'rankRounding'> & { readonly decimals: number },
  lang: 'zh' | 'en',
): string {
  const units = printedTies(result, decimals).find((tied) => tied.includes(at));
  return units === undefined
    ? ''
    : printedTieNote({ dataset, result, method: { rankRounding }, lang }, units, decimals);
}

/** What lies within the chosen margin of a tier line, in words for the cell. */
function nearText(
  index: number,
  tiers: Method['tiers'],
  { margin, decimals }: { readonly margin: number; readonly decimals: number },
  t: Texts,
  language: 'zh' | 'en',
): string {
  const line = nearLine(index, tiers, margin);
  return line === null
    ? ''
    : t('scores.nearLine', {
        line: line.lower,
        tier: tierLabel(line.tier, language, tiers),
        gap: displayNumber(index - line.lower, decimals),
      });
}

function rankOf(row: ScoreRow): number {
  return row.result.rank[row.at] ?? Number.NaN;
}

function indexOf(row: ScoreRow): number {
  return row.result.index[row.at] ?? Number.NaN;
}

function tierOf(row: ScoreRow): ScoreRow['result']['tier'][number] {
  return row.result.tier[row.at] ?? null;
}

function rankChange(row: ScoreRow): number {
  return rankOf(row) - (row.baseline?.rank[row.at] ?? Number.NaN);
}

function indexChange(row: ScoreRow): number {
  return indexOf(row) - (row.baseline?.index[row.at] ?? Number.NaN);
}

/** Rising by a number, rows without it last. */
function byNumber(number: (row: ScoreRow) => number): Pick<GridColumn<ScoreRow>, 'number' | 'sort' | 'blank'> {
  return { number, sort: (a, b) => number(a) - number(b) || 0, blank: (row) => Number.isNaN(number(row)) };
}

/** By words; numbers within them by their size. */
function byText(text: (row: ScoreRow) => string): Pick<GridColumn<ScoreRow>, 'sort'> {
  return { sort: (a, b) => text(a).localeCompare(text(b), 'zh-CN', { numeric: true }) };
}

/** What ◔ and ! beside a score say. */
function evidenceWords(row: ScoreRow, node: number, t: Texts): string {
  const mark = evidenceMark(row, node);
  return mark === '' ? '' : t(mark === '!' ? 'grid.evidenceDoubt' : 'grid.evidencePartly');
}

function measuredOf({ result, at }: ScoreRow): number {
  return result.evidence.measured[at] ?? Number.NaN;
}

function doubtsOf({ result, at, unit }: ScoreRow): number {
  return unit === null ? 0 : (result.evidence.doubts[at] ?? 0);
}

function incompleteOf({ result, at, unit }: ScoreRow): number {
  return unit === null ? 0 : (result.evidence.incomplete[at] ?? 0);
}
