import { TOTAL } from '../model/dataset.ts';
import type { AggregationRule, Method } from '../model/method.ts';
import { recordEntry } from './record-entry.ts';

/** How a node combines its children: its own rule, or the default. The root's rule may be under its code or `total`. */
export function aggregationRule(method: Pick<Method, 'aggregation'>, code: string, isRoot: boolean): AggregationRule {
  const own =
    recordEntry(method.aggregation.nodes, code) ?? (isRoot ? recordEntry(method.aggregation.nodes, TOTAL) : undefined);
  return own ?? method.aggregation.default;
}
