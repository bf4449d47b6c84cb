import { expect, describe, it } from 'vitest';
import { openSqlite } from '../../../electron/storage/connection/sqlite.ts';
import { DamagedContent } from '../../../electron/storage/connection/damaged-content.ts';
import { bodyHash, bodyText, readBody, storeBody } from '../../../electron/storage/documents/bodies.ts';
import { migrate } from '../../../electron/storage/migrations/migrate.ts';
import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import { freshProject, method, NOW, reopen, valueOf } from './small-project.ts';

const weights = (first: number) =>
  Object.fromEntries(Array.from({ length: 300 }, (_, at): [string, number] => [`A${at}`, at === 7 ? first : at]));

function emptyDatabase() {
  const sql = openSqlite(Buffer.alloc(0));
  migrate(sql, { now: '', actor: '' });
  return sql;
}
const stored = (sql: ReturnType<typeof emptyDatabase>) =>
  sql
    .prepare<[], { id: number; hash: string; length: number; base: number | null }>(
      'SELECT id, hash, length(json) AS length, base FROM bodies ORDER BY id',
    )
    .all();

describe('a body that was made by an edit', () => {
  it('is stored as what changed and read as it was, by the hash of the whole', () => {
    const sql = emptyDatabase();
    const first = storeBody(sql, weights(1));
    const second = storeBody(sql, weights(2.5), first.id);
    expect(stored(sql)).toMatchObject([
      { base: null },
      { base: first.id, hash: bodyHash(canonicalJson(weights(2.5))) },
    ]);
    expect(stored(sql)[1]?.length).toBeLessThan(40);
    expect(readBody(sql, second.id, 'it')).toEqual(weights(2.5));
    expect(storeBody(sql, weights(1), second.id)).toEqual(first);
  });

  it('is stored whole where little is the same, and after a hundred patches on one another', () => {
    const sql = emptyDatabase();
    let last = storeBody(sql, weights(0));
    for (let edit = 1; edit <= 250; edit += 1) last = storeBody(sql, weights(1000 + edit), last.id);
    expect(stored(sql).flatMap(({ id, base }) => (base === null ? [id] : []))).toEqual([1, 102, 203]);
    expect(readBody(sql, last.id, 'it')).toEqual(weights(1250));
    expect(storeBody(sql, ['其他'], last.id)).toMatchObject({ id: 252 });
    expect(stored(sql).at(-1)?.base).toBeNull();
  });

  it('is not mistaken for another that had its number before a rollback', () => {
    const sql = emptyDatabase();
    const first = storeBody(sql, weights(1));
    sql.exec('BEGIN');
    const taken = storeBody(sql, weights(2), first.id);
    expect(readBody(sql, taken.id, 'it')).toEqual(weights(2));
    sql.exec('ROLLBACK');
    const again = storeBody(sql, weights(3), first.id);
    expect(again.id).toBe(taken.id);
    expect(readBody(sql, again.id, 'it')).toEqual(weights(3));
  });

  it('that rests on itself or on a later one is refused, not followed for ever', () => {
    const sql = emptyDatabase();
    const first = storeBody(sql, weights(1));
    const second = storeBody(sql, weights(2), first.id);
    sql.prepare('UPDATE bodies SET base = ? WHERE id = ?').run(second.id, second.id);
    expect(() => bodyText(sql, second.id)).toThrow(DamagedContent);
  });
});

describe('a body that is not what was written', () => {
  it('is refused by the name of what it belongs to, whole or patched, and never shown', () => {
    const sql = emptyDatabase();
    const first = storeBody(sql, weights(1));
    const second = storeBody(sql, weights(2), first.id);
    // Still JSON, and a weight that nobody set.
    sql.exec(`UPDATE bodies SET json = replace(json, '"A20":20', '"A20":21') WHERE id = ${first.id}`);
    expect(() => readBody(sql, first.id, 'baseline')).toThrow(DamagedContent);
    expect(() => readBody(sql, second.id, 'draft')).toThrow(DamagedContent);
    sql.exec(`UPDATE bodies SET json = '[[999999,1,"2"]]' WHERE id = ${second.id}`);
    expect(() => readBody(sql, second.id, 'draft')).toThrow(DamagedContent);
  });
});

describe('a long history of edits', () => {
  const weighed = (rate: number) => ({ ...method, weights: { ...method.weights, rate } });

  it('is undone to its beginning and made again to its end, exactly, also after reopening', () => {
    const store = freshProject();
    const edits = 110;
    for (let edit = 1; edit <= edits; edit += 1) valueOf(store.saveDraft(weighed(edit + 0.1), `占比 ${edit}`, NOW));
    valueOf(store.close());
    const again = reopen(store.meta().path);
    for (let edit = edits; edit > 1; edit -= 1) {
      expect(again.canUndo()?.why).toBe(`占比 ${edit}`);
      valueOf(again.undo(NOW));
      expect(again.draft()?.weights['rate']).toBe(edit - 0.9);
    }
    valueOf(again.undo(NOW));
    expect([again.draft(), again.canUndo()]).toEqual([null, null]);
    for (let edit = 1; edit <= edits; edit += 1) valueOf(again.redo(NOW));
    expect(again.draft()).toEqual(weighed(edits + 0.1));
    expect(again.canRedo()).toBeNull();
    expect(again.verify()).toEqual([]);
  });

  it('offers no undo of an edit that was refused', () => {
    const store = freshProject();
    valueOf(store.saveDraft(weighed(2), '占比 2', NOW));
    expect(store.canUndo()?.why).toBe('占比 2');
    expect(store.saveScenario({ name: ' ', method }, NOW).ok).toBe(false);
    expect(store.withdrawBatch(9, '没有', NOW).ok).toBe(false);
    expect(store.canUndo()?.why).toBe('占比 2');
    valueOf(store.saveDraft(weighed(3), '占比 3', NOW));
    expect(store.canUndo()?.why).toBe('占比 3');
  });
});
