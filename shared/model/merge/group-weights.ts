import { isJsonObject } from '../../base/canonical-json.ts';
import type { Json } from '../../base/canonical-json.ts';

/** Parent of each node and measure of a framework as it is stored; '' at the top. */
export function parentsOf(framework: Json | undefined): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  const put = (rows: Json | undefined, parent: string): void => {
    if (!Array.isArray(rows)) return;
    for (const row of rows as readonly Json[])
      if (isJsonObject(row) && typeof row['code'] === 'string') parents.set(row['code'], String(row[parent] ?? ''));
  };
  if (isJsonObject(framework)) {
    put(framework['indicators'], 'parent');
    put(framework['measures'], 'indicator');
  }
  return parents;
}

/** A stored method with its weights by the node that they are shared out under: an edit of one mostly moves the others. */
export function groupWeights(method: Json | undefined, parents: ReadonlyMap<string, string>): Json | undefined {
  if (!isJsonObject(method) || !isJsonObject(method['weights'])) return method;
  const groups: Record<string, Record<string, Json>> = {};
  for (const [code, weight] of Object.entries(method['weights']))
    (groups[parents.get(code) ?? ''] ??= {})[code] = weight ?? null;
  return { ...method, weights: groups };
}

export function flattenWeights(method: Json | undefined): Json | undefined {
  if (!isJsonObject(method) || !isJsonObject(method['weights'])) return method;
  const weights: Record<string, Json> = {};
  for (const group of Object.keys(method['weights']).sort()) {
    const members = method['weights'][group];
    if (isJsonObject(members)) for (const [code, weight] of Object.entries(members)) weights[code] = weight ?? null;
  }
  return { ...method, weights };
}
