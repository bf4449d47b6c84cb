import { missingReasonIndex } from '../../model/dataset.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { ScoreResult } from '../../model/score-result.ts';
import { correlation } from '../statistics/correlation.ts';
import { symmetricEigen } from '../statistics/symmetric-eigen.ts';
import { planTree } from '../tree-plan.ts';
import { cronbachAlpha, kaiserMeyerOlkin, bartlett } from './group-structure.ts';
import type { Bartlett } from './group-structure.ts';
import { correlationRatio } from './correlation-ratio.ts';

/** docs/METHODS "Coherence audit": where a flag is raised. */
const limits = { silent: 0.3, dominating: 2, conflict: -0.3, alphaGain: 0.05 } as const;
const coherenceFlags = ['negative', 'silent', 'dominating', 'weakens_alpha'] as const;
export type CoherenceFlag = (typeof coherenceFlags)[number];

/** A child against its parent; NaN where a column has no spread. */
export interface CoherenceChild {
  readonly code: string;
  /** Nominal share of the parent, 0–1. */
  readonly share: number;
  readonly r: number;
  /** Pearson's r squared. */
  readonly linear: number;
  /** Correlation ratio. */
  readonly ratio: number;
  /** The correlation ratio over the sum of the siblings'. */
  readonly importance: number;
  /** Alpha of the others; NaN for fewer than two of them. */
  readonly alphaWithout: number;
  /** On the first principal component. */
  readonly loading: number;
  /** Measure of sampling adequacy. */
  readonly adequacy: number;
  readonly flags: readonly CoherenceFlag[];
}

export interface CoherenceGroup {
  readonly node: string;
  /** Units that have the parent and every child. */
  readonly units: number;
  readonly children: readonly CoherenceChild[];
  readonly alpha: number;
  /** Of the correlation matrix, largest first; empty where a correlation is undefined. */
  readonly eigenvalues: readonly number[];
  /** NaN where the correlation matrix is singular. */
  readonly kmo: number;
  readonly bartlett: Bartlett | null;
  /** Siblings that move against each other. */
  readonly conflicts: readonly { readonly a: string; readonly b: string; readonly r: number }[];
}

/** 一致性审查 (docs/METHODS "Coherence audit") of every node with two children or more that count. */
export function coherenceAudit(dataset: Dataset, result: ScoreResult): readonly CoherenceGroup[] {
  const size = result.units.length;
  return planTree(dataset).children.flatMap((siblings, node) => {
    const counting = siblings.flatMap(({ kind, position, code }) => {
      const share = (kind === 'node' ? result.nodeShares : result.measureShares)[position] ?? 0;
      const scores = kind === 'node' ? result.scores : result.normalised;
      return share > 0 ? [{ code, share, scores: scores.subarray(position * size, (position + 1) * size) }] : [];
    });
    // Of the root the score that its children make, without adjustments.
    const parent = node === 0 ? result.weighted : result.scores.subarray(node * size, (node + 1) * size);
    if (counting.length < 2 || !((result.nodeEffective[node] ?? 0) > 0)) return [];
    const units = [...result.units.keys()].filter(
      (unit) =>
        result.reasons[unit] !== missingReasonIndex('excluded') &&
        [parent, ...counting.map(({ scores }) => scores)].every((column) => !Number.isNaN(column[unit])),
    );
    const over = (column: Float64Array): readonly number[] => units.map((unit) => column[unit] ?? Number.NaN);
    return [
      auditGroup(
        result.nodes[node] ?? '',
        over(parent),
        counting.map(({ code, share, scores }) => ({ code, share, column: over(scores) })),
      ),
    ];
  });
}

interface AuditedChild {
  readonly code: string;
  readonly share: number;
  readonly column: readonly number[];
}

/** One parent and its children over the units that have all of them. */
export function auditGroup(node: string, parent: readonly number[], children: readonly AuditedChild[]): CoherenceGroup {
  const columns = children.map(({ column }) => column);
  const related = (a: readonly number[], b: readonly number[]): number =>
    correlation(Float64Array.from(a), Float64Array.from(b));
  const matrix = columns.map((a, i) => columns.map((b, j) => (i === j ? 1 : related(a, b))));
  const defined = parent.length >= 3 && matrix.every((row) => row.every((r) => !Number.isNaN(r)));
  const { values, vectors } = defined ? symmetricEigen(matrix) : { values: [], vectors: [] };
  const { overall, each } = kaiserMeyerOlkin(defined ? matrix : []);
  const alpha = cronbachAlpha(columns);
  const ratios = columns.map((column) => correlationRatio(column, parent));
  const all = ratios.reduce((sum, ratio) => sum + (Number.isNaN(ratio) ? 0 : ratio), 0);
  return {
    node,
    units: parent.length,
    alpha,
    eigenvalues: values,
    kmo: overall,
    bartlett: defined ? bartlett(matrix, parent.length) : null,
    conflicts: children.flatMap(({ code: a }, i) =>
      children.slice(i + 1).flatMap(({ code: b }, k) => {
        const r = matrix[i]?.[i + 1 + k] ?? Number.NaN;
        return r < limits.conflict ? [{ a, b, r }] : [];
      }),
    ),
    children: children.map(({ code, share, column }, at): CoherenceChild => {
      const r = related(column, parent);
      const ratio = ratios[at] ?? Number.NaN;
      const importance = all > 0 ? ratio / all : Number.NaN;
      const alphaWithout = cronbachAlpha(columns.filter((_, other) => other !== at));
      const found = {
        negative: r < 0,
        silent: importance < limits.silent * share,
        dominating: importance > limits.dominating * share,
        weakens_alpha: alphaWithout > alpha + limits.alphaGain,
      } as const satisfies Record<CoherenceFlag, boolean>;
      return {
        code,
        share,
        r,
        linear: r * r,
        ratio,
        importance,
        alphaWithout,
        loading: (vectors[0]?.[at] ?? Number.NaN) * Math.sqrt(values[0] ?? Number.NaN),
        adequacy: each[at] ?? Number.NaN,
        flags: coherenceFlags.filter((flag) => found[flag]),
      };
    }),
  };
}
