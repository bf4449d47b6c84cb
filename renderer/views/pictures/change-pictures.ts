import { rankPathsFigure } from '../../../shared/report/figures/rank-paths-figure.ts';
import { unitYears } from '../../../shared/report/years-table.ts';
import { seriesColour } from '../../ui/series-colours.ts';
import { shownDecimals, shownScore } from '../../ui/look.ts';
import type { Data } from '../plot/plot-types.ts';
import { clearHeights } from '../plot/place-labels.ts';
import { focusColour, pictureTable } from './picture.ts';
import type { Pictured, PictureSource } from './picture.ts';

/** Pixels from one line of names to the next. */
const NAME_APART = 12;
/** Above and below the lines, with legend and titles. */
const AXES = 104;

/** 名次变化: the way of every unit shown through the years. Of some of all units the places are those among them, with their rank beside the name. */
export function rankPathsPicture(source: PictureSource): Pictured {
  const { input, t, ink, units, focus, area } = source;
  const figure = rankPathsFigure(input);
  if (figure === null) return { because: t('explore.noHistory') };
  const all = units.length === input.dataset.units.length;
  const wanted = new Map(units.map((unit) => [input.dataset.units[unit]?.code ?? '', unit]));
  const paths = figure.series.filter(({ key }) => wanted.has(key));
  const places = figure.categories.map((_, year) => placesAmong(paths.map(({ values }) => values[year] ?? null)));
  const height = (line: number): readonly (number | null)[] =>
    all ? (paths[line]?.values ?? []) : places.map((column) => column[line] ?? null);
  const count = all ? input.dataset.units.length : paths.length;
  const focused = paths.findIndex(({ key }) => wanted.get(key) === focus);
  const pitch = Math.max(1, (area.height - AXES) / Math.max(count, 1));
  const ends = paths.map((_, line) => (height(line).at(-1) ?? Number.NaN) * pitch);
  const named = clearHeights(ends, NAME_APART, focused < 0 ? [] : [focused]);
  const data = paths.map(({ name, values }, line): Data => {
    const inFocus = line === focused;
    const last = values.at(-1) ?? null;
    return {
      type: 'scatter',
      mode: 'text+lines+markers',
      name,
      showlegend: false,
      x: figure.categories.map(({ label }) => label),
      y: [...height(line)],
      line: {
        color: inFocus ? focusColour : focused < 0 ? seriesColour(line) : `${ink}40`,
        width: inFocus ? 3.5 : 1.5,
      },
      marker: { size: inFocus ? 9 : pitch < 8 ? 3 : 6 },
      text: values.map((_value, at) =>
        at === values.length - 1 && named.has(line) ? (all ? name : `${name}　${last ?? '—'}`) : '',
      ),
      textposition: 'middle right',
      textfont: { size: 11, ...(inFocus ? { color: focusColour } : {}) },
      cliponaxis: false,
      customdata: values.map((value) => (value === null ? '—' : t('explore.hoverRank', { rank: value }))),
      hovertemplate: `${name} %{x}<br>%{customdata}<extra></extra>`,
    };
  });
  return {
    // What is in focus lies over all others.
    data: focused < 0 ? data : [...data.filter((_, line) => line !== focused), ...data.slice(focused, focused + 1)],
    layout: {
      xaxis: { type: 'category', title: { text: figure.categoryTitle }, showgrid: true },
      yaxis: {
        title: { text: all ? figure.values.title : t('explore.placeAmong', { count: paths.length }) },
        range: [count + 0.5, 0.5],
        showgrid: false,
        zeroline: false,
        ...(count <= 40 ? { tick0: 1, dtick: count > 15 ? 5 : 1 } : {}),
      },
      margin: { l: 56, r: 132, t: 16, b: 44 },
    },
    notes: [...figure.notes, ...(named.size < paths.length ? [t('explore.namesLeftOut')] : [])],
    places: {
      axes: ['year', all ? 'rank' : 'place'],
      names: [figure.categories.map(({ label }) => label), null],
      units: new Map(
        paths.map(({ key, values }, line) => [
          key,
          figure.categories.flatMap((year, at) => {
            const y = height(line)[at] ?? null;
            const said = t('explore.hoverRank', { rank: values[at] ?? '—' });
            return y === null ? [] : [{ at: year.key, x: year.label, y, said }];
          }),
        ]),
      ),
    },
    table: pictureTable(
      source,
      [t('explore.unit'), ...figure.categories.map(({ label }) => label)],
      paths.map(({ name, values }) => [name, ...values.map((value) => value ?? Number.NaN)]),
      0,
    ),
  };
}

