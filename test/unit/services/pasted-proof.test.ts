import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { displayNumber } from '../../../shared/base/display.ts';
import { score } from '../../../shared/scoring/score.ts';
import { startWorkbench } from './workbench.ts';

const bench = startWorkbench();
afterAll(() => bench.end());
/** The index as the project calls it, and its mean over all units, by hand. */
let [name, mean] = ['', Number.NaN];
beforeAll(async () => {
  await bench.call('project.new', { target: bench.write(join(bench.folder, 'p.ewb')), template: 'hdi' });
  const { dataset, baseline: method } = await bench.snapshot();
  const result = score(dataset, method);
  if (!result.ok) throw new Error(result.error.code);
  const { index } = result.value;
  mean = index.reduce((sum, value) => sum + value, 0) / index.length;
  name = method.indexName?.zh ?? '总体指数';
});
const proof = (text: string) => bench.call('manuscript.proof', { text, others: [], language: 'zh', job: 'p' });

test('a text pasted on screen is checked line by line: right, wrong by a digit, in full-width digits, in other words', async () => {
  const printed = displayNumber(mean, 4);
  expect(await proof(`${name}平均值为 ${printed}。`)).toEqual({ checked: 1, unclear: 0, findings: [], tracked: 0 });
  const wide = [...printed].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('');
  expect(await proof(`${name}均值达到${wide}。`)).toEqual({ checked: 1, unclear: 0, findings: [], tracked: 0 });
  const wrong = displayNumber(mean + 0.02, 4);
  const { findings } = await proof(`一、概况\n\n各国的${name}如下。\n${name}平均值为 ${wrong}。`);
  expect(findings).toMatchObject([{ kind: 'number', found: wrong, expected: printed, place: '¶4' }]);
});

test('what no fact answers to is told to be unclear, and captions that there are none of are found', async () => {
  expect(await proof(`${name}平均值的一半左右是 0.3141。`)).toMatchObject({
    unclear: 0,
    findings: [{ found: '0.3141' }],
  });
  expect(await proof('这 314 个指标各有说明。')).toMatchObject({ checked: 0, unclear: 1, findings: [] });
  expect((await proof('如表 9-99 所示。')).findings).toMatchObject([{ kind: 'reference', found: '表 9-99' }]);
});
