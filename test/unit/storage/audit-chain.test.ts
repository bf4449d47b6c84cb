import { createHash } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { closeSqlite, openSqlite } from '../../../electron/storage/connection/sqlite.ts';
import { cellOf, freshProject, method, NOW, reopen, temporaryFolder, valueOf } from './small-project.ts';

const weighed = (rate: number) => ({ ...method, weights: { ...method.weights, rate } });

interface Row {
  readonly id: number;
  readonly before: string | null;
  readonly after: string | null;
  readonly hash: string;
}

/** Rows of the audit with the hashes of their bodies, the members in the order of their names. */
function rowsOf(path: string): readonly Row[] {
  const sql = openSqlite(path);
  try {
    return sql
      .prepare<[], Row>(
        `SELECT a.action, a.actor, c.hash AS after, a.at, b.hash AS before, a.id, a.key, a.subject, a.target, a.why, a.hash
        FROM audit a LEFT JOIN bodies b ON b.id = a.before LEFT JOIN bodies c ON c.id = a.after ORDER BY a.id`,
      )
      .all();
  } finally {
    closeSqlite(sql);
  }
}

/** By the definition, with nothing of the program: SHA-256 over the hash before and the row as canonical JSON. */
function chained(rows: readonly Row[]): readonly string[] {
  let head = '';
  return rows.map(({ hash: _hash, ...row }) => {
    head = createHash('sha256')
      .update(`${head}${JSON.stringify(row)}`)
      .digest('hex');
    return head;
  });
}

describe('the chain of the audit', () => {
  it('hashes the hash before with the row and the hashes of its bodies', () => {
    const store = freshProject();
    valueOf(store.saveDraft(weighed(3), '占比 rate', NOW));
    valueOf(store.saveAlias('A1', '备注', NOW));
    valueOf(store.undo(NOW));
    valueOf(store.close());
    const rows = rowsOf(store.meta().path);
    expect(rows.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(rows.map(({ hash }) => hash)).toEqual(chained(rows));
  });
});

describe('the head of the chain', () => {
  it('rises with every write, stands in a run, and is the same in a copy', () => {
    const store = freshProject();
    const made = store.chainHead();
    expect(made).toEqual({ entries: 3, head: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const run = { inputHash: 'h', method, engine: '1', scenario: null, kind: 'release', result: 1, now: NOW };
    expect(valueOf(store.saveRun(run)).chain).toBe(made.head);
    valueOf(store.saveAlias('A1', '备注', NOW));
    const last = store.chainHead();
    expect(last.entries).toBe(5);
    const copy = join(temporaryFolder(), 'copy.ewb');
    valueOf(store.saveAs(copy));
    expect(reopen(copy).chainHead()).toEqual(last);
  });
});

/** Made by the last program before the chain: two imports, the second withdrawn, baseline, override, scenario, run, draft, an undone renaming. */
const versionTwo = fileURLToPath(new URL('../../fixtures/projects/version-2.ewb', import.meta.url));

describe('a project of version 2', () => {
  const copied = (): string => {
    const path = join(temporaryFolder(), '旧.ewb');
    copyFileSync(versionTwo, path);
    return path;
  };
  const asFound = { code: 'VERIFY_CHAINED_AS_FOUND', params: { entries: 12, at: NOW }, information: true };

  it('is chained as found at its first opening, and only then', () => {
    const path = copied();
    const store = reopen(path);
    expect(store.verify()).toEqual([asFound]);
    expect(store.audit().entries[0]).toMatchObject({ id: 13, action: 'change', subject: 'project', key: 'chain' });
    expect(store.draft()).toEqual(weighed(5));
    expect([cellOf(store, '110000', 'rate').value, cellOf(store, '130000', 'rate').value]).toEqual([90, 75]);
    expect(store.canRedo()).toMatchObject({ subject: 'framework', why: '改名' });
    valueOf(store.close());
    const rows = rowsOf(path);
    expect(rows.map(({ hash }) => hash)).toEqual(chained(rows));
    expect(reopen(path).lastEntry()).toBe(13);
  });

  it('goes on from there: steps from before are undone and made again, and what is changed behind its back is found', () => {
    const path = copied();
    const store = reopen(path);
    valueOf(store.redo(NOW));
    expect(store.framework().title).toBe('新名');
    valueOf(store.undo(NOW));
    valueOf(store.undo(NOW));
    expect(store.draft()).toBeNull();
    valueOf(store.restoreBatch(2, '确认', NOW));
    expect(store.verify()).toEqual([asFound]);
    valueOf(store.close());
    const sql = openSqlite(path);
    sql.exec("UPDATE batches SET status = 'withdrawn' WHERE id = 1");
    closeSqlite(sql);
    expect(reopen(path).verify()).toContainEqual({
      code: 'VERIFY_BATCH_STATUS',
      params: { batch: 1, found: 'withdrawn', recorded: 'active' },
    });
  });
});
