import { copyFileSync, existsSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { canonicalJson, isJsonObject } from '../../../shared/base/canonical-json.ts';
import type { Json } from '../../../shared/base/canonical-json.ts';
import type { MergeLine } from '../../../shared/model/merge/merge-line.ts';
import { documentsNow } from '../../../electron/storage/merge/merge-sides.ts';

/** Documents that score together only: a line of one of them may stand for another. */
const structure = new Set(['framework', 'units', 'baseline', 'draft', 'scenario', 'structure']);
/** What says how a file came about. */
const own = new Set(['project', 'run', 'merge', 'batch']);
/** When, by whom and why: where both sides wrote the same, the later stands. */
const stamps = new Set(['at', 'by', 'why', 'reason', 'savedAt']);

interface Held {
  readonly documents: ReadonlyMap<string, string>;
  /** Content of imports that count. */
  readonly imports: ReadonlySet<string>;
  /** Hashes of the audit, oldest first. */
  readonly audit: readonly string[];
}

/**
 * What a merge lost without a word: changes of either side since `base` that the merged project neither has nor names in a line, imports that counted on
 * a side and neither count nor are named, and entries of this side's own audit.
 */
export function lostEntries(
  files: { readonly base: string; readonly mine: string; readonly theirs: string; readonly merged: string },
  lines: readonly MergeLine[],
): readonly string[] {
  const [base, mine, theirs, merged] = [files.base, files.mine, files.theirs, files.merged].map(held);
  if (!base || !mine || !theirs || !merged) throw new Error('four files');
  const named = (kind: string, key: string): boolean =>
    structure.has(kind)
      ? lines.some((line) => structure.has(line.kind))
      : lines.some((line) => line.kind === kind && line.key === key);
  const changes = [mine, theirs].flatMap((side) =>
    [...new Set([...base.documents.keys(), ...side.documents.keys()])].flatMap((place) => {
      const [kind = '', key = ''] = place.split('\0');
      if (own.has(kind) || base.documents.get(place) === side.documents.get(place)) return [];
      return merged.documents.get(place) === side.documents.get(place) || named(kind, key) ? [] : [`${kind} ${key}`];
    }),
  );
  const imports = [mine, theirs].flatMap((side) =>
    [...side.imports].filter(
      (content) =>
        !base.imports.has(content) && !merged.imports.has(content) && !lines.some(({ kind }) => kind === 'batch'),
    ),
  );
  const audit = mine.audit.filter((hash, at) => merged.audit[at] !== hash);
  return [...changes, ...imports.map((content) => `import ${content}`), ...audit.map((hash) => `entry ${hash}`)];
}

function held(path: string): Held {
  // An open project is nobody else's: what stands in its log belongs to it.
  const copy = `${path}.looked-at`;
  copyFileSync(path, copy);
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
  const sql = new Database(copy);
  try {
    return {
      documents: new Map([...documentsNow(sql)].map(([place, value]) => [place, canonicalJson(plain(value))])),
      imports: new Set(
        sql
          .prepare<[], string>(
            "SELECT b.records || ' ' || group_concat(f.content_hash) FROM batches b JOIN files f ON f.batch = b.id WHERE b.status = 'active' GROUP BY b.id",
          )
          .pluck()
          .all(),
      ),
      audit: sql.prepare<[], string>('SELECT hash FROM audit ORDER BY id').pluck().all(),
    };
  } finally {
    sql.close();
    rmSync(copy);
  }
}

function plain(value: Json): Json {
  return isJsonObject(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => !stamps.has(name))) : value;
}
