import { aggregationRule } from '../../../../shared/scoring/aggregation-rule.ts';
import { tierName } from '../../../../shared/model/tier-name.ts';
import { indicatorMeans } from '../../../../shared/report/indicator-means.ts';
import type { IndicatorMean } from '../../../../shared/report/indicator-means.ts';
import { regionMeans } from '../../../../shared/report/region-means.ts';
import { figureText } from '../../../../shared/report/figures/figure-text.ts';
import { nodeScores } from '../../../../shared/report/cohort-statistics.ts';
import { exportingText } from '../../exporting-text.ts';
import { columnLetter } from '../sheets/lay-grid.ts';
import type { StyledValue } from '../sheets/lay-grid.ts';
import { numberStyle, textStyles } from '../sheets/styles.ts';
import { DATA_FIRST, OVERVIEW_FIRST, SHARE_ROW, entryColumn, lastRow, on } from '../live/live-layout.ts';
import type { LiveLayout } from '../live/live-layout.ts';
import { overviewColumns, overviewRange } from '../live/overview-sheet.ts';
import { scoreFormat } from '../../../../shared/report/score-text.ts';

/** Rows of the chart data begin where those of the overview, the means and the regions do. */
const FIRST = OVERVIEW_FIRST;

export interface ChartColumn {
  readonly head: string;
  readonly cells: readonly StyledValue[];
}

/** Columns that belong together: names and values, side by side; `aid` before them where formulas need one. */
export interface ChartBlock {
  readonly aid: ChartColumn | null;
  readonly names: ChartColumn;
  readonly values: readonly ChartColumn[];
}

/** What the charts show, each block with the column that it begins at: 1-based, the numbers of the rows come before the first. */
export interface ChartBlocks {
  readonly units: ChartBlock;
  /** The units' values are shares of the index that first-level indicators bring, not the index itself. */
  readonly contributions: boolean;
  readonly ranked: ChartBlock;
  readonly regions: ChartBlock | null;
  readonly firstLevel: ChartBlock | null;
  readonly secondLevel: readonly {
    readonly parent: IndicatorMean;
    readonly number: number;
    readonly block: ChartBlock;
  }[];
}

/** Number of columns of a block. */
export function blockWidth({ aid, values }: ChartBlock): number {
  return (aid === null ? 0 : 1) + 1 + values.length;
}

/** Values of the core, each with the formula over the other sheets of the live workbook that gives it. */
export function chartBlocks(layout: LiveLayout): ChartBlocks {
  const units = contributionsBlock(layout) ?? indexBlock(layout);
  const means = indicatorMeans(layout.input);
  const first = means.filter(({ depth }) => depth === 1);
  const secondLevel = first.flatMap((parent, number) => {
    const under = means.filter((mean) => mean.parent === parent.code);
    return under.length === 0 ? [] : [{ parent, number, block: meansBlock(layout, means, under, false) }];
  });
  return {
    units,
    contributions: units.values.length > 1 || units.values[0]?.head !== indexWord(layout),
    ranked: rankedBlock(layout, 2 + blockWidth(units)),
    regions: regionsBlock(layout),
    firstLevel: first.length === 0 ? null : meansBlock(layout, means, first, true),
    secondLevel,
  };
}

function indexWord({ input }: LiveLayout): string {
  return figureText(input, 'FIGURE_INDEX');
}

function number({ input }: LiveLayout, value: number, formula: string): StyledValue {
  return { value: Number.isNaN(value) ? '' : value, formula, style: numberStyle(scoreFormat(input)) };
}

function text(value: string, formula?: string): StyledValue {
  return { value, ...(formula === undefined ? {} : { formula }), style: textStyles.left };
}

function overviewCell(layout: LiveLayout, column: string, i: number): string {
  return `${on(layout.sheets.overview)}$${column}$${OVERVIEW_FIRST + i}`;
}

