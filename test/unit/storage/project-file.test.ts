import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProject, openProject } from '../../../electron/storage/project-file.ts';
import { closeSqlite, openSqlite } from '../../../electron/storage/connection/sqlite.ts';
import {
  cellOf,
  codeOf,
  framework,
  freshProject,
  importSheets,
  newProject,
  NOW,
  reopen,
  temporaryFolder,
  valueOf,
} from './small-project.ts';

const unit = '110000';
const rate = { annual_statistics: [{ unit, selector: 'rate', value: 98.5 }] };

function closedProject(): string {
  const store = freshProject();
  importSheets(store, rate);
  valueOf(store.close());
  return store.meta().path;
}

/** Does something to the file with SQLite itself, as another program would. */
function tamper(path: string, statement: string): void {
  const sql = openSqlite(path);
  sql.exec(statement);
  closeSqlite(sql);
}

const open = (path: string, rest = {}) => openProject(path, { now: NOW, ...rest });

describe('creating a project', () => {
  it('never touches a file that is there', () => {
    const path = join(temporaryFolder(), 'p.ewb');
    writeFileSync(path, 'something else');
    expect(codeOf(createProject(path, newProject))).toBe('PROJECT_EXISTS');
    expect(readFileSync(path, 'utf8')).toBe('something else');
  });

  it('says that the folder is missing', () => {
    expect(codeOf(createProject(join(temporaryFolder(), 'no', 'p.ewb'), newProject))).toBe('PROJECT_FOLDER_MISSING');
  });

  it('refuses a framework whose rules cannot be computed, and leaves nothing behind', () => {
    const folder = temporaryFolder();
    const [first, ...rest] = framework.measures;
    if (!first) throw new Error('no measures');
    const wrong = { ...first, rule: { ...first.rule, value: { field: '跑动次数', whenEmpty: null } } };
    const result = createProject(join(folder, 'p.ewb'), {
      ...newProject,
      framework: { ...framework, measures: [wrong, ...rest] },
    });
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'COMPILE_RULE_FIELD', params: { measure: 'total', field: '跑动次数' } },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves one file and no lock when closed', () => {
    const path = closedProject();
    expect(readdirSync(join(path, '..'))).toEqual(['p.ewb']);
  });
});

describe('opening what is no project', () => {
  it('names a missing file and does not create it', () => {
    const path = join(temporaryFolder(), 'mistyped.ewb');
    expect(codeOf(open(path))).toBe('PROJECT_MISSING');
    expect(existsSync(path)).toBe(false);
  });

  it('names an empty file, a text and a folder', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'empty.ewb'), '');
    writeFileSync(join(folder, 'text.ewb'), '地区,数值\n'.repeat(100));
    mkdirSync(join(folder, 'folder.ewb'));
    expect(codeOf(open(join(folder, 'empty.ewb')))).toBe('PROJECT_EMPTY');
    expect(codeOf(open(join(folder, 'text.ewb')))).toBe('PROJECT_NOT_A_DATABASE');
    expect(codeOf(open(join(folder, 'folder.ewb')))).toBe('PROJECT_NOT_A_DATABASE');
  });

  it("names another program's database", () => {
    const path = join(temporaryFolder(), 'other.ewb');
    const sql = openSqlite(path, { create: true });
    sql.exec('CREATE TABLE t (a)');
    sql.close();
    expect(codeOf(open(path))).toBe('PROJECT_FOREIGN');
  });

  it('names a file that was cut short', () => {
    const path = closedProject();
    truncateSync(path, Math.floor(readFileSync(path).length / 2));
    expect(codeOf(open(path))).toBe('PROJECT_TRUNCATED');
  });

  it('refuses a newer format and leaves it as it was', () => {
    const path = closedProject();
    tamper(path, 'PRAGMA user_version = 99');
    const bytes = readFileSync(path);
    expect(open(path)).toMatchObject({ ok: false, error: { code: 'PROJECT_NEWER', params: { found: 99, known: 8 } } });
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it.each([
    ['trigger', 'CREATE TRIGGER evil AFTER INSERT ON texts BEGIN DELETE FROM records; END', 'trigger evil'],
    ['view', 'CREATE VIEW peek AS SELECT * FROM texts', 'view peek'],
    ['table', 'CREATE TABLE more (a)', 'table more'],
    ['changed table', 'ALTER TABLE texts ADD COLUMN more TEXT', 'table texts'],
    ['missing index', 'DROP INDEX sheets_by_batch', 'index sheets_by_batch'],
  ])('refuses an unknown schema: %s', (_, statement, name) => {
    const path = closedProject();
    tamper(path, statement);
    expect(open(path)).toMatchObject({ ok: false, error: { code: 'PROJECT_SCHEMA', params: { names: name } } });
  });

  it('finds damaged pages in a file from elsewhere', () => {
    const path = closedProject();
    const bytes = readFileSync(path);
    // The second page on: page headers and cell pointers of every tree, and the header's own page left alone.
    for (let page = 4096; page < bytes.length; page += 4096) bytes.fill(0xff, page, page + 12);
    writeFileSync(path, bytes);
    expect(codeOf(open(path, { fromElsewhere: true }))).toBe('PROJECT_DAMAGED');
  });
});

