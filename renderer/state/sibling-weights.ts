import { appError } from '../../shared/base/app-error.ts';
import { displayNumber } from '../../shared/base/display.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Dataset } from '../../shared/model/dataset.ts';
import type { Method } from '../../shared/model/method.ts';

/**
 * Edits of weights among siblings. All take a method and give a new one; the total of the siblings' weights is kept,
 * so that the numbers an analyst typed (25/25/20/15/15) keep their scale.
 */

/** Codes with the same parent as `code`, itself among them, in the dataset's order; empty for the root. */
export function siblingsOf(dataset: Dataset, code: string): readonly string[] {
  const node = dataset.nodes.find((candidate) => candidate.code === code);
  if (node) return node.parent < 0 ? [] : childrenAt(dataset, node.parent);
  const measure = dataset.measures.find((candidate) => candidate.code === code);
  return measure ? childrenAt(dataset, measure.parent) : [];
}

export function childrenOf(dataset: Dataset, code: string): readonly string[] {
  const at = dataset.nodes.findIndex((node) => node.code === code);
  return at < 0 ? [] : childrenAt(dataset, at);
}

function childrenAt(dataset: Dataset, parent: number): readonly string[] {
  return [...dataset.nodes, ...dataset.measures].filter((child) => child.parent === parent).map((child) => child.code);
}

export function weightOf(method: Method, code: string): number {
  return method.weights[code] ?? Number.NaN;
}

export function totalWeight(method: Method, codes: readonly string[]): number {
  return codes.reduce((total, code) => total + weightOf(method, code), 0);
}

/** Sums of weights that siblings are given on purpose: shares in per cent, and parts of one. */
const wholes = [100, 1] as const;

/**
 * Whether the weights of siblings look as if they were to add up to 100 (or 1) and don't. They count by their share of the sum either way;
 * siblings that all weigh the same say nothing of a sum.
 */
export function isOffWhole(weights: readonly number[]): boolean {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const [first] = weights;
  return (
    weights.length > 1 &&
    sum > 0 &&
    weights.some((weight) => Math.abs(weight - (first ?? 0)) > 1e-9) &&
    wholes.every((whole) => Math.abs(sum - whole) > 1e-9 * whole)
  );
}

export function setWeight(method: Method, code: string, weight: number): Method {
  return { ...method, weights: { ...method.weights, [code]: weight } };
}

/** Several weights in one edit, as a pasted block is. */
function setWeights(method: Method, weights: Readonly<Record<string, number>>): Method {
  return { ...method, weights: { ...method.weights, ...weights } };
}

/**
 * `code` takes `share` (0–1) of its group; the siblings that aren't locked scale in proportion and the group's total stays.
 * Clipped to what the locked ones leave. Without a sibling that may give or take, nothing changes.
 */
export function setShare(
  method: Method,
  siblings: readonly string[],
  code: string,
  share: number,
  locked: ReadonlySet<string>,
): Method {
  const total = totalWeight(method, siblings);
  const others = siblings.filter((sibling) => sibling !== code && !locked.has(sibling));
  if (others.length === 0 || !(total > 0) || !Number.isFinite(share)) return method;
  const free =
    total -
    totalWeight(
      method,
      siblings.filter((sibling) => sibling !== code && locked.has(sibling)),
    );
  const own = Math.min(Math.max(share * total, 0), Math.max(free, 0));
  return setWeights(method, { ...spread(method, others, free - own), [code]: own });
}

/**
 * All `shares` (0–1, by code) of one group at once: each is exactly what was given, the siblings that aren't locked scale to the rest and
 * the group's total stays. Shares as they are shown, with two decimals, may miss 1 by their rounding; they are scaled to it.
 * Refused (SCREEN_SHARES_…) where they go beyond what the locked ones leave, or leave a rest that no sibling can take.
 */
export function setShares(
  method: Method,
  siblings: readonly string[],
  shares: ReadonlyMap<string, number>,
  locked: ReadonlySet<string>,
): Result<Method> {
  const held = totalWeight(method, siblings);
  // All switched off: a total to share has to come from somewhere.
  const total = held > 0 ? held : 100;
  const rest = siblings.filter((sibling) => !shares.has(sibling) && !locked.has(sibling));
  const kept =
    totalWeight(
      method,
      siblings.filter((sibling) => !shares.has(sibling) && locked.has(sibling)),
    ) / total;
  const asked = [...shares.values()].reduce((sum, share) => sum + share, 0);
  const free = 1 - kept;
  const rounding = 0.00005 * shares.size + 1e-9;
  const params = {
    codes: [...shares.keys()].join('、'),
    sum: displayNumber(asked * 100),
    free: displayNumber(free * 100),
  };
  if (asked > free + rounding) return err(appError('SCREEN_SHARES_OVER', params));
  if (rest.length === 0 && asked < free - rounding) return err(appError('SCREEN_SHARES_SHORT', params));
  const scale = asked > 0 && (asked > free || rest.length === 0) ? free / asked : 1;
  const given = [...shares].map(([code, share]): [string, number] => [code, share * scale * total]);
  return ok(
    setWeights(method, {
      ...spread(method, rest, Math.max(free - asked * scale, 0) * total),
      ...Object.fromEntries(given),
    }),
  );
}

/** Siblings that aren't locked share their total equally. */
export function equalise(method: Method, siblings: readonly string[], locked: ReadonlySet<string>): Method {
  const open = siblings.filter((sibling) => !locked.has(sibling));
  if (open.length === 0) return method;
  const held = totalWeight(method, open);
  // All switched off: a total to share has to come from somewhere.
  const each = (held > 0 ? held : open.length) / open.length;
  return setWeights(method, Object.fromEntries(open.map((sibling) => [sibling, each])));
}

/** The unlocked siblings scale in proportion until the group sums to `target`. */
export function redistribute(
  method: Method,
  siblings: readonly string[],
  target: number,
  locked: ReadonlySet<string>,
): Method {
  const open = siblings.filter((sibling) => !locked.has(sibling));
  const held = totalWeight(
    method,
    siblings.filter((sibling) => locked.has(sibling)),
  );
  if (open.length === 0 || !(target - held >= 0)) return method;
  return setWeights(method, spread(method, open, target - held));
}

export function resetWeights(method: Method, baseline: Method, codes: readonly string[]): Method {
  return setWeights(method, Object.fromEntries(codes.map((code) => [code, weightOf(baseline, code)])));
}

function spread(method: Method, codes: readonly string[], total: number): Record<string, number> {
  const held = totalWeight(method, codes);
  return Object.fromEntries(
    codes.map((code) => [code, held > 0 ? (weightOf(method, code) / held) * total : total / codes.length]),
  );
}
