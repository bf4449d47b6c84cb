import type { ScoreEvidence } from '../model/score-result.ts';
import type { Cohort } from './cohort/cohort.ts';
import type { EffectiveWeights } from './effective-weights.ts';
import { nodeCount, nodeShare } from './evidence.ts';
import type { CellEvidenceColumns, EvidenceColumn, WeightedEvidence } from './evidence.ts';
import { recall } from './recall.ts';
import { stackColumns } from './stack-columns.ts';
import type { StageMemory } from './stage-memory.ts';

/**
 * What a node's score rests on: its children that count, summed up again only where one of them or a weight changed. `nodes`: what each node below brings
 * (`enteringEvidence`).
 */
export function nodeEvidence(
  memory: StageMemory,
  weights: EffectiveWeights,
  cohort: Cohort,
  node: number,
  nodes: readonly EvidenceColumn[],
  cells: CellEvidenceColumns,
): EvidenceColumn {
  const children: WeightedEvidence[] = [];
  const inputs: unknown[] = [cells];
  const counted: unknown[] = [cells];
  for (const { kind, position } of memory.plan.children[node] ?? []) {
    const weight = (kind === 'node' ? weights.nodeWeights : weights.measureWeights)[position] ?? 0;
    const evidence = (kind === 'node' ? nodes : cells.measures)[position];
    if (weight === 0 || evidence === undefined) continue;
    children.push({ weight, evidence });
    inputs.push(weight, evidence);
    counted.push(evidence.incomplete, evidence.doubts);
  }
  const { whole, noShare, noCount } = cells;
  return recall(memory.nodeEvidence, node)(inputs, () => {
    const below = children.map(({ evidence }) => evidence);
    const counts = recall(memory.nodeCounts, node)(counted, () => ({
      incomplete: nodeCount(below, 'incomplete', noCount),
      doubts: nodeCount(below, 'doubts', noCount),
    }));
    return {
      measured: nodeShare(children, 'measured', whole, cohort),
      imputed: nodeShare(children, 'imputed', noShare, cohort),
      ...counts,
    };
  });
}

/** The columns as matrices; one whose columns are all the same as before is the same. */
export function stackEvidence(
  memory: StageMemory,
  cells: readonly EvidenceColumn[],
  nodes: readonly EvidenceColumn[],
  size: number,
): ScoreEvidence {
  const shares = (
    as: 'measured' | 'imputed' | 'cellMeasured',
    of: readonly EvidenceColumn[],
    which: 'measured' | 'imputed',
  ): Float64Array => {
    const columns = of.map((column) => column[which]);
    return memory.stackedShares[as](columns, () => stackColumns(columns, size));
  };
  const counts = (which: 'incomplete' | 'doubts'): Uint32Array => {
    const columns = nodes.map((column) => column[which]);
    return memory.stackedCounts[which](columns, () => stackCounts(columns, size));
  };
  return {
    cellMeasured: shares('cellMeasured', cells, 'measured'),
    measured: shares('measured', nodes, 'measured'),
    imputed: shares('imputed', nodes, 'imputed'),
    incomplete: counts('incomplete'),
    doubts: counts('doubts'),
  };
}

function stackCounts(columns: readonly Uint32Array[], size: number): Uint32Array {
  const matrix = new Uint32Array(columns.length * size);
  columns.forEach((column, at) => matrix.set(column, at * size));
  return matrix;
}
