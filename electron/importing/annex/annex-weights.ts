import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { AnnexNode, AnnexTable, AnnexText } from './annex-node.ts';
import { isNothing, weightOf } from './annex-texts.ts';

/** The weight of every node among its siblings; null where the sheet says none. */
export interface AnnexWeights {
  readonly weights: readonly (number | null)[];
  readonly doubts: readonly AppError[];
}

/** How far a sum may be from 100, as a share: thirds are written 33.3. */
const NEAR = 0.011;

/**
 * Weights as written, since only their shares count: per level (each group adds up to 100 or 1) or composite (all of them do). Indicators
 * above composite weights that have none of their own get the sum of what is below.
 */
export function annexWeights({ nodes, fields }: AnnexTable): AnnexWeights {
  const doubts: AppError[] = [];
  const field = nodes.some((node) => node.fields.has('weight'))
    ? 'weight'
    : fields.has('points')
      ? 'points'
      : 'composite';
  const weights = nodes.map((node) => stated(node.fields.get(field) ?? node.fields.get('weight'), node, doubts));
  const groups = siblingGroups(nodes);
  const leaves = nodes.flatMap((_, at) => (groups.has(at) ? [] : [at]));
  const composite = groups.size > 2 && isWhole(sumOf(leaves, weights)) && leaves.every((at) => weights[at] !== null);
  // From the lowest up: what is below has its weight then.
  for (const [parent, below] of [...groups].toReversed()) {
    if (parent === null) continue;
    const node = nodes[parent];
    const sum = sumOf(below, weights);
    if (node === undefined || sum === null) continue;
    if (weights[parent] === null && composite) {
      weights[parent] = sum;
      doubts.push(appError('ANNEX_WEIGHT_SUMMED', { name: node.name, sum }, { cell: node.cell }));
    }
  }
  for (const [parent, below] of groups) doubts.push(...groupDoubts(nodes, weights, parent, below));
  return { weights, doubts };
}

function stated(text: AnnexText | undefined, { name }: AnnexNode, doubts: AppError[]): number | null {
  if (text === undefined || isNothing(text.text)) return null;
  const weight = weightOf(text.text);
  if (weight !== null && weight >= 0) return weight;
  doubts.push(appError('ANNEX_WEIGHT_TEXT', { name, text: text.text.slice(0, 40) }, { cell: text.cell }));
  return null;
}

function groupDoubts(
  nodes: readonly AnnexNode[],
  weights: readonly (number | null)[],
  parent: number | null,
  below: readonly number[],
): readonly AppError[] {
  const above = parent === null ? null : nodes[parent];
  const name = above?.name ?? '';
  const lacking = below.filter((at) => weights[at] == null);
  const cell = (at: number | undefined): { readonly cell: string } => ({ cell: nodes[at ?? 0]?.cell ?? '' });
  if (lacking.length === below.length)
    return below.length < 2 ? [] : [appError('ANNEX_WEIGHT_NONE', { name, count: below.length }, cell(below[0]))];
  if (lacking.length > 0)
    return lacking.map((at) => appError('ANNEX_WEIGHT_MISSING', { name: nodes[at]?.name ?? '' }, cell(at)));
  const sum = sumOf(below, weights) ?? 0;
  const own = parent === null ? null : (weights[parent] ?? null);
  if (isWhole(sum) || (own !== null && Math.abs(sum - own) <= NEAR * own)) return [];
  return [appError('ANNEX_WEIGHT_SUM', { name, sum }, cell(below[0]))];
}

/** By parent (null: the top), in the order of the nodes. */
export function siblingGroups(nodes: readonly AnnexNode[]): ReadonlyMap<number | null, readonly number[]> {
  const groups = new Map<number | null, number[]>();
  nodes.forEach(({ parent }, at) => {
    const group = groups.get(parent);
    if (group === undefined) groups.set(parent, [at]);
    else group.push(at);
  });
  return groups;
}

/** Without the noise of adding decimals; null where one is missing. */
function sumOf(places: readonly number[], weights: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const at of places) {
    const weight = weights[at] ?? null;
    if (weight === null) return null;
    sum += weight;
  }
  return Math.round(sum * 1e9) / 1e9;
}

/** 100, 1 or 1,000 within what thirds need. */
function isWhole(sum: number | null): boolean {
  return sum !== null && [1, 100, 1000].some((whole) => Math.abs(sum - whole) <= NEAR * whole);
}
