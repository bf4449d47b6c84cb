import { displayNumber } from '../../base/display.ts';
import { tierName } from '../../model/tier-name.ts';
import { nameIn } from '../english-names.ts';
import { administrativeOrder } from '../cohort-statistics.ts';
import type { ReportInput } from '../report-input.ts';
import { plainStyle, tierStyle, unassessedStyle } from './figure-style.ts';
import type { BarFigure, HeatFigure, MapTile, TileMapFigure } from './figure-spec.ts';
import { figureText } from './figure-text.ts';
import { firstLevel, figureIndicator, known, titleParams, unitStyle } from './figure-values.ts';
import { indicatorHeat } from './indicator-heat.ts';
import { reportedRegions } from '../regions.ts';
import { provinceTiles, unassessedTiles } from './province-tiles.ts';
import { decimalsOf } from '../score-text.ts';

/** Units by class of the index, classes coloured by the tier that they lie in; null without an index. */
export function distributionFigure(input: ReportInput): BarFigure | null {
  const { lang } = input;
  const indices = [...input.result.index].filter((index) => !Number.isNaN(index));
  if (indices.length === 0) return null;
  const width = classWidth(Math.min(...indices), Math.max(...indices));
  // An index of 89.99999999999999 is on the line 90 (docs/METHODS "Tiers"), so it is counted there too.
  const classOf = (index: number): number => Math.floor(index / width + 1e-9);
  const first = Math.min(...indices.map(classOf));
  const count = Math.max(...indices.map(classOf)) - first + 1;
  const values = Array.from({ length: count }, () => 0);
  for (const index of indices) values[classOf(index) - first]! += 1;
  const decimals = width >= 1 ? 0 : Math.min(6, Math.ceil(-Math.log10(width)));
  const bound = (position: number): string => displayNumber((first + position) * width, decimals);
  return {
    id: 'F-distribution',
    number: null,
    title: figureText(input, 'FIGURE_DISTRIBUTION', titleParams(input)),
    notes: [figureText(lang, 'FIGURE_NOTE_CLASSES')],
    kind: 'histogram',
    orientation: 'vertical',
    categoryTitle: figureText(input, 'FIGURE_INDEX'),
    categories: values.map((_, i) => ({
      key: bound(i),
      label: figureText(lang, 'FIGURE_CLASS', { from: bound(i), to: bound(i + 1) }),
      tier: null,
    })),
    values: { title: figureText(lang, 'FIGURE_COUNT'), range: null, decimals: 0 },
    series: [
      {
        key: 'units',
        name: figureText(lang, 'FIGURE_COUNT'),
        values,
        style: plainStyle,
        texts: values.map((value) => (value > 0 ? String(value) : '')),
        styles: values.map((_, i) => classStyle(input, (first + i) * width, (first + i + 1) * width)),
      },
    ],
    referenceLines: [],
  };
}

/** 1, 2 or 5 times a power of ten: about twelve classes, none wider than 5 on a scale of a hundred. */
function classWidth(lowest: number, highest: number): number {
  const rough = Math.max((highest - lowest) / 12, 1e-6);
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5, 10].find((step) => rough <= power * step * (1 + 1e-9)) ?? 10);
}

function classStyle(input: ReportInput, from: number, to: number): BarFigure['series'][number]['style'] {
  const own = input.method.tiers.findIndex(({ lower }) => lower === null || lower <= from + 1e-9);
  const upper = own > 0 ? (input.method.tiers[own - 1]?.lower ?? null) : null;
  const inside = own >= 0 && (upper === null || to <= upper + 1e-9) && input.result.tier.some((tier) => tier !== null);
  return inside ? tierStyle(input.method.tiers[own]!.tier, input.method.tiers) : plainStyle;
}

/** Units (administrative order) on index and first level. */
export function heatFigure(input: ReportInput): HeatFigure | null {
  const indicators = [
    { ...figureIndicator(input, 0), code: 'index', name: figureText(input, 'FIGURE_INDEX') },
    ...firstLevel(input),
  ];
  return indicatorHeat(input, indicators, administrativeOrder(input.dataset), {
    id: 'F-heat',
    number: null,
    title: figureText(input.lang, 'FIGURE_HEAT', titleParams(input)),
  });
}

/** In grey, without a tier, where they are no units of the cohort. */
function unassessed({ dataset, lang }: ReportInput): readonly MapTile[] {
  return unassessedTiles
    .filter(({ code }) => dataset.units.every((unit) => unit.code !== code))
    .map(({ code, name, place: [column, row] }) => ({
      key: code,
      label: nameIn(name, lang),
      column,
      row,
      value: null,
      tier: null,
      style: unassessedStyle,
    }));
}

/** Tiers on squares: the provinces by their place on the map, any other cohort in rows by region. */
export function mapFigure(input: ReportInput): TileMapFigure {
  const { lang } = input;
  const { units } = input.dataset;
  const placed = units.every(({ code }) => provinceTiles[code] !== undefined);
  const places = placed ? null : rowsByGroup(input);
  const tiles = administrativeOrder(input.dataset).map((u): MapTile => {
    const { code, name } = units[u]!;
    const [column, row] =
      provinceTiles[code] !== undefined && placed ? provinceTiles[code] : (places?.get(u) ?? [0, 0]);
    return {
      key: code,
      label: name,
      column,
      row,
      value: known(input.result.index[u]),
      tier: input.result.tier[u] ?? null,
      style: unitStyle(input, u),
    };
  });
  const { tiers } = input.method;
  return {
    id: 'F-map',
    number: null,
    title: figureText(input, 'FIGURE_MAP', titleParams(input)),
    kind: 'tile-map',
    notes: [figureText(input, placed ? 'FIGURE_NOTE_MAP' : 'FIGURE_NOTE_GROUPS')],
    tiles: placed ? [...tiles, ...unassessed(input)] : tiles,
    scale: { title: figureText(input, 'FIGURE_INDEX'), range: null, decimals: decimalsOf(input) },
    legend: tiers.map(({ tier }) => ({ tier, name: tierName(tier, lang, tiers), style: tierStyle(tier, tiers) })),
  };
}

/** A row, or several, for each region in the report's order; units without a region last. */
function rowsByGroup(input: ReportInput): ReadonlyMap<number, readonly [column: number, row: number]> {
  const perRow = Math.max(8, Math.ceil(Math.sqrt(input.dataset.units.length * 1.2)));
  const regions = reportedRegions(input.dataset).map(({ units }) => units);
  const others = administrativeOrder(input.dataset).filter((u) => input.dataset.units[u]!.group === '');
  const places = new Map<number, readonly [number, number]>();
  let row = 0;
  for (const units of [...regions, others]) {
    units.forEach((u, i) => places.set(u, [i % perRow, row + Math.floor(i / perRow)]));
    row += Math.ceil(units.length / perRow);
  }
  return places;
}
