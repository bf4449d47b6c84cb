import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { goalposts, indicator, measure, unitDraft } from '../unit/framework/edits.ts';
import { startWorkbench } from '../unit/services/workbench.ts';
import type { TestWorkbench } from '../unit/services/workbench.ts';
import { recalculate } from './recalculate.ts';

let work: TestWorkbench;
beforeAll(() => {
  work = startWorkbench();
});
afterAll(() => work.end());

it('LibreOffice computes the index of a framework made by hand, its fourth indicator too', async () => {
  const edit = (change: unknown) =>
    work.call('framework.change', JSON.parse(JSON.stringify({ change, reason: '试点' })));
  await work.call('project.new', { template: 'blank', target: work.write(join(work.folder, 'own.ewb')) });
  await edit({ kind: 'units', units: [unitDraft('u1', '东区'), unitDraft('u2', '西区'), unitDraft('u3', '南区')] });
  for (const code of ['A', 'B', 'C'])
    await edit({
      kind: 'add-indicator',
      parent: null,
      indicator: indicator(code, `指标${code}`),
      weight: null,
      measure: measure(`${code}.1`, `采集${code}`, goalposts(0, 10)),
    });
  await edit({
    kind: 'add-indicator',
    parent: null,
    indicator: indicator('D', '指标D'),
    weight: null,
    measure: measure('D.1', '采集D', goalposts(0, 4, 'lower')),
  });
  await work.importFiles(
    await work.sheet('values.xlsx', [
      ['地区', '采集A', '采集B', '采集C', 'D.1'],
      ['东区', 9, 6, 3, 1],
      ['西区', 5, 5, 5, 4],
      ['南区', 0, 10, 8, 0],
    ]),
  );
  const path = join(work.folder, 'live.xlsx');
  await work.call('export.write', {
    what: 'live',
    format: 'xlsx',
    target: work.write(path),
    language: 'zh',
    job: 'e',
  });
  const scores = (await recalculate(path)).getWorksheet('得分');
  if (!scores) throw new Error('no sheet 得分');
  const codes = Array.from({ length: scores.columnCount }, (_, at) => scores.getCell(3, at + 1).text);
  const column = (code: string): readonly unknown[] =>
    [7, 8, 9].map((row) => scores.getCell(row, codes.indexOf(code) + 1).result);
  // 1, 4 and 0 of 4, lower is better; (90+60+30+75)/4, (50+50+50+0)/4, (0+100+80+100)/4.
  expect(column('D')).toEqual([75, 0, 100]);
  const index = Array.from({ length: scores.columnCount }, (_, at) => scores.getCell(4, at + 1).text).indexOf(
    '总体指数',
  );
  expect([7, 8, 9].map((row) => scores.getCell(row, index + 1).result)).toEqual([
    expect.closeTo(63.75, 9),
    expect.closeTo(37.5, 9),
    expect.closeTo(70, 9),
  ]);
});
