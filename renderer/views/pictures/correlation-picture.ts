import { displayNumber } from '../../../shared/base/display.ts';
import { correlation } from '../../../shared/scoring/statistics/correlation.ts';
import { nodeColumn, nodeName } from './node-scores.ts';
import { pictureTable } from './picture.ts';
import type { Pictured, PictureSource } from './picture.ts';

/** Blue for positive, brown for negative, white at 0 (after ColorBrewer BrBG and RdBu): told apart in every form of colour blindness. */
const diverging: [number, string][] = [
  [0, '#8c510a'],
  [0.25, '#dfc27d'],
  [0.5, '#ffffff'],
  [0.75, '#8fb8de'],
  [1, '#1f5582'],
];

/** Pearson's r among the indicators of one level, all or below one of them. */
export function correlationPicture(source: PictureSource, depth: number, within: string | null): Pictured {
  const { input, t } = source;
  const nodes = input.dataset.nodes;
  const top = (at: number): string => {
    const node = nodes[at];
    return node === undefined || node.depth <= 1 ? (node?.code ?? '') : top(node.parent);
  };
  const shown = nodes.flatMap((node, at) =>
    node.depth === depth && (within === null || top(at) === within) ? [at] : [],
  );
  if (shown.length < 2) return { because: t('explore.noNumbers') };
  const matrix = shown.map((a) => shown.map((b) => correlation(nodeColumn(source, a), nodeColumn(source, b))));
  const short = shown.map((at) => (depth === 1 ? nodeName(source, at) : (nodes[at]?.code ?? '')));
  const long = shown.map((at) => nodeName(source, at));
  return {
    data: [
      {
        type: 'heatmap',
        x: short,
        y: shown.length <= 24 ? long : short,
        z: matrix.map((row) => row.map((r) => (Number.isNaN(r) ? null : r))),
        zmin: -1,
        zmax: 1,
        colorscale: diverging,
        xgap: 1,
        ygap: 1,
        ...(shown.length <= 24
          ? {
              text: matrix.map((row) => row.map((r) => displayNumber(r) || '—')),
              texttemplate: '%{text}',
              textfont: { size: 10 },
            }
          : {}),
        customdata: matrix.map((row, i) =>
          row.map((r, j) => `${long[i] ?? ''}<br>${long[j] ?? ''}<br>r = ${displayNumber(r, 3) || '—'}`),
        ),
        hovertemplate: '%{customdata}<extra></extra>',
        colorbar: { thickness: 12, outlinewidth: 0 },
        hoverongaps: false,
      },
    ],
    layout: {
      xaxis: { type: 'category', side: 'bottom', showgrid: false, tickangle: depth === 1 ? 0 : -90 },
      yaxis: { type: 'category', autorange: 'reversed', showgrid: false },
    },
    notes: [],
    places: {
      axes: [`level-${depth}`, `level-${depth}`],
      names: [short, shown.length <= 24 ? long : short],
      units: new Map(),
    },
    table: pictureTable(
      source,
      [t('explore.indicator'), ...short],
      matrix.map((row, i) => [long[i] ?? '', ...row]),
      3,
    ),
  };
}
