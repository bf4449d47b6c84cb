import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadTemplate } from '../../../electron/services/app/resources.ts';
import { createProject } from '../../../electron/storage/project-file.ts';
import { askForNoShare } from './any-share.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

let work: TestWorkbench;
beforeEach(() => {
  work = startWorkbench();
});
afterEach(() => work.end());

const template = loadTemplate('province-2021');
if (!template.ok) throw new Error(template.error.code);
const { units } = template.value;
/** Every unit 95 on one measure scored as it is, but the last 60. */
const values = [
  ['地区', 'E2-1.1', 'E2-2.1'],
  ...units.map((unit, u) => [unit.name, u === units.length - 1 ? 60 : 95, u === units.length - 1 ? 60 : 95]),
];

async function projectWithValues(): Promise<void> {
  await work.call('project.new', { template: 'province-2021', target: work.write(join(work.folder, 'p.ewb')) });
  await askForNoShare(work);
  await work.importFiles(await work.sheet('指标原始值表.xlsx', values));
}

async function acceptWhatStops(): Promise<number> {
  const { items } = await work.call('worklist.list', {});
  const ids = items.filter(({ blocking, state }) => blocking && state === 'open').map(({ id }) => id);
  await work.call('worklist.settle', { ids, state: 'accepted', reason: '试算' });
  return ids.length;
}

async function textsOf(path: string): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const texts: string[] = [];
  workbook.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => texts.push(cell.text))));
  return texts.join('\n');
}

describe('定稿', () => {
  test(
    'exports of a released result carry its fingerprint, those of other data or another method do not',
    { timeout: 300_000 },
    async () => {
      await projectWithValues();
      await acceptWhatStops();
      const { run: release } = await work.call('run.save', { scenario: null, note: '2021 年度定稿', released: true });
      expect(release.kind).toBe('release');
      const write = async (name: string, method: 'baseline' | 'draft' = 'baseline'): Promise<string> => {
        const path = join(work.folder, name);
        await work.call('export.write', {
          what: 'workbook',
          format: 'xlsx',
          target: work.write(path),
          language: 'zh',
          method: { kind: method },
          job: 'e',
        });
        return textsOf(path);
      };
      const shown = release.fingerprint.slice(0, 16);
      expect(await write('released.xlsx')).toContain(shown);
      await work.call('method.edit', { label: '改权重', patch: { weights: { A: 40 } } });
      expect(await write('draft.xlsx', 'draft')).not.toContain(shown);
      await work.call('data.override', { unit: '110000', measure: 'E2-1.1', value: 40, reason: '复核' });
      expect(await write('changed.xlsx')).not.toContain(shown);
    },
  );

  test('verify reproduces a released run to the bit, from the data as it was then when the data changed since', async () => {
    await projectWithValues();
    await acceptWhatStops();
    await work.call('run.save', { scenario: null, note: '', released: true });
    expect((await work.call('project.verify', {})).map((finding) => [finding.ok, finding.message.code])).toEqual([
      [true, 'RUN_REPRODUCED'],
    ]);
    await work.call('data.override', { unit: '110000', measure: 'E2-1.1', value: 40, reason: '复核' });
    expect((await work.call('project.verify', {})).map((finding) => [finding.ok, finding.message.code])).toEqual([
      [true, 'RUN_REPRODUCED_THEN'],
    ]);
  });

  test('tiers on two of 160 measures stop it, whatever the project asks for, until they are accepted', async () => {
    await projectWithValues();
    const thin = async () =>
      (await work.call('worklist.list', {})).items.filter(({ kind }) => kind === 'insufficient_evidence');
    expect((await thin()).map(({ blocking, message }) => [blocking, message.code, message.params?.['own']])).toEqual(
      units.map(() => [true, 'WORKLIST_INSUFFICIENT', '0%']),
    );
    expect(await work.refusal('run.save', { scenario: null, note: '', released: true })).toBe('RELEASE_STOPPED');
    expect(await work.call('run.list', {})).toEqual([]);
    expect(await acceptWhatStops()).toBe(units.length);
    expect((await work.call('run.save', { scenario: null, note: '', released: true })).run.kind).toBe('release');
  });

  test('at the 65 % of a new project the same units have no tier: no line stops it, the missing index does', async () => {
    await projectWithValues();
    await acceptWhatStops();
    await work.call('method.edit', { label: '门槛', patch: { missing: { minimumAvailability: 0.65 } } });
    await work.call('method.save', { reason: '门槛' });
    const thin = async () =>
      (await work.call('worklist.list', {})).items.filter(({ kind }) => kind === 'insufficient_evidence');
    // Who accepted a tier has said nothing of a unit that has none, nor the other way round.
    expect((await thin()).map(({ blocking, state, message }) => [blocking, state, message.code])).toEqual(
      units.map(() => [false, 'open', 'WORKLIST_INSUFFICIENT_UNSCORED_WITHHELD']),
    );
    expect(await work.refusal('run.save', { scenario: null, note: '', released: true })).toBe('RELEASE_STOPPED');
    const ids = (await thin()).map(({ id }) => id);
    await work.call('worklist.settle', { ids, state: 'accepted', reason: '试算' });
    await askForNoShare(work);
    expect((await thin()).map(({ blocking, state }) => [blocking, state])).toEqual(units.map(() => [true, 'open']));
  });

  test('a result with conflicting values is not released before the conflict is accepted', async () => {
    await projectWithValues();
    await work.importFiles(
      await work.sheet('评分一.xlsx', [
        ['地区', '采集项', '专家', '得分'],
        ['北京', 'A6-2.1', '甲', 90],
      ]),
    );
    await work.importFiles(
      await work.sheet('评分二.xlsx', [
        ['地区', '采集项', '专家', '得分'],
        ['北京', 'A6-2.1', '甲', 60],
      ]),
    );
    expect(await work.refusal('run.save', { scenario: null, note: '', released: true })).toBe('RELEASE_STOPPED');
    expect(await work.call('run.list', {})).toEqual([]);
    await acceptWhatStops();
    expect((await work.call('run.save', { scenario: null, note: '', released: true })).run.kind).toBe('release');
  });
});

