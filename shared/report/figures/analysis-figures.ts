import { analysisTables } from '../analysis-tables.ts';
import type { ReportInput } from '../report-input.ts';
import type { ReportCell, ReportTable } from '../report-table.ts';
import { cellText } from '../cell-text.ts';
import type { FigureCategory, FigureSpec } from './figure-spec.ts';
import { seriesStyle } from './figure-style.ts';
import { figureText } from './figure-text.ts';

/** How the figure of each table shows its rows; tables and figures then can't disagree. */
const drawn: Readonly<Record<string, (input: ReportInput, table: ReportTable) => readonly FigureSpec[]>> = {
  'N-1': (input, table) => [obstacleFigure(input, table)],
  'N-2': (input, table) => [barsOf(input, table, 'F-coupling', 3)],
  'N-3': (input, table) => [gapFigure(input, table)],
  'N-4': (input, table) => [convergenceFigure(input, table)],
  'N-5': (input, table) => classFigures(input, table),
};

/** The figures of 结构分析, each of the table that it shows: obstacle degrees, coordination, regional gap, σ convergence, natural breaks and k-means. */
export function analysisFigures(input: ReportInput): readonly FigureSpec[] {
  return analysisTables(input).flatMap((table) => analysisFiguresOf(input, table));
}

/** Those that show one of its tables. */
export function analysisFiguresOf(input: ReportInput, table: ReportTable): readonly FigureSpec[] {
  return drawn[table.id]?.(input, table) ?? [];
}

/** N-1: units by first-level indicators, in per cent of all that the unit lacks. */
function obstacleFigure(input: ReportInput, table: ReportTable): FigureSpec {
  const heads = headOf(table);
  const columns = heads.slice(1, -1);
  return {
    id: 'F-obstacles',
    number: null,
    title: table.title,
    notes: table.notes,
    kind: 'heat-map',
    rows: unitCategories(input, table),
    columns: columns.map((label, at) => ({ key: `${at}`, label, tier: null })),
    values: table.body.map((row) => columns.map((_, at) => numberAt(row, at + 1))),
    scale: { title: '%', range: null, decimals: 1 },
  };
}

/** N-2: one number a unit. */
function barsOf(input: ReportInput, table: ReportTable, id: string, column: number): FigureSpec {
  const name = headOf(table)[column] ?? '';
  return {
    id,
    number: null,
    title: table.title,
    notes: table.notes,
    kind: 'bars',
    orientation: table.body.length > 8 ? 'horizontal' : 'vertical',
    categoryTitle: figureText(input, 'FIGURE_UNIT_AXIS'),
    categories: unitCategories(input, table),
    values: { title: name, range: [0, 1], decimals: 2 },
    series: [{ key: id, name, values: table.body.map((row) => numberAt(row, column)), style: seriesStyle(0) }],
    referenceLines: [],
  };
}

/** N-3: what each region's own Theil and, last, all of them together add to the whole, in per cent; the rest lies between regions. */
function gapFigure(input: ReportInput, table: ReportTable): FigureSpec {
  const last = headOf(table).length - 1;
  const name = headOf(table)[last] ?? '';
  return {
    id: 'F-gap',
    number: null,
    title: table.title,
    notes: table.notes,
    kind: 'bars',
    orientation: 'vertical',
    categoryTitle: figureText(input, 'FIGURE_REGION_AXIS'),
    categories: table.body.map(category),
    values: { title: `${name} (%)`, range: null, decimals: 2 },
    series: [{ key: 'gap', name, values: table.body.map((row) => numberAt(row, last)), style: seriesStyle(0) }],
    referenceLines: [],
  };
}

/** N-4: the coefficient of variation by year. */
function convergenceFigure(input: ReportInput, table: ReportTable): FigureSpec {
  const name = headOf(table)[2] ?? '';
  const rows = table.body.toSorted((a, b) => textAt(a, 0).localeCompare(textAt(b, 0)));
  return {
    id: 'F-convergence',
    number: null,
    title: table.title,
    notes: table.notes,
    kind: 'line',
    categoryTitle: figureText(input.lang, 'FIGURE_YEAR_AXIS'),
    categories: rows.map(category),
    values: { title: name, range: null, decimals: 4 },
    series: [{ key: 'cv', name, values: rows.map((row) => numberAt(row, 2)), style: seriesStyle(0) }],
    referenceLines: [],
  };
}

/** N-5: the index of every unit, in the colour of its class, by natural breaks and by k-means. */
function classFigures(input: ReportInput, table: ReportTable): readonly FigureSpec[] {
  const heads = headOf(table);
  return heads.slice(2).map((head, at): FigureSpec => {
    const column = at + 2;
    const classes = [...new Set(table.body.flatMap((row) => numberAt(row, column) ?? []))].sort((a, b) => a - b);
    const [first] = table.body;
    const cell = first?.[1];
    return {
      id: at === 0 ? 'F-breaks' : 'F-groups',
      number: null,
      title: `${table.title} · ${head}`,
      notes: table.notes,
      kind: 'stacked-bars',
      orientation: table.body.length > 8 ? 'horizontal' : 'vertical',
      categoryTitle: figureText(input, 'FIGURE_UNIT_AXIS'),
      categories: unitCategories(input, table),
      values: { title: heads[1] ?? '', range: null, decimals: cell?.kind === 'number' ? cell.decimals : 2 },
      series: classes.map((one, place) => ({
        key: `${one}`,
        name: `${head} ${one}`,
        values: table.body.map((row) => (numberAt(row, column) === one ? numberAt(row, 1) : null)),
        style: seriesStyle(place),
      })),
      referenceLines: [],
    };
  });
}

function headOf({ head }: ReportTable): readonly string[] {
  return (head[0] ?? []).map(cellText);
}

/** Rows that are units have their codes as keys, where one unit alone has that name. */
function unitCategories({ dataset }: ReportInput, { body }: ReportTable): readonly FigureCategory[] {
  const codes = new Map<string, readonly string[]>();
  for (const { name, code } of dataset.units) codes.set(name, [...(codes.get(name) ?? []), code]);
  return body.map((row, at) => {
    const [code, ...others] = codes.get(textAt(row, 0)) ?? [];
    return { ...category(row, at), ...(code === undefined || others.length > 0 ? {} : { key: code }) };
  });
}

function category(row: readonly ReportCell[], at: number): FigureCategory {
  return { key: `${at}`, label: textAt(row, 0), tier: null };
}

function textAt(row: readonly ReportCell[], column: number): string {
  const cell = row[column];
  return cell === undefined ? '' : cellText(cell);
}

function numberAt(row: readonly ReportCell[], column: number): number | null {
  const cell = row[column];
  return cell?.kind === 'number' ? cell.value : null;
}
