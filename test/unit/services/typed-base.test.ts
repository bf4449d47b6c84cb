import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fixOf } from '../../../renderer/features/worklist/line-actions.ts';
import type { WorklistLine } from '../../../shared/model/worklist.ts';
import { auditSentences } from '../../../shared/report/audit/audit-sentences.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

const unit = '110000';
const cell = { unit, measure: '常住人口' };
let work: TestWorkbench;
/** 实名个人用户人均存量 of Beijing and of Tianjin, of which only Tianjin's population was sent. */
beforeEach(async () => {
  work = startWorkbench();
  await work.call('project.new', { template: 'province-2021', target: work.write(join(work.folder, 'p.ewb')) });
  await work.importFiles(
    await work.sheet('月报.xlsx', [
      ['地区', '采集项', '月份', '数值', '平台'],
      ['北京', 'A2-1.1', '2021-12', 4_000, '省级平台'],
      ['天津', 'A2-1.1', '2021-12', 3_000, '省级平台'],
    ]),
    await work.sheet('基础数据.xlsx', [
      ['地区', '常住人口', '企业数', '业务申报量'],
      ['天津', 13_860_000, 900_000, 5_000_000],
    ]),
  );
});
afterEach(() => work.end());

const missing = async (): Promise<readonly WorklistLine[]> =>
  (await work.call('worklist.list', {})).items.filter(({ kind }) => kind === 'missing_base');
async function base(): Promise<number | undefined> {
  const { dataset } = await work.snapshot();
  return dataset.denominators['常住人口']?.[dataset.units.findIndex(({ code }) => code === unit)];
}

describe('a base figure that was not sent', () => {
  test('is typed where its line stands, which closes; undo takes it back, and redo gives it again', async () => {
    const [line] = await missing();
    if (line === undefined) throw new Error('nothing is missing');
    expect([line.unit, line.state, line.blocking]).toEqual([unit, 'open', true]);
    // What F opens in the worklist: the figure, and not the measure that can't be scored without it.
    expect(fixOf(line)).toEqual({ kind: 'override', ...cell });
    expect(await base()).toBeNaN();

    await work.call('data.override', { ...cell, value: 21_880_000, reason: '统计公报' });
    expect(await missing()).toEqual([]);
    expect(await base()).toBe(21_880_000);
    expect((await work.snapshot()).overrides).toMatchObject([{ ...cell, value: 21_880_000, reason: '统计公报' }]);

    await work.call('project.undo', {});
    expect((await missing()).map(({ id, state }) => [id, state])).toEqual([[line.id, 'open']]);
    await work.call('project.redo', {});
    expect(await base()).toBe(21_880_000);
  });

  test('says its effect before, and who typed it when and why afterwards', async () => {
    const { scores } = await work.call('change.preview', { kind: 'override', ...cell, value: 21_880_000 });
    expect(scores.scored.after).toBeGreaterThanOrEqual(scores.scored.before);
    expect(await missing()).toHaveLength(1);
    await work.call('data.override', { ...cell, value: 21_880_000, reason: '统计公报' });
    const { entries } = await work.call('audit.page', { offset: 0, limit: 1 });
    const [entry] = entries;
    if (entry === undefined) throw new Error('no entry');
    expect([entry.subject, entry.why]).toEqual(['override', '统计公报']);
    const { dataset: names } = await work.snapshot();
    expect(auditSentences(entry, { names, lang: 'zh' }).headline).toBe('北京的“常住人口（2021 年）”改用 21880000');
  });

  test('stands before what is imported, and gives way to it again when it is let go', async () => {
    await work.call('data.override', { ...cell, value: 21_880_000, reason: '统计公报' });
    await work.importFiles(
      await work.sheet('补报.xlsx', [
        ['地区', '常住人口', '企业数', '业务申报量'],
        ['北京', 21_900_000, 950_000, 5_100_000],
      ]),
    );
    expect(await base()).toBe(21_880_000);
    await work.call('data.remove-override', { ...cell, reason: '以补报为准' });
    expect(await base()).toBe(21_900_000);
    // One that was sent can be set aside, too.
    await work.call('data.override', { ...cell, value: null, reason: '口径不符' });
    expect((await missing()).map((line) => line.unit)).toEqual([unit]);
    expect(await work.call('project.verify', {})).toEqual([]);
  });

  test.each([
    [0, 'OVERRIDE_BASE'],
    [-1, 'OVERRIDE_BASE'],
  ])('is refused as %d: nothing can be divided by it', async (value, code) => {
    expect(await work.refusal('data.override', { ...cell, value, reason: 'x' })).toBe(code);
    expect(await missing()).toHaveLength(1);
  });

  test('is one of those that the program knows', async () => {
    const other = { unit, measure: '户籍人口', value: 1, reason: 'x' };
    expect(await work.refusal('data.override', other)).toBe('NO_SUCH_MEASURE');
  });
});
