import { missingReasonIndex } from '../model/dataset.ts';
import type { Dataset } from '../model/dataset.ts';
import type { ScoreResult } from '../model/score-result.ts';
import { presentValues } from './cohort/cohort.ts';
import type { Cohort } from './cohort/cohort.ts';
import { correlation } from './statistics/correlation.ts';
import { kurtosis, skewness } from './statistics/shape.ts';
import { standardDeviation } from './statistics/standard-deviation.ts';
import { symmetricEigen } from './statistics/symmetric-eigen.ts';
import { planTree } from './tree-plan.ts';

/** docs/METHODS "Diagnostics": where a flag is raised. */
const diagnosticLimits = {
  availability: 0.65,
  zeros: 0.5,
  unique: 0.5,
  skew: 2,
  kurtosis: 3.5,
  correlation: 0.9,
} as const;

type MeasureFlag = 'low_availability' | 'many_zeros' | 'few_unique' | 'outlying';

/** One measure on its values before treatment; NaN where there are too few values. */
interface MeasureDiagnostics {
  readonly code: string;
  /** Share of the cohort with a value that was collected, not imputed. */
  readonly availability: number;
  /** Share of the present values that are 0, and of distinct values among them. */
  readonly zeros: number;
  readonly unique: number;
  /** Type-2 definitions. */
  readonly skew: number;
  readonly kurtosis: number;
  readonly flags: readonly MeasureFlag[];
}

/** Two scores that move together, or a child against its parent. */
interface CorrelationPair {
  readonly a: string;
  readonly b: string;
  readonly r: number;
  readonly flagged: boolean;
}

/** A node and its children by their scores. */
interface GroupDiagnostics {
  readonly node: string;
  readonly children: readonly string[];
  /** Pearson's r, children × children, NaN where undefined. */
  readonly correlations: readonly (readonly number[])[];
  /** Pairs of siblings with |r| above the limit. */
  readonly siblingFlags: readonly CorrelationPair[];
  /** Each child with the node's own score; flagged when negative. */
  readonly withParent: readonly CorrelationPair[];
  /** Cronbach's alpha over the units that have every child; NaN for fewer than 2 children or 3 units. */
  readonly alpha: number;
  /** Share of the variance of each principal component of the correlation matrix, largest first; empty where a correlation is undefined. */
  readonly explainedVariance: readonly number[];
}

/** All nodes of one depth, or all measures, whatever their groups. */
interface LevelCorrelations {
  /** Depth of the nodes (1 for first-level indicators), or `measures`. */
  readonly level: number | 'measures';
  readonly codes: readonly string[];
  readonly correlations: readonly (readonly number[])[];
  /** Pairs of different groups with |r| above the limit. */
  readonly flags: readonly CorrelationPair[];
}

export interface Diagnostics {
  readonly measures: readonly MeasureDiagnostics[];
  readonly groups: readonly GroupDiagnostics[];
  /** Within and between groups, from the first level down to the measures. */
  readonly levels: readonly LevelCorrelations[];
}

/** docs/METHODS "Diagnostics" of a result: each measure, and each node with at least one child that counts (weight above 0). */
export function diagnostics(dataset: Dataset, result: ScoreResult): Diagnostics {
  const size = result.units.length;
  // Units that the method excludes say so in each of their cells.
  const included = [...result.units.keys()].filter((unit) => result.reasons[unit] !== missingReasonIndex('excluded'));
  const cohort: Cohort = { size, included, reference: included, codes: result.units };
  const plan = planTree(dataset);
  const scoresOf = (kind: 'node' | 'measure', position: number): Float64Array =>
    (kind === 'node' ? result.scores : result.normalised).subarray(position * size, (position + 1) * size);
  return {
    measures: result.measures.map((code, m) =>
      measureDiagnostics(code, result.denominated.subarray(m * size, (m + 1) * size), cohort),
    ),
    groups: plan.children.flatMap((siblings, node) => {
      const children = siblings
        .filter(
          ({ kind, position }) => ((kind === 'node' ? result.nodeShares : result.measureShares)[position] ?? 0) > 0,
        )
        .map(({ kind, position, code }) => ({ code, scores: scoresOf(kind, position) }));
      return children.length === 0
        ? []
        : [groupDiagnostics(result.nodes[node] ?? '', children, scoresOf('node', node), cohort)];
    }),
    levels: levelsOf(dataset).map(({ level, kind, members }) =>
      levelCorrelations(
        level,
        members.map(({ code, parent, position }) => ({ code, parent, scores: scoresOf(kind, position) })),
      ),
    ),
  };
}

interface LevelMember {
  readonly code: string;
  readonly parent: number;
}

