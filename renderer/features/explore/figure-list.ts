import type { ReportInput } from '../../../shared/report/report-input.ts';
import { figureSpecs } from '../../../shared/report/figures/figure-specs.ts';
import type { FigureSpec } from '../../../shared/report/figures/figure-spec.ts';
import type { Texts } from '../../ui/texts.ts';

/** An entry of the list of pictures: a figure of the report, or one that the reader steers. */
export type FigureChoice =
  | {
      readonly id: string;
      readonly kind: 'report';
      readonly number: string | null;
      readonly title: string;
      readonly spec: FigureSpec;
    }
  | { readonly id: FreeKind; readonly kind: FreeKind; readonly number: null; readonly title: string };
const freeKinds = [
  ...(['ranking', 'radar', 'parallel', 'swarm', 'map', 'scatter', 'distribution', 'correlation'] as const),
  ...(['years', 'paths', 'dumbbell'] as const),
] as const;
export type FreeKind = (typeof freeKinds)[number];

/** Those of the report's figures that a free picture shows with choices of its own. */
const covered = new Set(['F-map', 'F-distribution']);

export function figureList(
  input: ReportInput,
  t: Texts,
): { readonly report: readonly FigureChoice[]; readonly free: readonly FigureChoice[] } {
  const specs = figureSpecs(input)
    .filter(({ id }) => !covered.has(id))
    .map((spec): FigureChoice => ({ id: spec.id, kind: 'report', number: spec.number, title: spec.title, spec }));
  return {
    report: specs.filter(({ number }) => number !== null),
    free: [
      ...freeKinds.map((kind): FigureChoice => ({
        id: kind,
        kind,
        number: null,
        title: t(kind === 'map' && input.framework.cohort !== 'province' ? 'explore.mapGroups' : `explore.${kind}`),
      })),
      ...specs.filter(({ number }) => number === null),
    ],
  };
}
