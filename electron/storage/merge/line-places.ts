import { documentKey } from '../verify/replay-audit.ts';
import type { CommonPast } from './common-past.ts';
import type { PlannedBatch, ThreeDocuments } from './merge-parts.ts';
import type { SideDocuments } from './merge-sides.ts';

/** The kind of document that names imports by their numbers: what was settled of a line that an import said. */
const KIND = 'worklist';
const PREFIX = documentKey(KIND, '');
/** Ids of such lines: kind, import, file, sheet, cell, code (shared/report/worklist/issue-places.ts). The other lines name units and measures. */
const issueLine = /^([a-z_]+)\/([^/]+)(\/\d+\/\d+\/[A-Z]+\d+\/[A-Z_]+(?:\/\d+)?)$/;
/** Begins the number of an import that is yet to be copied: the other project's own. */
const COMING = '~';

export interface PlacedLines {
  readonly documents: ThreeDocuments;
  /** Keys in the other project, by those of here, where they differ. */
  readonly theirKeys: ReadonlyMap<string, string>;
}

/**
 * The same import has another number in each project, so what the other settled of its lines is looked for under the number here, or under one that
 * `placedKey` replaces once the import is copied. Left out: lines of imports that don't come along, and of those that stand behind another of the
 * same content.
 */
export function placeLines(
  documents: ThreeDocuments,
  batches: readonly PlannedBatch[],
  { side }: Pick<CommonPast, 'side'>,
): PlacedLines {
  const numbers = new Map<string, string>();
  for (const { mine, theirs, active } of batches) {
    if (theirs === null) continue;
    const own = mine.findLast((batch) => batch.active) ?? mine.at(-1);
    if (own !== undefined) numbers.set(String(theirs.id), String(own.id));
    else if (active) numbers.set(String(theirs.id), `${COMING}${theirs.id}`);
  }
  const theirKeys = new Map<string, string>();
  const here = (held: SideDocuments): SideDocuments =>
    new Map(
      [...held].flatMap(([place, value]): [string, typeof value][] => {
        if (!place.startsWith(PREFIX)) return [[place, value]];
        const key = place.slice(PREFIX.length);
        const found = issueLine.exec(key);
        if (found === null) return [[place, value]];
        const number = numbers.get(found[2] ?? '');
        if (number === undefined) return [];
        const ours = `${found[1] ?? ''}/${number}${found[3] ?? ''}`;
        theirKeys.set(ours, key);
        return [[documentKey(KIND, ours), value]];
      }),
    );
  return {
    documents: {
      before: side === 'theirs' ? here(documents.before) : documents.before,
      mine: documents.mine,
      theirs: here(documents.theirs),
    },
    theirKeys,
  };
}

/** A key of `placeLines` with the number that its import now has; `copied`: numbers here by those there. */
export function placedKey(kind: string, key: string, copied: ReadonlyMap<string, number>): string {
  if (kind !== KIND) return key;
  const [, line = '', number = '', rest = ''] = issueLine.exec(key) ?? [];
  if (!number.startsWith(COMING)) return key;
  const id = copied.get(number.slice(COMING.length));
  if (id === undefined) throw new Error(`the import of ${key} was not copied`);
  return `${line}/${id}${rest}`;
}