function unitNames(layout: LiveLayout): ChartColumn {
  return {
    head: exportingText(layout.input, 'EXPORT_H_UNIT'),
    cells: layout.units.map((u, i) => text(layout.input.dataset.units[u]!.name, overviewCell(layout, 'C', i))),
  };
}

function indexBlock(layout: LiveLayout): ChartBlock {
  const cells = layout.units.map((u, i) =>
    number(layout, layout.input.result.index[u]!, overviewCell(layout, overviewColumns.index, i)),
  );
  return { aid: null, names: unitNames(layout), values: [{ head: indexWord(layout), cells }] };
}

/** What each first-level indicator adds to the index, reweighted over those that have a score; null where the index is no weighted sum of them. */
function contributionsBlock(layout: LiveLayout): ChartBlock | null {
  const { input, entries, children } = layout;
  const { result, dataset, method } = input;
  const below = children[0]!;
  if (
    below.length < 2 ||
    below.some((at) => entries[at]!.kind === 'measure') ||
    aggregationRule(method, dataset.nodes[0]!.code, true).id !== 'arithmetic'
  )
    return null;
  const nodes = below.map((at) => entries[at]!.position);
  const scores = nodes.map((node) => nodeScores(result, node));
  const sheet = on(layout.sheets.scores);
  const ends = [below[0]!, below.at(-1)!].map((at) => entryColumn(layout, at));
  const over = (row: number): string => `${sheet}$${ends[0]}$${row}:$${ends[1]}$${row}`;
  const values = below.map((at, p): ChartColumn => ({
    head: `${entries[at]!.code} ${entries[at]!.name}`,
    cells: layout.units.map((u, i) => {
      const row = DATA_FIRST + i;
      const column = `${sheet}$${entryColumn(layout, at)}$`;
      const present = nodes.reduce(
        (sum, node, k) => sum + (Number.isNaN(scores[k]![u]!) ? 0 : result.nodeShares[node]!),
        0,
      );
      const score = scores[p]![u]!;
      const value = Number.isNaN(result.index[u]!)
        ? Number.NaN
        : Number.isNaN(score)
          ? 0
          : (score * result.nodeShares[nodes[p]!]!) / present;
      return number(
        layout,
        value,
        `IF(ISNUMBER(${overviewCell(layout, overviewColumns.index, i)}),N(${column}${row})*${column}${SHARE_ROW}/SUMPRODUCT(${over(SHARE_ROW)}*ISNUMBER(${over(row)})),"")`,
      );
    }),
  }));
  return { aid: null, names: unitNames(layout), values };
}

