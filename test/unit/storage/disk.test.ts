import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ProjectStore } from '../../../electron/storage/project-store.ts';
import { fileIdentity } from '../../../electron/storage/connection/connection.ts';
import { configureForUse, openSqlite, sqliteFault, sqlNumber } from '../../../electron/storage/connection/sqlite.ts';
import type { Sql } from '../../../electron/storage/connection/sqlite.ts';
import { createSqliteStore } from '../../../electron/storage/sqlite-store.ts';
import {
  cellOf,
  codeOf,
  fill,
  freshProject,
  importSheets,
  NOW,
  reopen,
  sheetReport,
  temporaryFolder,
  valueOf,
} from './small-project.ts';

const unit = '110000';
const child = fileURLToPath(new URL('./read-only-child.ts', import.meta.url));

/** A project on a disk with room for `pages` more pages. */
function onSmallDisk(path: string, pages: number): { store: ProjectStore; sql: Sql } {
  const sql = openSqlite(path);
  configureForUse(sql, 'DELETE');
  sql.pragma(`max_page_count = ${sqlNumber(sql, 'PRAGMA page_count') + pages}`);
  return {
    sql,
    store: createSqliteStore(
      {
        sql,
        path,
        actor: '',
        readOnly: null,
        batchOpen: false,
        operation: null,
        leftStaged: [],
        identity: fileIdentity(path),
        watch: null,
      },
      [],
    ),
  };
}

// Files beside the database are ours to open: the log before it is begun, the notes.
describe('a folder that refuses a file of ours', () => {
  it.each([
    ['EACCES', 'PROJECT_READ_ONLY'],
    ['EROFS', 'PROJECT_READ_ONLY'],
    ['ENOSPC', 'PROJECT_DISK_FULL'],
    ['EIO', 'PROJECT_DISK_ERROR'],
  ])('with %s is %s, no fault of the program', (errno, code) => {
    const error = Object.assign(new Error(`${errno}: open 'p.ewb-wal'`), { code: errno, syscall: 'open' });
    expect(sqliteFault(error, 'p.ewb')).toMatchObject({ code, params: { path: 'p.ewb', detail: errno } });
  });
  it('while any other error of the system stays one of the program', () => {
    expect(sqliteFault(Object.assign(new Error('EMFILE'), { code: 'EMFILE' }), 'p.ewb')).toBeNull();
    expect(sqliteFault(new Error('EACCES'), 'p.ewb')).toBeNull();
  });
});

describe('a full disk', () => {
  it('says how much room is needed also where no project could be made yet', () => {
    const sql = openSqlite(join(temporaryFolder(), 'new.ewb'), { create: true });
    sql.pragma('max_page_count = 2');
    const made = (): unknown => {
      try {
        sql.exec('CREATE TABLE a (b); CREATE TABLE c (d); CREATE TABLE e (f)');
        return null;
      } catch (error) {
        return sqliteFault(error, 'new.ewb');
      } finally {
        sql.close();
      }
    };
    expect(made()).toMatchObject({ code: 'PROJECT_DISK_FULL', params: { path: 'new.ewb', neededMb: 8 } });
  });

  it('refuses the import whole, keeps what was there, says how much is needed, and goes on when there is room', () => {
    const first = freshProject();
    const { path } = first.meta();
    importSheets(first, { annual_statistics: [{ unit, selector: 'rate', value: 98.5 }] });
    valueOf(first.close());
    const { store, sql } = onSmallDisk(path, 20);
    const batch = valueOf(store.beginBatch({ now: NOW, files: [{ name: 'b', contentHash: 'b', size: 1 }] }));
    const sheet = valueOf(batch.sheet({ file: 0, name: 's', kind: 'element_checks', hidden: false }));
    const records = fill(
      Array.from({ length: 40_000 }, (_, i) => ({ unit, selector: '法定时限', item: `事项${i}`, value: 1 })),
    );
    const results = [sheet.add(records), sheet.finish(sheetReport('s', 'element_checks', 40_000)), batch.commit()];
    expect(results.map(codeOf)).toContain('PROJECT_DISK_FULL');
    expect(codeOf(batch.commit())).toBe('PROJECT_BATCH_OVER');
    const full = store.meta().readOnly;
    expect(full?.code).toBe('PROJECT_DISK_FULL');
    expect(Number(full?.params?.['neededMb'])).toBeGreaterThan(0);
    expect(store.batches()).toHaveLength(1);
    expect(cellOf(store, unit, 'rate').value).toBe(98.5);
    sql.pragma('max_page_count = 1000000');
    expect(codeOf(store.saveAlias('A', '备注', NOW))).toBe('ok');
    expect(store.meta().readOnly).toBeNull();
    valueOf(store.close());
    const again = reopen(path);
    expect(again.batches()).toHaveLength(1);
    expect(again.verify()).toEqual([]);
  });
});

describe('a read-only place', () => {
  it.each([
    ['closed', false],
    ['not closed', true],
  ])('opens a %s project as a copy in memory that can be saved elsewhere', (_, unclean) => {
    const shelf = temporaryFolder();
    const elsewhere = temporaryFolder();
    const store = freshProject();
    importSheets(store, { annual_statistics: [{ unit, selector: 'rate', value: 98.5 }] });
    const path = join(shelf, 'p.ewb');
    if (!unclean) valueOf(store.close());
    copyFileSync(store.meta().path, path);
    if (unclean) copyFileSync(`${store.meta().path}-wal`, `${path}-wal`);
    for (const file of readdirSync(shelf)) chmodSync(join(shelf, file), 0o444);
    chmodSync(shelf, 0o555);
    chmodSync(elsewhere, 0o777);
    const said: unknown = JSON.parse(
      execFileSync(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', child, path, join(elsewhere, 'copy.ewb')],
        { encoding: 'utf8' },
      ),
    );
    chmodSync(shelf, 0o755);
    expect(said).toEqual({
      warnings: unclean ? ['PROJECT_RECOVERED', 'PROJECT_COPY_IN_MEMORY'] : ['PROJECT_COPY_IN_MEMORY'],
      written: 'PROJECT_READ_ONLY',
      saved: 'ok',
      batches: 1,
      refused: 'COPY_READ_ONLY',
    });
    expect(existsSync(`${path}.lock`)).toBe(false);
    expect(cellOf(reopen(join(elsewhere, 'copy.ewb')), unit, 'rate').value).toBe(98.5);
  });
});
