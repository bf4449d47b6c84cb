import { isJsonObject } from '../../../shared/base/canonical-json.ts';
import type { Json } from '../../../shared/base/canonical-json.ts';
import type { StructureSide } from '../../../shared/model/merge/merge-structure.ts';
import type { MergeOrigin } from '../../../shared/model/merge/merge-line.ts';
import type { Sql } from '../connection/sqlite.ts';
import { readBody, readBodyByHash } from '../documents/bodies.ts';
import { incompleteKey } from '../documents/incomplete-copy.ts';
import { syntheticKey } from '../documents/synthetic-batches.ts';
import { documentKey } from '../verify/replay-audit.ts';
import type { AuditedState } from '../verify/replay-audit.ts';

/** Documents of one side, by {@link documentKey}. */
export type SideDocuments = ReadonlyMap<string, Json>;

export function documentsNow(sql: Sql): SideDocuments {
  return new Map(
    sql
      .prepare<[], { kind: string; key: string; body: number }>('SELECT kind, key, body FROM documents')
      .all()
      .map(({ kind, key, body }) => [documentKey(kind, key), readBody(sql, body, `${kind} ${key}`)]),
  );
}

export function documentsThen(sql: Sql, state: AuditedState): SideDocuments {
  return new Map([...state.documents].map(([place, { hash }]) => [place, readBodyByHash(sql, hash)]));
}

/** Kinds that are put together as one, since they only score together, or that say how a file came about. */
const together: ReadonlySet<string> = new Set(['framework', 'units', 'baseline', 'draft', 'scenario']);
const ownToFile: ReadonlySet<string> = new Set(['project', 'run', 'merge', 'batch']);
/** What is synthetic is told by numbers of imports, which are another in each file: it goes with the imports. */
const ownSettings: ReadonlySet<string> = new Set([incompleteKey, syntheticKey]);

/** Places of the documents that are merged each by itself. */
export function singlePlaces(
  ...sides: readonly SideDocuments[]
): readonly { readonly kind: string; readonly key: string }[] {
  const places = new Set(sides.flatMap((side) => [...side.keys()]));
  return [...places]
    .sort()
    .map((place) => {
      const cut = place.indexOf('\0');
      return { kind: place.slice(0, cut), key: place.slice(cut + 1) };
    })
    .filter(
      ({ kind, key }) => !together.has(kind) && !ownToFile.has(kind) && !(kind === 'setting' && ownSettings.has(key)),
    );
}

/** What a side scores by. */
export function structureOf(documents: SideDocuments): StructureSide {
  const read = (kind: string): Json => documents.get(documentKey(kind, '')) ?? null;
  const framework = read('framework');
  const baseline = read('baseline') ?? (isJsonObject(framework) ? (framework['baseline'] ?? null) : null);
  const scenarios = [...documents].flatMap(([place, value]): [string, Json][] =>
    place.startsWith('scenario\0') ? [[place.slice('scenario\0'.length), value]] : [],
  );
  return {
    framework,
    units: read('units'),
    baseline,
    working: read('draft') ?? baseline,
    scenarios: new Map(scenarios),
  };
}

/** Who wrote a thing last after an entry of the audit. */
export function originOf(sql: Sql, subject: string, key: string, after: number): MergeOrigin {
  const found = sql
    .prepare<[string, string, number], MergeOrigin>(
      'SELECT actor AS who, at, why FROM audit WHERE subject = ? AND key = ? AND id > ? ORDER BY id DESC LIMIT 1',
    )
    .get(subject, key, after);
  return found ?? { who: '', at: '', why: '' };
}