describe('历年 from an earlier project', () => {
  test('index and tiers of the earlier year stand beside those there were', async () => {
    const path = join(work.folder, 'earlier.ewb');
    const earlier = createProject(path, {
      framework: { ...template.value.framework, year: 2020 },
      units,
      template: 'province-2021',
      createdAt: '2025-01-01T00:00:00Z',
    });
    if (!earlier.ok) throw new Error(earlier.error.code);
    earlier.value.close();
    await work.call('project.open', { file: work.read(path) });
    await work.importFiles(await work.sheet('2020.xlsx', values));
    await work.call('project.close', {});
    await projectWithValues();
    await work.call('history.import-project', { file: work.read(path), reason: '上年结果' });
    const { history } = await work.snapshot();
    const of = (unit: string, year: number) => history.find((entry) => entry.unit === unit && entry.year === year);
    // E2-1.1 and E2-2.1 are the only values and both 95 (60): whatever the weights, the index is 95 (60).
    expect(of('110000', 2020)).toMatchObject({ tier: 'very_high' });
    expect(of('110000', 2020)?.index).toBeCloseTo(95, 9);
    expect(of('660000', 2020)).toMatchObject({ tier: 'low' });
    expect(of('110000', 2019)).toMatchObject({ index: 91.33, tier: 'very_high' });
    expect(of('110000', 2018)).toMatchObject({ tier: 'high' });
  });

  test('a project of the same year is no history', async () => {
    const path = join(work.folder, 'same.ewb');
    const same = createProject(path, {
      framework: template.value.framework,
      units,
      template: 'province-2021',
      createdAt: '2025-01-01T00:00:00Z',
    });
    if (!same.ok) throw new Error(same.error.code);
    same.value.close();
    await projectWithValues();
    expect(await work.refusal('history.import-project', { file: work.read(path), reason: 'r' })).toBe(
      'HISTORY_SAME_YEAR',
    );
  });
});