describe('a project in use', () => {
  it('is locked for others, who learn by whom and since when', () => {
    const store = freshProject();
    expect(open(store.meta().path)).toMatchObject({
      ok: false,
      error: { code: 'PROJECT_LOCKED', params: { who: '张三', since: NOW, host: hostname() } },
    });
    valueOf(store.close());
    expect(codeOf(open(store.meta().path))).toBe('ok');
  });

  it('is locked by a note of another machine until the reader takes it over', () => {
    const path = closedProject();
    writeFileSync(
      `${path}.lock`,
      JSON.stringify({ who: '李四', host: 'another-machine', pid: 1, since: '2022-02-28T17:00:00.000Z' }),
    );
    expect(open(path)).toMatchObject({
      ok: false,
      error: { code: 'PROJECT_LOCKED_ELSEWHERE', params: { who: '李四', host: 'another-machine' } },
    });
    expect(reopen(path, { takeOver: true }).units()).toHaveLength(3);
  });

  it('opens in spite of the note of a process that has died on this machine', () => {
    const path = closedProject();
    writeFileSync(`${path}.lock`, JSON.stringify({ who: '李四', host: hostname(), pid: 1, since: NOW }));
    expect(reopen(path).units()).toHaveLength(3);
  });

  it('notices that its file was replaced, writes nothing and can be rescued', () => {
    const store = freshProject();
    const { path } = store.meta();
    importSheets(store, rate);
    const other = closedProject();
    renameSync(other, path);
    expect(codeOf(store.saveAlias('A', '备注', NOW))).toBe('PROJECT_CHANGED_ON_DISK');
    expect(store.meta().readOnly?.code).toBe('PROJECT_CHANGED_ON_DISK');
    expect(codeOf(store.beginBatch({ now: NOW, files: [] }))).toBe('PROJECT_CHANGED_ON_DISK');
    const rescued = join(temporaryFolder(), 'rescued.ewb');
    valueOf(store.saveAs(rescued));
    expect(cellOf(reopen(rescued), unit, 'rate').value).toBe(98.5);
  });

  it('notices that its file was removed and can be saved in its old place', () => {
    const store = freshProject();
    const { path } = store.meta();
    importSheets(store, rate);
    rmSync(path);
    expect(codeOf(store.saveAlias('A', '备注', NOW))).toBe('PROJECT_CHANGED_ON_DISK');
    valueOf(store.saveAs(path));
    store.close();
    expect(cellOf(reopen(path), unit, 'rate').value).toBe(98.5);
  });
});

describe('a project that was not closed', () => {
  it('is recovered from its WAL', () => {
    const store = freshProject();
    importSheets(store, rate);
    const copy = join(temporaryFolder(), 'copy.ewb');
    copyFileSync(store.meta().path, copy);
    copyFileSync(`${store.meta().path}-wal`, `${copy}-wal`);
    const recovered = reopen(copy);
    expect(recovered.meta().warnings.map(({ code }) => code)).toEqual(['PROJECT_RECOVERED']);
    expect(cellOf(recovered, unit, 'rate').value).toBe(98.5);
  });

  it('says that it came without its WAL', () => {
    const path = closedProject();
    const store = reopen(path);
    valueOf(store.saveAlias('A', '备注', NOW));
    const copy = join(temporaryFolder(), 'copy.ewb');
    copyFileSync(path, copy);
    expect(
      reopen(copy)
        .meta()
        .warnings.map(({ code }) => code),
    ).toEqual(['PROJECT_WAL_MISSING']);
  });
});

describe('saving a copy', () => {
  it('does not overwrite unless told to, and the copy holds everything', () => {
    const store = freshProject();
    importSheets(store, rate);
    const copy = join(temporaryFolder(), 'copy.ewb');
    valueOf(store.saveAs(copy));
    expect(codeOf(store.saveAs(copy))).toBe('PROJECT_EXISTS');
    expect(codeOf(store.saveAs(copy, { overwrite: true }))).toBe('ok');
    expect(codeOf(store.saveAs(store.meta().path, { overwrite: true }))).toBe('PROJECT_SAME_FILE');
    expect(codeOf(store.saveAs(join(copy, 'below', 'x.ewb')))).toBe('PROJECT_FOLDER_MISSING');
    const opened = reopen(copy, { fromElsewhere: true });
    expect(opened.batches()).toEqual(store.batches());
    expect(opened.verify()).toEqual([]);
  });
});
