import type { Sql } from '../connection/sqlite.ts';
import type { Steps } from '../connection/steps.ts';

/** Texts ↔ ids while sheets are staged: new ids follow the project's, so a dictionary is good until another import is committed. 0 is "none". */
export interface TextDictionary {
  idOf(text: string | undefined): number;
  /** For the content digest: of the text itself, so that a damaged dictionary is found too. */
  digestOf(id: number): number;
  /** Writes the texts gathered so far: before anything reads them by SQL. */
  flush(): void;
}

/** Texts a statement. */
const TEXTS = 50;

/** Texts read at once: some five milliseconds' worth. */
const PAGE = 5_000;

/** The project's texts with those of `schema`, to which new ones go. */
export function* openTextDictionary(sql: Sql, schema: string): Steps<TextDictionary> {
  const ids = new Map<string, number>();
  const digests: number[] = [0];
  for (const from of new Set(['main', schema])) {
    const page = sql.prepare<[number], { id: number; text: string }>(
      `SELECT id, text FROM ${from}.texts WHERE id > ? ORDER BY id LIMIT ${PAGE}`,
    );
    for (let rows = page.all(0); rows.length > 0; rows = page.all(rows.at(-1)?.id ?? 0)) {
      for (const row of rows) {
        ids.set(row.text, row.id);
        digests[row.id] = textDigest(row.text);
      }
      yield;
    }
  }
  const insert = (rows: number) =>
    sql.prepare<(number | string)[]>(
      `INSERT INTO ${schema}.texts (id, text) VALUES ${Array.from({ length: rows }, () => '(?, ?)').join(', ')}`,
    );
  const many = insert(TEXTS);
  let pending: (number | string)[] = [];
  return {
    idOf: (raw) => {
      if (raw === undefined || raw === '') return 0;
      // As it will be stored: half of a pair of surrogates has no bytes of its own, and the digest is of what can be read back.
      const text = raw.toWellFormed();
      const known = ids.get(text);
      if (known !== undefined) return known;
      const id = digests.length;
      pending.push(id, text);
      if (pending.length === TEXTS * 2) {
        many.run(...pending);
        pending = [];
      }
      // A substring keeps the whole chunk it was cut from in memory; a copy through bytes does not.
      ids.set(Buffer.from(text, 'utf8').toString('utf8'), id);
      digests.push(textDigest(text));
      return id;
    },
    digestOf: (id) => digests[id] ?? -1,
    flush: () => {
      if (pending.length > 0) insert(pending.length / 2).run(...pending);
      pending = [];
    },
  };
}

/** FNV-1a over UTF-16 units, 32 bits. */
export function textDigest(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}
