import type { PictureSource } from './picture.ts';

/** An indicator as axes name it; the index by its own name. */
export function nodeName({ input, t }: Pick<PictureSource, 'input' | 't'>, node: number): string {
  const found = input.dataset.nodes[node];
  return found === undefined || found.depth === 0 ? t('explore.indexName') : `${found.code} ${found.name}`;
}

/** What an axis of its scores is known by to annotations. */
export function nodeKey({ input }: Pick<PictureSource, 'input'>, node: number): string {
  const found = input.dataset.nodes[node];
  return found === undefined || found.depth === 0 ? 'index' : found.code;
}

/** Its scores by unit; NaN where there is none. */
export function nodeColumn({ input }: Pick<PictureSource, 'input'>, node: number): Float64Array {
  const size = input.dataset.units.length;
  return input.result.scores.subarray(node * size, (node + 1) * size);
}

/** The method's scale where the scores of these indicators lie on it, else from the least to the most with some room. */
export function scoreRange(source: Pick<PictureSource, 'input'>, nodes: readonly number[]): [number, number] {
  const { scale } = source.input.method;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const node of nodes)
    for (const value of nodeColumn(source, node)) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  if (low >= scale.lower - 1e-9 && high <= scale.upper + 1e-9) return [scale.lower, scale.upper];
  const room = Math.max(high - low, 1e-9) * 0.05;
  return [low - room, high + room];
}
