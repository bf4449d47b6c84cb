import { mapFigure } from '../../../shared/report/figures/cohort-figures.ts';
import { nodeScores } from '../../../shared/report/cohort-statistics.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { assignTier } from '../../../shared/scoring/assign-tier.ts';
import { figurePlot } from '../../views/plot/figure-plot.ts';
import type { FigureChoice } from './figure-list.ts';
import { correlationPicture, distributionPicture, scatterPicture } from './pictures/indicator-pictures.ts';
import type { Pictured, PictureSource } from './pictures/picture.ts';
import { rankingPicture, unitRadarPicture, yearsPicture } from './pictures/unit-pictures.ts';

/** What the reader chose for the free pictures. Nodes by code, so that a changed framework can't point elsewhere. */
export interface PictureOptions {
  readonly unit: string;
  readonly node: string;
  readonly across: string;
  readonly up: string;
  readonly depth: number;
  /** First-level code that correlations stay below; '' for all. */
  readonly within: string;
}

export function makePicture(source: PictureSource, figure: FigureChoice, options: PictureOptions): Pictured {
  const at = (code: string): number =>
    Math.max(
      source.input.dataset.nodes.findIndex((node) => node.code === code),
      0,
    );
  switch (figure.kind) {
    case 'report':
      return { ...figurePlot(figure.spec, source), notes: figure.spec.notes };
    case 'radar':
      return unitRadarPicture(source, options.unit, options.depth);
    case 'map': {
      const map = mapFigure(onIndicator(source.input, at(options.node)));
      return { ...figurePlot(map, source), notes: map.notes };
    }
    case 'scatter':
      return scatterPicture(source, at(options.across), at(options.up));
    case 'distribution':
      return distributionPicture(source, at(options.node));
    case 'correlation':
      return correlationPicture(source, options.depth, options.within === '' ? null : options.within);
    case 'years':
      return yearsPicture(source);
    case 'ranking':
      return rankingPicture(source);
  }
}

/** The map of one indicator: its scores where the index stands, judged by the same tier lines. */
function onIndicator(input: ReportInput, node: number): ReportInput {
  if (node === 0) return input;
  const index = nodeScores(input.result, node);
  return {
    ...input,
    result: {
      ...input.result,
      index,
      tier: [...index].map((value) =>
        Number.isNaN(value) || input.result.nodeOffScale[node] === 1 ? null : assignTier(value, input.method),
      ),
    },
  };
}
