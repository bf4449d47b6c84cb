import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSqlite } from '../../../electron/storage/connection/sqlite.ts';
import type { ProjectStore } from '../../../electron/storage/project-store.ts';
import { rescueFile } from '../../../electron/storage/rescue/rescue-file.ts';
import type { Rescued } from '../../../electron/storage/rescue/rescue-file.ts';
import type { Result } from '../../../shared/base/result.ts';
import {
  cellOf,
  codeOf,
  framework,
  freshProject,
  importSheets,
  method,
  NOW,
  reopen,
  temporaryFolder,
  units,
  valueOf,
} from './small-project.ts';

const PAGE = 4096;
const template = { id: 'small', framework, units, history: [] };

/** Two batches, an override, a scenario, a run and a note; closed. */
function makeProject(): string {
  const store = freshProject();
  importSheets(store, { annual_statistics: [{ unit: '110000', selector: 'rate', value: 98.5 }] });
  importSheets(store, {
    element_checks: Array.from({ length: 2_000 }, (_, at) => ({
      unit: units[at % 3]?.code ?? '',
      selector: '法定时限',
      item: `事项${at}`,
      value: at % 2,
    })),
  });
  valueOf(store.overrideValue({ unit: '120000', measure: 'rate', value: 77, reason: '经核实', now: NOW }));
  valueOf(store.saveScenario({ name: '方案一', method }, NOW));
  valueOf(store.saveAlias('A', '备注', NOW));
  valueOf(store.saveRun({ inputHash: 'h', method, engine: '1', scenario: null, kind: 'score', result: 1, now: NOW }));
  valueOf(store.close());
  return store.meta().path;
}

function rescued(
  path: string,
  damage: (bytes: Buffer) => Buffer,
  templates = [template],
): { readonly result: Result<Rescued>; readonly target: string } {
  const folder = temporaryFolder();
  const copy = join(folder, 'copy.ewb');
  const target = join(folder, 'rescued.ewb');
  writeFileSync(copy, damage(readFileSync(path)));
  return { result: rescueFile(copy, target, { from: 'p.ewb', now: NOW, actor: '张三', templates }), target };
}

/** All that a screen would show, but for what names the file. */
function shown(store: ProjectStore): unknown {
  return {
    framework: store.framework(),
    units: store.units(),
    table: store.measureTable(),
    batches: store.batches(),
    overrides: store.overrides(),
    scenarios: store.scenarios(),
    notes: store.aliases(),
    // The chain begins anew, so that no run stands at a place of it.
    runs: store.runs().map(({ hash: _hash, chain: _chain, ...run }) => run),
    undo: store.canUndo(),
  };
}

/** Pages of a table's tree that hold rows, by SQLite's own account. */
function leavesOf(path: string, table: string): readonly number[] {
  const sql = openSqlite(path);
  const pages = sql
    .prepare<[string], number>("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path")
    .pluck()
    .all(table);
  sql.close();
  return pages;
}

const zeroed =
  (...pages: readonly number[]) =>
  (bytes: Buffer): Buffer => {
    for (const page of pages) bytes.fill(0, (page - 1) * PAGE, page * PAGE);
    return bytes;
  };

const codes = (result: Result<Rescued>): readonly string[] => valueOf(result).lost.map(({ code }) => code);

describe('rescuing', () => {
  it('a sound project gives the same project, and says that nothing was lost', () => {
    const path = makeProject();
    const { result, target } = rescued(path, (bytes) => bytes);
    expect(valueOf(result)).toMatchObject({ batches: 2, records: 2_001, runs: 1, lost: [] });
    const store = reopen(target);
    expect(shown(store)).toEqual(shown(reopen(path)));
    expect(store.runs().map(({ chain }) => chain)).toEqual(['']);
    expect(store.verify().filter(({ information }) => information !== true)).toEqual([]);
    expect(store.audit().entries[0]).toMatchObject({ subject: 'project', key: 'rescue' });
  });

  it('takes what stands in the log along', () => {
    const store = freshProject();
    valueOf(store.saveAlias('A', '只在日志里', NOW));
    const folder = temporaryFolder();
    const copy = join(folder, 'copy.ewb');
    copyFileSync(store.meta().path, copy);
    copyFileSync(`${store.meta().path}-wal`, `${copy}-wal`);
    const target = join(folder, 'rescued.ewb');
    expect(codes(rescueFile(copy, target, { from: 'p', now: NOW, actor: '', templates: [] }))).toEqual([]);
    expect(reopen(target).aliases()).toEqual({ A: '只在日志里' });
  });

  it('without a page of records keeps all others, and says that some are gone', () => {
    const path = makeProject();
    const leaves = leavesOf(path, 'records');
    expect(leaves.length).toBeGreaterThan(5);
    const { result, target } = rescued(path, zeroed(leaves[2] ?? 0));
    expect(codes(result)).toContain('RESCUE_RECORDS');
    expect(valueOf(result).records).toBeGreaterThan(1_500);
    expect(valueOf(result).records).toBeLessThan(2_001);
    const store = reopen(target);
    expect(store.scenarios()).toHaveLength(1);
    expect(store.verify().map(({ code }) => code)).toContain('VERIFY_BATCH');
  });

  it('without the page above them still finds the pages of records below', () => {
    const path = makeProject();
    const sql = openSqlite(path);
    const root =
      sql.prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'records'").pluck().get() ?? 0;
    // A table kept by its key has rows in the pages above, too: those of the page itself are gone.
    const above = sql
      .prepare<[], number>("SELECT ncell FROM dbstat WHERE name = 'records' AND path = '/'")
      .pluck()
      .get();
    sql.close();
    const { result, target } = rescued(path, zeroed(root));
    expect(valueOf(result).records).toBe(2_001 - (above ?? 0));
    expect(cellOf(reopen(target), '110000', 'rate').value).toBe(98.5);
  });

  it('without the first page, which says what there is, finds every table by what its rows look like', () => {
    const path = makeProject();
    const { result, target } = rescued(path, zeroed(1));
    expect(valueOf(result)).toMatchObject({ batches: 2, records: 2_001, runs: 1 });
    const { batches: _, runs: __, ...now } = shown(reopen(target)) as Record<string, unknown>;
    const { batches: ___, runs: ____, ...then } = shown(reopen(path)) as Record<string, unknown>;
    expect(now).toEqual(then);
  });

  it('of a file cut to half keeps what is in that half', () => {
    const { result, target } = rescued(makeProject(), (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2)));
    expect(valueOf(result).lost.length).toBeGreaterThan(0);
    expect(reopen(target).units()).toHaveLength(3);
  });

  it('puts the framework back that the project was made from where its text is damaged, to the letter', () => {
    const path = makeProject();
    const flip = (bytes: Buffer): Buffer => {
      const at = bytes.indexOf('小指标体系');
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      return bytes;
    };
    const { result, target } = rescued(path, flip);
    expect(reopen(target).framework()).toEqual(framework);
    expect(codes(result)).toContain('VERIFY_DOCUMENT');
    expect(codeOf(rescued(path, flip, []).result)).toBe('RESCUE_NOTHING');
  });

  it.each([
    ['random bytes', (bytes: Buffer) => Buffer.from(bytes.map((_, at) => (at * 7919) % 251))],
    ['nothing but zeros', (bytes: Buffer) => bytes.fill(0)],
    ['an empty file', () => Buffer.alloc(0)],
    ['a text', () => Buffer.from('地区,数值\n'.repeat(1_000))],
  ])('finds nothing in %s, and says so', (_, damage) => {
    expect(codeOf(rescued(makeProject(), damage).result)).toBe('RESCUE_NOTHING');
  });
});