/** The units from the highest index down, a column a tier so that bars change colour with it. Equal indices stand in administrative order. */
function rankedBlock(layout: LiveLayout, start: number): ChartBlock {
  const { input } = layout;
  const { result, method, dataset, lang } = input;
  const index = layout.units.map((u) => result.index[u]!);
  const order = [...index.keys()]
    .filter((i) => !Number.isNaN(index[i]!))
    .sort((a, b) => index[b]! - index[a]! || a - b);
  const places = new Map(order.map((i, place) => [i, place + 1]));
  const range = overviewRange(layout, overviewColumns.index);
  const aid = columnLetter(start);
  const positions = `$${aid}$${FIRST}:$${aid}$${FIRST + layout.units.length - 1}`;
  const match = (i: number): string => `MATCH($A${FIRST + i},${positions},0)`;
  const tiered = result.tier.some((tier) => tier !== null);
  const columns = tiered ? method.tiers.map(({ tier }) => tier) : [null];
  const indexAt = (i: number): string => `INDEX(${range},${match(i)})`;
  return {
    aid: {
      head: exportingText(lang, 'EXPORT_CHART_PLACE'),
      cells: layout.units.map((_, i) => {
        const x = overviewCell(layout, overviewColumns.index, i);
        const above = `${on(layout.sheets.overview)}$${overviewColumns.index}$${OVERVIEW_FIRST}:$${overviewColumns.index}$${OVERVIEW_FIRST + i}`;
        const formula = `IF(ISNUMBER(${x}),SUMPRODUCT(ISNUMBER(${range})*(${range}>${x}))+SUMPRODUCT(ISNUMBER(${above})*(${above}=${x})),"")`;
        return { value: places.get(i) ?? '', formula, style: numberStyle('0') };
      }),
    },
    names: {
      head: exportingText(input, 'EXPORT_H_UNIT'),
      cells: layout.units.map((_, i) =>
        text(
          order[i] === undefined ? '' : dataset.units[layout.units[order[i]]!]!.name,
          `IFERROR(INDEX(${overviewRange(layout, 'C')},${match(i)}),"")`,
        ),
      ),
    },
    values: columns.map((tier): ChartColumn => ({
      head: tier === null ? indexWord(layout) : tierName(tier, lang, input.method.tiers),
      cells: layout.units.map((_, i) => {
        const at = order[i];
        const shown = at !== undefined && (tier === null || result.tier[layout.units[at]!] === tier);
        const formula =
          tier === null
            ? `IFERROR(${indexAt(i)},"")`
            : `IFERROR(IF(INDEX(${overviewRange(layout, overviewColumns.tier)},${match(i)})="${tierName(tier, lang, input.method.tiers)}",${indexAt(i)},""),"")`;
        return number(layout, shown ? index[at]! : Number.NaN, formula);
      }),
    })),
  };
}

/** F3-1: mean of each region and, beside it each time, of all units: the line. */
function regionsBlock(layout: LiveLayout): ChartBlock | null {
  const { input } = layout;
  const { regions, mean } = regionMeans(input);
  if (regions.length === 0) return null;
  const sheet = on(exportingText(input, 'EXPORT_SHEET_REGIONS'));
  const index = overviewRange(layout, overviewColumns.index);
  return {
    aid: null,
    names: {
      head: exportingText(input, 'EXPORT_H_GROUP'),
      cells: regions.map(({ region }, i) => text(region, `${sheet}$A$${FIRST + i}`)),
    },
    values: [
      {
        head: figureText(input.lang, 'FIGURE_MEAN'),
        cells: regions.map((region, i) => number(layout, region.mean, `${sheet}$C$${FIRST + i}`)),
      },
      {
        head: exportingText(input.lang, 'EXPORT_CHART_ALL'),
        cells: regions.map(() => number(layout, mean, `IF(COUNT(${index})=0,"",AVERAGE(${index}))`)),
      },
    ],
  };
}

/** F4-1 … F4-12: means of the indicators in `shown`, and their best values. */
function meansBlock(
  layout: LiveLayout,
  means: readonly IndicatorMean[],
  shown: readonly IndicatorMean[],
  withBest: boolean,
): ChartBlock {
  const { lang } = layout.input;
  const sheet = on(layout.sheets.means);
  const row = (mean: IndicatorMean): number => FIRST + means.indexOf(mean);
  const best = (mean: IndicatorMean): StyledValue => {
    const column = entryColumn(
      layout,
      layout.entries.findIndex((entry) => entry.kind === 'node' && entry.code === mean.code),
    );
    const range = `${on(layout.sheets.scores)}$${column}$${DATA_FIRST}:$${column}$${lastRow(layout)}`;
    return number(layout, mean.best, `IF(COUNT(${range})=0,"",MAX(${range}))`);
  };
  return {
    aid: null,
    names: {
      head: exportingText(lang, 'EXPORT_H_NAME'),
      cells: shown.map(({ code, name }) => text(`${code} ${name}`)),
    },
    values: [
      {
        head: figureText(lang, 'FIGURE_MEAN'),
        cells: shown.map((mean) => number(layout, mean.mean, `${sheet}$C$${row(mean)}`)),
      },
      ...(withBest ? [{ head: figureText(lang, 'FIGURE_BEST'), cells: shown.map(best) }] : []),
    ],
  };
}