/** Nodes by depth below the root, then the measures. */
function levelsOf(dataset: Dataset): {
  readonly level: number | 'measures';
  readonly kind: 'node' | 'measure';
  readonly members: readonly (LevelMember & { readonly position: number })[];
}[] {
  const nodes = dataset.nodes.map(({ code, parent, depth }, position) => ({ code, parent, depth, position }));
  const depths = [...new Set(nodes.map(({ depth }) => depth))].filter((depth) => depth > 0);
  return [
    ...depths.map((depth) => ({
      level: depth,
      kind: 'node' as const,
      members: nodes.filter((node) => node.depth === depth),
    })),
    {
      level: 'measures',
      kind: 'measure',
      members: dataset.measures.map(({ code, parent }, position) => ({ code, parent, position })),
    },
  ];
}

function levelCorrelations(
  level: number | 'measures',
  members: readonly (LevelMember & ScoredChild)[],
): LevelCorrelations {
  const correlations = correlationMatrix(members.map(({ scores }) => scores));
  return {
    level,
    codes: members.map(({ code }) => code),
    correlations,
    flags: highPairs(members, correlations)
      .filter(([a, b]) => a.parent !== b.parent)
      .map(([a, b, r]) => ({ a: a.code, b: b.code, r, flagged: true })),
  };
}

/** Each pair once whose |r| is above the limit. */
function highPairs<T>(
  members: readonly T[],
  correlations: readonly (readonly number[])[],
): (readonly [T, T, number])[] {
  return members.flatMap((a, i) =>
    members.slice(i + 1).flatMap((b, offset) => {
      const r = correlations[i]?.[i + 1 + offset] ?? Number.NaN;
      return Math.abs(r) > diagnosticLimits.correlation ? [[a, b, r] as const] : [];
    }),
  );
}

/** Pearson's r of each column with each. */
function correlationMatrix(columns: readonly ArrayLike<number>[]): number[][] {
  return columns.map((x, i) =>
    columns.map((y, j) => {
      const r = correlation(x, y);
      return i === j && !Number.isNaN(r) ? 1 : r;
    }),
  );
}

function measureDiagnostics(code: string, column: Float64Array, cohort: Cohort): MeasureDiagnostics {
  const present = presentValues(column, cohort);
  const count = present.length;
  const availability = count / cohort.included.length;
  const zeros = present.filter((value) => value === 0).length / count;
  const unique = new Set(present).size / count;
  const skew = skewness(present);
  const kurt = kurtosis(present);
  const limits = diagnosticLimits;
  const flags: MeasureFlag[] = [];
  if (availability < limits.availability) flags.push('low_availability');
  if (zeros > limits.zeros) flags.push('many_zeros');
  if (unique < limits.unique) flags.push('few_unique');
  if (Math.abs(skew) > limits.skew && kurt > limits.kurtosis) flags.push('outlying');
  return { code, availability, zeros, unique, skew, kurtosis: kurt, flags };
}

interface ScoredChild {
  readonly code: string;
  readonly scores: Float64Array;
}

function groupDiagnostics(
  node: string,
  children: readonly ScoredChild[],
  own: Float64Array,
  cohort: Cohort,
): GroupDiagnostics {
  const correlations = correlationMatrix(children.map((child) => child.scores));
  return {
    node,
    children: children.map((child) => child.code),
    correlations,
    siblingFlags: highPairs(children, correlations).map(([a, b, r]) => ({ a: a.code, b: b.code, r, flagged: true })),
    withParent: children.map((child) => {
      const r = correlation(child.scores, own);
      return { a: child.code, b: node, r, flagged: r < 0 };
    }),
    alpha: cronbachAlpha(children, cohort),
    explainedVariance: explainedVariance(correlations),
  };
}

/** k/(k − 1)·(1 − Σ var(child)/var(sum)) (Cronbach 1951). */
function cronbachAlpha(children: readonly ScoredChild[], cohort: Cohort): number {
  const complete = cohort.included.filter((unit) => children.every((child) => !Number.isNaN(child.scores[unit])));
  if (children.length < 2 || complete.length < 3) return Number.NaN;
  const columns = children.map((child) => complete.map((unit) => child.scores[unit] ?? Number.NaN));
  const sums = complete.map((_, row) => columns.reduce((sum, column) => sum + (column[row] ?? Number.NaN), 0));
  const parts = columns.reduce((sum, column) => sum + standardDeviation(column) ** 2, 0);
  const k = children.length;
  const total = standardDeviation(sums) ** 2;
  return total === 0 ? Number.NaN : (k / (k - 1)) * (1 - parts / total);
}

function explainedVariance(correlations: readonly (readonly number[])[]): readonly number[] {
  if (correlations.flat().some((r) => Number.isNaN(r))) return [];
  return symmetricEigen(correlations).values.map((value) => Math.max(0, value) / correlations.length);
}
