import { mapFigure } from '../../../shared/report/figures/cohort-figures.ts';
import type { FigureSpec } from '../../../shared/report/figures/figure-spec.ts';
import { figureTable } from '../../../shared/report/figures/figure-table.ts';
import { nodeScores } from '../../../shared/report/cohort-statistics.ts';
import type { PaneInput } from '../../../shared/report/pane-inputs.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { assignTier } from '../../../shared/scoring/assign-tier.ts';
import { figurePlot } from '../../views/plot/figure-plot.ts';
import type { FigureChoice } from './figure-list.ts';
import { correlationPicture } from '../../views/pictures/correlation-picture.ts';
import { distributionPicture, scatterPicture } from '../../views/pictures/indicator-pictures.ts';
import type { Pictured, PictureSource } from '../../views/pictures/picture.ts';
import { figurePlaces } from '../../views/pictures/figure-places.ts';
import { dumbbellPicture, rankPathsPicture } from '../../views/pictures/change-pictures.ts';
import { parallelPicture, swarmPicture } from '../../views/pictures/profile-pictures.ts';
import { isPaneKind, multiplePicture } from '../../views/pictures/small-multiples.ts';
import { withUnits } from '../../views/pictures/shown-units.ts';
import { rankingPicture } from '../../views/pictures/ranking-picture.ts';
import { unitRadarPicture, yearsPicture } from '../../views/pictures/unit-pictures.ts';

/** What the reader chose for the free pictures. Nodes by code, so that a changed framework can't point elsewhere. */
export interface PictureOptions {
  readonly unit: string;
  readonly node: string;
  readonly across: string;
  readonly up: string;
  readonly depth: number;
  /** First-level code that correlations stay below; '' for all. */
  readonly within: string;
  /** The earlier year of two that are compared. */
  readonly from: number;
}

function makePicture(source: PictureSource, figure: FigureChoice, options: PictureOptions): Pictured {
  const at = (code: string): number =>
    Math.max(
      source.input.dataset.nodes.findIndex((node) => node.code === code),
      0,
    );
  switch (figure.kind) {
    case 'report':
      return figurePicture(source, withUnits(figure.spec, codesOf(source, source.units), codesOf(source, null)));
    case 'radar':
      return unitRadarPicture(source, options.unit, options.depth);
    case 'map': {
      return figurePicture(source, mapFigure(onIndicator(source.input, at(options.node))));
    }
    case 'scatter':
      return scatterPicture(source, at(options.across), at(options.up));
    case 'distribution':
      return distributionPicture(source, at(options.node));
    case 'correlation':
      return correlationPicture(source, options.depth, options.within === '' ? null : options.within);
    case 'years':
      return yearsPicture(source);
    case 'parallel':
      return parallelPicture(source, options.depth);
    case 'swarm':
      return swarmPicture(source, at(options.node));
    case 'paths':
      return rankPathsPicture(source);
    case 'dumbbell':
      return dumbbellPicture(source, options.from);
    case 'ranking':
      return rankingPicture(source);
  }
}

/** The picture, or where panes are given and it can be, the same one of each side by side. */
export function makeSides(
  source: PictureSource,
  figure: FigureChoice,
  options: PictureOptions,
  panes: readonly PaneInput[] | null,
): Pictured {
  const { kind } = figure;
  return panes === null || !isPaneKind(kind)
    ? makePicture(source, figure, options)
    : multiplePicture(source, kind, panes, (pane) => makePicture(pane, figure, options));
}

function figurePicture(source: PictureSource, figure: FigureSpec): Pictured {
  const { leftOut = false, ...plot } = figurePlot(figure, source);
  const every = new Set(source.input.dataset.units.map(({ code }) => code));
  const places = figurePlaces(figure, every);
  const notes = leftOut ? [...figure.notes, source.t('explore.namesLeftOut')] : figure.notes;
  return { ...plot, notes, table: figureTable(figure, source.input), ...(places === null ? {} : { places }) };
}

/** Codes of these units; null: of all. */
function codesOf({ input }: PictureSource, units: readonly number[] | null): ReadonlySet<string> {
  return new Set((units ?? [...input.dataset.units.keys()]).map((unit) => input.dataset.units[unit]?.code ?? ''));
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