/** Places from 1 among those that are known. */
function placesAmong(ranks: readonly (number | null)[]): readonly (number | null)[] {
  const sorted = [...ranks.keys()]
    .filter((line) => ranks[line] !== null)
    .sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
  const places = new Map(sorted.map((line, at) => [line, at + 1]));
  return ranks.map((_, line) => places.get(line) ?? null);
}

/** The years that have an index of any unit, from the oldest on. */
export function knownYears(input: PictureSource['input']): readonly number[] {
  const { years, units } = unitYears(input);
  return years.filter((_, at) => units.some(({ index }) => !Number.isNaN(index[at] ?? Number.NaN)));
}

/** 两年对照: the index of an earlier year and of the present one on one line a unit, in the order of the present one. `from`: the earlier year. */
export function dumbbellPicture(source: PictureSource, from: number): Pictured {
  const { input, t, ink, look, units, focus, area } = source;
  const { years, units: all } = unitYears(input);
  const [before, after] = [years.indexOf(from), years.indexOf(input.framework.year)];
  if (before < 0 || after < 0 || before === after) return { because: t('explore.noHistory') };
  const codes = new Set(units.map((unit) => input.dataset.units[unit]?.code ?? ''));
  const rows = all
    .filter(({ unit }) => codes.has(unit))
    .map(({ unit, name, index }) => ({ unit, name, was: index[before] ?? Number.NaN, is: index[after] ?? Number.NaN }))
    .filter(({ is }) => !Number.isNaN(is))
    .sort((a, b) => b.is - a.is);
  const both = rows.filter(({ was }) => !Number.isNaN(was));
  if (both.length === 0) return { because: t('explore.noNumbers') };
  const decimals = shownDecimals(input, look);
  const focusCode = input.dataset.units[focus]?.code ?? '';
  const dots = (year: number, hollow: boolean, values: readonly number[]): Data => ({
    type: 'scatter',
    mode: 'markers',
    name: t('explore.yearName', { year }),
    x: [...values],
    y: rows.map((_, at) => at),
    text: rows.map(({ name }) => name),
    marker: {
      size: hollow ? 8 : 9,
      symbol: hollow ? 'circle-open' : 'circle',
      color: rows.map(({ unit }) => (unit === focusCode ? focusColour : seriesColour(0))),
      line: { width: 1.5 },
    },
    hovertemplate: `%{text} ${year}<br>%{x:.${decimals}f}<extra></extra>`,
  });
  const pitch = (area.height - AXES) / rows.length;
  const every = Math.max(1, Math.ceil(NAME_APART / pitch));
  const shown = rows.flatMap(({ unit }, at) => (at % every === 0 || unit === focusCode ? [at] : []));
  const focusAt = rows.findIndex(({ unit }) => unit === focusCode);
  // A name that would stand on that of the unit in focus makes room for it.
  const ticks = shown.filter((at) => at === focusAt || focusAt < 0 || Math.abs(at - focusAt) >= every);
  return {
    data: [
      {
        type: 'scatter',
        mode: 'lines',
        x: both.flatMap(({ was, is }) => [was, is, null]),
        y: both.flatMap((row) => [rows.indexOf(row), rows.indexOf(row), null]),
        line: { color: `${ink}66`, width: 2 },
        hoverinfo: 'skip',
        showlegend: false,
      },
      dots(
        from,
        true,
        rows.map(({ was }) => was),
      ),
      dots(
        input.framework.year,
        false,
        rows.map(({ is }) => is),
      ),
    ],
    layout: {
      showlegend: true,
      legend: { orientation: 'h', y: 1.02, yanchor: 'bottom', x: 0, traceorder: 'normal' },
      xaxis: { title: { text: t('explore.indexName') } },
      yaxis: {
        range: [rows.length - 0.4, -0.6],
        tickvals: ticks,
        ticktext: ticks.map((at) => rows[at]?.name ?? ''),
        tickfont: { size: 10 },
        showgrid: pitch > 8,
        zeroline: false,
      },
    },
    notes: [
      t('explore.dumbbellNote', {
        from,
        to: input.framework.year,
        up: both.filter(({ was, is }) => is > was).length,
        count: both.length,
      }),
      ...(ticks.length < rows.length ? [t('explore.namesLeftOut')] : []),
    ],
    places: {
      axes: ['index', 'unit'],
      names: [null, null],
      units: new Map(
        rows.map(({ unit, was, is }, y) => [
          unit,
          (
            [
              [from, was],
              [input.framework.year, is],
            ] as const
          ).flatMap(([year, x]) =>
            Number.isNaN(x) ? [] : [{ at: String(year), x, y, said: shownScore(input, x, look) }],
          ),
        ]),
      ),
    },
    table: pictureTable(
      source,
      [t('explore.unit'), String(from), String(input.framework.year), t('explore.change')],
      rows.map(({ name, was, is }) => [name, was, is, is - was]),
    ),
  };
}
