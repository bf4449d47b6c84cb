import { administrativeOrder } from '../../../shared/report/cohort-statistics.ts';
import type { FigureSpec } from '../../../shared/report/figures/figure-spec.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';

/** Which units a picture shows: `all`, `ends` (the first, the last and those around the one in focus), `top`, `bottom`, `around`, or `group:` and a region. */
export type UnitWindow = 'all' | 'ends' | 'top' | 'bottom' | 'around' | `group:${string}`;

/** Up to this many, a picture shows all units and names each. */
const ALL_NAMED = 60;
/** Units of `top` and `bottom`; `ends` and `around` take half of that on either side. */
export const WINDOW = 30;

export function usualWindow({ dataset }: Pick<ReportInput, 'dataset'>): UnitWindow {
  return dataset.units.length <= ALL_NAMED ? 'all' : 'ends';
}

/** Positions in `dataset.units` of those shown, in administrative order. Ranks decide; units without one are shown with `all` and with their region only. */
export function shownUnits(input: ReportInput, window: UnitWindow, focus: number): readonly number[] {
  const order = administrativeOrder(input.dataset);
  if (window === 'all') return order;
  if (window.startsWith('group:'))
    return order.filter((unit) => input.dataset.units[unit]?.group === window.slice('group:'.length) || unit === focus);
  const ranked = order
    .filter((unit) => !Number.isNaN(input.result.index[unit]))
    .sort((a, b) => (input.result.rank[a] ?? 0) - (input.result.rank[b] ?? 0));
  const half = WINDOW / 2;
  const at = ranked.indexOf(focus);
  const near = at < 0 ? [] : ranked.slice(Math.max(0, at - half), at + half + 1);
  const chosen = new Set<number>([
    ...(window === 'top' ? ranked.slice(0, WINDOW) : []),
    ...(window === 'bottom' ? ranked.slice(-WINDOW) : []),
    ...(window === 'ends' ? [...ranked.slice(0, half), ...ranked.slice(-half), ...nearest(near, focus)] : []),
    ...(window === 'around' ? near : []),
    ...(focus < 0 ? [] : [focus]),
  ]);
  return order.filter((unit) => chosen.has(unit));
}

/** Two on either side: beside both ends there is no room for more. */
function nearest(near: readonly number[], focus: number): readonly number[] {
  const at = near.indexOf(focus);
  return at < 0 ? [] : near.slice(Math.max(0, at - 2), at + 3);
}

/** A figure of the report with only these units where its categories, rows, tiles or series are units; points stay, as a cloud is read as a whole. */
export function withUnits(figure: FigureSpec, codes: ReadonlySet<string>, every: ReadonlySet<string>): FigureSpec {
  const isUnits = (keys: readonly { readonly key: string }[]): boolean =>
    keys.length > 0 && keys.every(({ key }) => every.has(key));
  switch (figure.kind) {
    case 'bars':
    case 'grouped-bars':
    case 'stacked-bars':
    case 'histogram': {
      if (!isUnits(figure.categories)) return figure;
      const at = kept(figure.categories, codes);
      return {
        ...figure,
        categories: pick(figure.categories, at),
        series: figure.series.map(({ styles, texts, ...series }) => ({
          ...series,
          values: pick(series.values, at),
          ...(styles === undefined ? {} : { styles: pick(styles, at) }),
          ...(texts === undefined ? {} : { texts: pick(texts, at) }),
        })),
      };
    }
    case 'line':
    case 'radar':
      return isUnits(figure.series) ? { ...figure, series: figure.series.filter(({ key }) => codes.has(key)) } : figure;
    case 'heat-map': {
      if (!isUnits(figure.rows)) return figure;
      const at = kept(figure.rows, codes);
      return { ...figure, rows: pick(figure.rows, at), values: pick(figure.values, at) };
    }
    case 'scatter':
    case 'tile-map':
      return figure;
  }
}

/** Whether the window changes anything of a figure of the report. */
export function isByUnit(figure: FigureSpec, every: ReadonlySet<string>): boolean {
  return withUnits(figure, new Set(), every) !== figure;
}

function kept(keys: readonly { readonly key: string }[], codes: ReadonlySet<string>): readonly number[] {
  return keys.flatMap(({ key }, at) => (codes.has(key) ? [at] : []));
}

function pick<T>(values: readonly T[], at: readonly number[]): readonly T[] {
  return at.flatMap((place) => {
    const value = values[place];
    return value === undefined ? [] : [value];
  });
}
