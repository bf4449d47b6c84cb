import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import type { Sql } from '../connection/sqlite.ts';
import type { ChainHead } from '../../../shared/model/chain-head.ts';
import { bodyHash } from './bodies.ts';

/** A row of the audit as the chain sees it: its bodies by their hashes. */
export interface ChainedEntry {
  readonly id: number;
  readonly at: string;
  readonly action: string;
  readonly subject: string;
  readonly key: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly why: string;
  readonly target: number | null;
  readonly actor: string;
}

/** SHA-256 over the hash of the row before and the row itself: no row can be changed, taken out or put in without breaking what follows. */
export function entryHash(previous: string, entry: ChainedEntry): string {
  const { id, at, action, subject, key, before, after, why, target, actor } = entry;
  return bodyHash(previous + canonicalJson({ id, at, action, subject, key, before, after, why, target, actor }));
}

/** The end stands in a row of its own too, so that rows missing at the end are noticed. */
export function readChainHead(sql: Sql): ChainHead {
  return sql.prepare<[], ChainHead>('SELECT entries, head FROM chain').get() ?? { entries: 0, head: '' };
}

export function writeChainHead(sql: Sql, { entries, head }: ChainHead): void {
  sql.prepare('INSERT OR REPLACE INTO chain (id, entries, head) VALUES (1, ?, ?)').run(entries, head);
}
