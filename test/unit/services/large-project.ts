import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dispatch } from '../../../shared/contract/dispatch.ts';
import { bareServices } from './bare-services.ts';
import { meantInput } from './meant-services.ts';

/** A project of the provinces with everything in it that a project can hold: two batches, one of them withdrawn and restored, overrides, a draft, scenarios, notes, runs. */
export async function makeLargeProject(path: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-large-'));
  const { handles, door } = bareServices();
  const call = async (name: string, input: unknown): Promise<unknown> => {
    const answer = await dispatch(door, name, await meantInput(door, name, input));
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${JSON.stringify(answer.error.params ?? {})}`);
    return answer.value;
  };
  const planOf = (value: unknown): string =>
    typeof value === 'object' && value !== null && 'plan' in value ? String(value.plan) : '';
  try {
    const sheets = join(folder, 'sheets');
    await call('sample.generate', {
      template: 'province-2021',
      target: handles.issue(sheets, 'write'),
      records: 0,
      seed: 7,
      job: 'sample',
    });
    await call('project.new', { template: 'province-2021', target: handles.issue(path, 'write'), title: '示例' });
    const files = readdirSync(sheets)
      .sort()
      .map((name) => handles.issue(join(sheets, name), 'read'));
    for (const part of [files.slice(0, 2), files.slice(2, 7)]) {
      const plan = planOf(await call('import.plan', { files: part, job: 'plan' }));
      await call('import.commit', { plan, job: 'commit', note: '一批' });
    }
    await call('batch.withdraw', { batch: 1, reason: '核对' });
    await call('batch.restore', { batch: 1, reason: '无误' });
    for (const [unit, value] of [
      ['110000', 88.5],
      ['120000', 77],
      ['440000', null],
    ] as const)
      await call('data.override', { unit, measure: 'A1-1.1', value, reason: `经核实，改为 ${value}` });
    await call('data.remove-override', { unit: '120000', measure: 'A1-1.1', reason: '撤回修改' });
    await call('alias.save', { text: '京城', unit: '110000' });
    const snapshot = await call('project.snapshot', {});
    const method =
      typeof snapshot === 'object' && snapshot !== null && 'baseline' in snapshot ? snapshot.baseline : null;
    for (const name of ['方案一', '方案二'])
      await call('scenario.save', { previousName: null, name, note: '备选', method, locked: name === '方案二' });
    await call('run.save', { scenario: null, note: '第一次', released: false });
    await call('run.save', { scenario: '方案一', note: '方案', released: false });
    await call('project.close', {});
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
