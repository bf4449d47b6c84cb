import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createProjectSession } from '../../../electron/services/app/project-session.ts';
import { exporters } from '../../../electron/services/exports/exporters.ts';
import { exportMaterial } from '../../../electron/services/exports/export-material.ts';
import { runSteps } from '../../../electron/storage/connection/steps.ts';
import { exportSource } from '../../../electron/services/exports/export-source.ts';
import { openProject } from '../../../electron/storage/project-file.ts';
import type { MethodChoice } from '../../../shared/contract/method-choice.ts';
import { workbench } from '../cli/run.ts';
import { readXlsx } from '../exporting/read-back.ts';
import { zipEntries } from '../exporting/zip-entries.ts';
import { makeTwoYears } from './two-years.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

const NOW = '2026-05-01T08:00:00Z';
/** Of one edit: D weighs 2 of 5 instead of 1 of 4. u1: (76 + 40 + 80 + 2·62)/5 = 64; u2: (70 + 0 + 90 + 2·80)/5 = 64. */
const label = '占比 D';
const patch = { weights: { D: 2 } };

let work: TestWorkbench;
beforeEach(() => {
  work = startWorkbench();
});
afterEach(() => work.end());

async function draft(): Promise<{ readonly earlier: string; readonly later: string }> {
  const years = await makeTwoYears(work);
  const { project } = await opened();
  await work.call('method.edit', { project, label, patch });
  return years;
}

async function opened() {
  const snapshot = await work.call('project.snapshot', {});
  if (snapshot === null) throw new Error('no project');
  return snapshot;
}

const indexOf = async (method?: MethodChoice): Promise<readonly (number | null)[]> =>
  (await work.call('score.json', { book: null, weights: null, ...(method ? { method } : {}) })).units
    .slice(0, 2)
    .map(({ index }) => index);

describe('what is computed while a draft stands', () => {
  test('takes the draft unless the baseline, a scenario or a run is asked for', async () => {
    await draft();
    const { baseline, project } = await opened();
    await work.call('scenario.save', {
      previousName: null,
      name: '只看D',
      note: '',
      locked: false,
      method: { ...baseline, weights: { ...baseline.weights, A: 0, B: 0, C: 0 } },
    });
    // (76 + 40 + 80 + 62)/4 and (70 + 0 + 90 + 80)/4.
    expect(await indexOf({ kind: 'baseline' })).toEqual([64.5, 60]);
    expect(await indexOf()).toEqual([64, 64]);
    expect(await indexOf({ kind: 'draft' })).toEqual([64, 64]);
    expect(await indexOf({ kind: 'scenario', name: '只看D' })).toEqual([62, 80]);
    const { run } = await work.call('run.save', { scenario: null, note: '', released: false });
    await work.call('method.save', { project, reason: '专家会' });
    expect(await indexOf({ kind: 'baseline' })).toEqual([64, 64]);
    expect(await indexOf({ kind: 'run', id: run.id })).toEqual([64.5, 60]);
    expect(await work.refusal('score.json', { book: null, weights: null, method: { kind: 'draft' } })).toBe(
      'METHOD_NO_DRAFT',
    );
  });

  test('a run’s method is refused once the data is another', async () => {
    await draft();
    const { run } = await work.call('run.save', { scenario: null, note: '', released: false });
    await work.call('data.override', { unit: 'u1', measure: 'd', value: 1, reason: '更正' });
    expect(await work.refusal('score.json', { book: null, weights: null, method: { kind: 'run', id: run.id } })).toBe(
      'METHOD_OF_RUN_CHANGED',
    );
  });

  test('agrees: score, why, what-if without noise, the change since last year, the workbook', async () => {
    const { earlier } = await draft();
    expect(await indexOf()).toEqual([64, 64]);
    const why = await work.call('data.why', { unit: 'u1', code: 'R', offset: 0, limit: 1 });
    expect(why.steps[0]?.score).toBe(64);
    const changes = await work.call('history.year-change', { file: work.read(earlier) });
    expect(changes.units[0]).toMatchObject({ code: 'u1', after: 64 });
    // 64, 64, (40 + 8 + 60 + 2·30)/5, 40: two first, then 西 and 新.
    const draws = await work.call('what-if.run', { book: null, draws: 10, noise: 0, seed: 1, job: 'w' });
    expect(draws.units.map(({ rank }) => rank?.p50)).toEqual([1, 1, 4, 3]);
    const path = join(work.folder, 'r.xlsx');
    await work.call('export.write', {
      what: 'workbook',
      format: 'xlsx',
      target: work.write(path),
      language: 'zh',
      job: 'e',
    });
    const rows: unknown[][] = [];
    (await readXlsx(path))
      .getWorksheet('总览')
      ?.eachRow((row) => rows.push([1, 2, 3, 4, 5].map((c) => row.getCell(c).value)));
    expect(rows.flat()).toContain(64);
    expect(rows.flat()).not.toContain(64.5);
  });

  test('nothing is released, which says what to do', async () => {
    await draft();
    expect(await work.refusal('run.save', { scenario: null, note: '', released: true })).toBe('RELEASE_DRAFT');
  });
});

