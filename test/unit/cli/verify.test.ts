import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeTwoYears } from '../services/two-years.ts';
import { startWorkbench } from '../services/workbench.ts';
import type { TestWorkbench } from '../services/workbench.ts';
import { workbench } from './run.ts';

let work: TestWorkbench;
let folder = '';
beforeEach(() => {
  work = startWorkbench();
  folder = mkdtempSync(join(tmpdir(), 'workbench-verify-cli-'));
});
afterEach(async () => {
  await work.end();
  rmSync(folder, { recursive: true, force: true });
});

/** A closed project with a stored run; `act` is done after the run. */
async function project(act: () => Promise<unknown> = async () => undefined): Promise<string> {
  const { later } = await makeTwoYears(work);
  await work.call('run.save', { scenario: null, note: '第一次', released: false });
  await act();
  await work.call('project.close', {});
  const path = join(folder, '项目.ewb');
  copyFileSync(later, path);
  return path;
}

function codes(json: string): readonly string[] {
  const { findings }: { findings: readonly { code: string }[] } = JSON.parse(json);
  return findings.map(({ code }) => code);
}

describe('workbench verify', () => {
  test('a project whose data moved on since a run is sound: exit 0, and the run is proved from the data of then', async () => {
    const path = await project(() =>
      work.call('data.override', { unit: 'u1', measure: 'd', value: 1, reason: '复核' }),
    );
    const { code, out } = await workbench('verify', path, '--lang', 'en');
    expect(code).toBe(0);
    expect(out).toMatch(/^ok {6}Run 1 is reproduced .* the data has moved on since run 1/m);
    expect(out).toMatch(/sound/);
    const { chain } = JSON.parse((await workbench('verify', path, '--json')).out);
    expect(chain).toEqual({ entries: expect.any(Number), head: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(out).toContain(`Head of the audit chain: entry ${chain.entries}, ${chain.head}`);
    // What was handed out carries it, so that the project can be held against it later.
    const log = join(folder, '审计.xlsx');
    await workbench('export', path, '--to', log, '--what', 'audit');
    const exported = new ExcelJS.Workbook();
    await exported.xlsx.readFile(log);
    expect(JSON.stringify(exported.worksheets[0]?.getSheetValues())).toContain(chain.head);
  });

  test('one in which a measure value was halved is not: exit 1, with the unit, the measure and its cells', async () => {
    const path = await project();
    const sql = new Database(path);
    sql.exec("UPDATE measure_values SET value = value / 2 WHERE unit = 'u1' AND measure = 'd'");
    sql.close();
    const { code, out } = await workbench('verify', path, '--lang', 'en');
    expect(code).toBe(1);
    expect(out).toMatch(
      /^DIFFERS Measure value of u1, d \(2021\) differs .* 31 ≠ 62 \(from 自有指数2021\.xlsx › Data G2\)/m,
    );
    expect(out).not.toMatch(/sound/);
  });

  test('one too damaged to open is looked through part by part, and stays as it is', async () => {
    const path = await project();
    const bytes = readFileSync(path);
    const sql = new Database(path, { readonly: true });
    const root = sql
      .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
      .pluck()
      .get('records');
    const size = Number(sql.pragma('page_size', { simple: true }));
    sql.close();
    // The page of the records' tree, and a trigger that no project has: either keeps the file from opening.
    bytes.fill(0xff, ((root ?? 0) - 1) * size, ((root ?? 0) - 1) * size + 12);
    writeFileSync(path, bytes);
    const more = new Database(path);
    more.exec('CREATE TRIGGER evil AFTER INSERT ON texts BEGIN SELECT 1; END');
    more.close();
    const damaged = readFileSync(path);
    const { code, out, err } = await workbench('verify', path, '--json');
    expect(code).toBe(1);
    expect(err).toMatch(/trigger evil/);
    expect(JSON.parse(out).ok).toBe(false);
    expect(codes(out)).toEqual(expect.arrayContaining(['VERIFY_SCHEMA', 'VERIFY_STRUCTURE', 'VERIFY_UNREADABLE']));
    // The parts that are whole have nothing said of them.
    expect(codes(out)).not.toContain('VERIFY_ENTRY');
    expect(codes(out)).not.toContain('VERIFY_DOCUMENT');
    expect(readFileSync(path).equals(damaged)).toBe(true);
    expect(readdirSync(folder)).toEqual(['项目.ewb']);
  });
});
