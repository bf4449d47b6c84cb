import type { ReportInput } from '../../../shared/report/report-input.ts';
import type { ReportCell, ReportTable } from '../../../shared/report/report-table.ts';
import { numberCell, textCell } from '../../../shared/report/report-table.ts';
import type { Look } from '../../ui/look.ts';
import { shownDecimals } from '../../ui/look.ts';
import type { Texts } from '../../ui/texts.ts';
import type { PlotPaper } from '../plot/plot-parts.ts';
import type { Data, Layout } from '../plot/plot-types.ts';

/** A picture ready to draw. `notes` stand below it, on screen and in the saved file; `table` holds the values that are drawn. */
export interface Picture {
  readonly data: readonly Data[];
  readonly layout: Partial<Layout>;
  readonly notes: readonly string[];
  readonly table: ReportTable;
  /** What annotations can hang on; left out: the picture has no axes. */
  readonly places?: PicturePlaces;
}

/** Where a picture draws a unit, in the data of its axes. */
export interface UnitPlace {
  /** Tells the places of one unit apart: a year, an indicator's code; '' where it has one. */
  readonly at: string;
  readonly x: number | string;
  readonly y: number | string;
  /** Left out: the first axis. */
  readonly yref?: 'y2';
  /** Its value there, as the screens show it. */
  readonly said: string;
}

export interface PicturePlaces {
  /** What the two axes show, by key: an indicator's code, `unit`, `year`. */
  readonly axes: readonly [x: string, y: string];
  /** Names on an axis of names, in their order; null on one of numbers. */
  readonly names: readonly [x: readonly string[] | null, y: readonly string[] | null];
  /** Of units by their codes, in the order of the picture. */
  readonly units: ReadonlyMap<string, readonly UnitPlace[]>;
  /** The axis along which each unit has a stretch of its own, that any pointing within belongs to. */
  readonly byUnit?: 'x' | 'y';
}

/** Why there is nothing to draw. */
export interface NoPicture {
  readonly because: string;
}

/** What every picture is made from. `ink`: text and reference lines on the present background. */
export interface PictureSource extends PlotPaper {
  readonly input: ReportInput;
  readonly t: Texts;
  readonly look: Look;
  /** Positions in `dataset.units` of those that pictures by unit show, in administrative order. */
  readonly units: readonly number[];
  /** Position of the unit that stands out; -1 for none. */
  readonly focus: number;
  /** Room for the picture, px. */
  readonly area: { readonly width: number; readonly height: number };
  /** One of several side by side: the ends of the axes that they have in common, and no names beyond the drawing. */
  readonly common?: {
    readonly ends: { readonly x?: readonly [number, number]; readonly y?: readonly [number, number] };
  };
}

export type Pictured = Picture | NoPicture;

/** Reference lines are drawn over bars in the text's own colour, dashed, so that they never pass for a series. */
export const referenceLine = { width: 1.5, dash: 'dash' } as const;
/** The unit in focus: a colour that no tier has. */
export const focusColour = '#c2410c';

/** The values of a picture as a table: texts, and numbers as the screens show scores. Numbers that are missing print "—". */
export function pictureTable(
  { input, look }: Pick<PictureSource, 'input' | 'look'>,
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  decimals = shownDecimals(input, look),
): ReportTable {
  const cell = (value: string | number): ReportCell =>
    typeof value === 'string' ? textCell(value) : numberCell(value, Number.isInteger(value) ? 0 : decimals);
  return {
    id: 'picture',
    title: '',
    head: [head.map((text) => textCell(text, { align: 'center' }))],
    body: rows.map((row) => row.map(cell)),
    columns: head.map(() => 1),
    notes: [],
    landscape: false,
  };
}