describe('every kind of export', () => {
  test('says 草稿 when made of a draft, and does not when made of the baseline', async () => {
    const { earlier, later } = await draft();
    const yearChanges = await work.call('history.year-change', { file: work.read(earlier) });
    await work.call('project.close', {});
    const store = openProject(later, { now: NOW });
    if (!store.ok) throw new Error(store.error.code);
    const session = createProjectSession(later, store.value);
    const told = new Map<string, boolean[]>();
    for (const choice of ['draft', 'baseline'] as const) {
      const source = exportSource(session, { what: 'all', language: 'zh', method: { kind: choice } }, new Date(NOW), {
        yearChanges,
        systems: null,
        sources: runSteps(store.value.cellSources()),
      });
      if (!source.ok) throw new Error(source.error.code);
      // The page itself in place of the PDF that a browser would make of it.
      const material = exportMaterial(source.value, (html, target) => writeFile(target, html));
      for (const { what, format, parts } of exporters) {
        // One year is no 历年; audit and comparison have tests of their own.
        if (what === 'audit' || what === 'comparison' || what === 'years') continue;
        for (const [at, part] of parts(material).entries()) {
          const path = join(work.folder, `${choice} ${what} ${at} ${part.fileName}`);
          const written = await part.write(path, { overwrite: false });
          if (!written.ok) throw new Error(`${what} ${format}: ${written.error.code}`);
          const key = `${what} ${format}`;
          told.set(key, [...(told.get(key) ?? []), says(path) === (choice === 'draft')]);
        }
      }
    }
    store.value.close();
    expect(told.size).toBeGreaterThan(14);
    for (const [kind, right] of told) expect([kind, right.every(Boolean)]).toEqual([kind, true]);
  });

  test('a comparison says it when the draft is among the methods', async () => {
    await draft();
    const write = async (name: string, compared: MethodChoice[]): Promise<boolean> => {
      const path = join(work.folder, name);
      const request = {
        what: 'comparison',
        format: 'xlsx',
        target: work.write(path),
        compared,
        language: 'zh',
        job: 'e',
      } as const;
      await work.call('export.write', request);
      return says(path);
    };
    expect(await write('a.xlsx', [{ kind: 'baseline' }, { kind: 'draft' }])).toBe(true);
    expect(await write('b.xlsx', [{ kind: 'baseline' }, { kind: 'baseline' }])).toBe(false);
  });

  test('the command line says it on stderr and in JSON, and takes the method asked for', async () => {
    const { later } = await draft();
    await work.call('project.close', {});
    const run = async (...more: readonly string[]) => {
      const { code, out, err } = await workbench('score', later, '--json', ...more);
      const { units, draft: said } = JSON.parse(out || '{}');
      return { code, index: units?.[0]?.index, draft: said, told: err.includes('草稿') };
    };
    expect(await run()).toEqual({ code: 0, index: 64, draft: true, told: true });
    expect(await run('--method', 'draft')).toEqual({ code: 0, index: 64, draft: true, told: true });
    expect(await run('--method', 'baseline')).toEqual({ code: 0, index: 64.5, draft: undefined, told: false });
    for (const wrong of [
      ['--method', 'run:1'],
      ['--method', 'last'],
      ['--method', 'draft', '--scenario', 'x'],
    ])
      expect((await workbench('score', later, ...wrong)).code).toBe(2);
    for (const command of [
      ['why', later, 'u1', 'R'],
      ['what-if', later, '--draws', '10'],
      ['weights', later, '--method', 'equal'],
      ['export', later, '--to', join(work.folder, 'cli.xlsx')],
    ]) {
      const { code, out, err } = await workbench(...command, '--json');
      expect([code, JSON.parse(out).draft, err.includes('草稿')]).toEqual([0, true, true]);
    }
  });
});

/** Whether 草稿 stands anywhere in a file: text, the parts of a package, or a picture's drawing, which has a line more for it. */
function says(path: string): boolean {
  const bytes = readFileSync(path);
  if (extname(path) === '.png') return heightBeside(path, bytes);
  if (!['.xlsx', '.docx'].includes(extname(path))) return bytes.toString('utf8').includes('草稿');
  return [...zipEntries(path).values()].some((part) => part.toString('utf8').includes('草稿'));
}

/** The note below the drawing makes the draft's picture taller than the baseline's, which is drawn second. */
const heights = new Map<string, number>();
function heightBeside(path: string, bytes: Buffer): boolean {
  const height = bytes.readUInt32BE(20);
  // By the figure's own name: the baseline may have figures that the draft can't fill, with nothing beside them.
  const name = path.replace(/(draft|baseline) \S+ \d+ /, '').replace(/_\d{3}_/, '_');
  const drafted = heights.get(name);
  heights.set(name, height);
  return drafted === undefined ? path.includes('draft ') : drafted <= height;
}
