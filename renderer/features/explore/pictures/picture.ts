import type { ReportInput } from '../../../../shared/report/report-input.ts';
import type { Look } from '../../../ui/look.ts';
import type { Texts } from '../../../ui/texts.ts';
import type { PlotPaper } from '../../../views/plot/plot-parts.ts';
import type { Data, Layout } from '../../../views/plot/plot-types.ts';

/** A picture ready to draw. `notes` stand below it, on screen and in the saved file. */
export interface Picture {
  readonly data: readonly Data[];
  readonly layout: Partial<Layout>;
  readonly notes: readonly string[];
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
}

export type Pictured = Picture | NoPicture;

/** Reference lines are drawn over bars in the text's own colour, dashed, so that they never pass for a series. */
export const referenceLine = { width: 1.5, dash: 'dash' } as const;
