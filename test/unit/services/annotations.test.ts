import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Annotation, AnnotationDraft } from '../../../shared/model/annotation.ts';
import { auditSentences } from '../../../shared/report/audit/audit-sentences.ts';
import { startWorkbench } from './workbench.ts';

const bench = startWorkbench();
const at = (name: string): string => join(bench.folder, name);
afterAll(() => bench.end());

const signAs = (editor: string) => bench.call('app.save-settings', { editor });
const kept = async (): Promise<readonly Annotation[]> => (await bench.snapshot()).annotations;
const open = (name: string) => bench.call('project.open', { file: bench.read(at(name)) });

let unit: string;
let arrow: AnnotationDraft;

beforeAll(async () => {
  await signAs('张三 省厅');
  await bench.call('project.new', { target: bench.write(at('mine.ewb')), template: 'hdi', year: 2021 });
  unit = (await bench.snapshot()).dataset.units[0]?.code ?? '';
  arrow = {
    ...{ picture: 'ranking', kind: 'arrow', text: '两年里升得最快的一个', shift: [40, -30] },
    anchor: { kind: 'unit', unit, at: '' },
  };
});

test('is kept with who and when, moved and reworded, and each of it is one step of the undo and of the audit', async () => {
  const { annotation: id } = await bench.call('annotations.add', { draft: arrow });
  const [made] = await kept();
  expect(made).toMatchObject({ id, ...arrow, at: '2026-05-01T08:00:00.000Z' });
  expect(made?.by).toMatch(/^张三 省厅 \(.+@.+\)$/);
  await bench.call('annotations.change', { annotation: id, draft: { ...arrow, shift: [80, -30] } });
  await bench.call('annotations.change', { annotation: id, draft: { ...arrow, shift: [80, -30], text: '升得快' } });
  const { framework, dataset } = await bench.snapshot();
  const words = {
    lang: 'zh',
    names: { nodes: framework.indicators, measures: framework.measures, units: dataset.units },
  } as const;
  const name = dataset.units[0]?.name ?? '';
  const { entries } = await bench.call('audit.page', { offset: 0, limit: 3 });
  expect(entries.map((entry) => auditSentences(entry, words).headline)).toEqual([
    `图上标注“两年里升得最快的一个”（${name}）改为“升得快”（${name}）`,
    `移动图上标注“两年里升得最快的一个”（${name}）`,
    `在图上标注“两年里升得最快的一个”（${name}）`,
  ]);
  for (const shift of [
    [80, -30],
    [40, -30],
  ] as const) {
    await bench.call('project.undo', {});
    expect(await kept()).toEqual([{ ...made, shift }]);
  }
  await bench.call('project.undo', {});
  expect(await kept()).toEqual([]);
  for (let step = 0; step < 3; step += 1) await bench.call('project.redo', {});
  expect((await kept()).map(({ text, shift, by }) => [text, shift, by])).toEqual([['升得快', [80, -30], made?.by]]);
});

test('one that says and marks nothing, or hangs on a unit that the project has not, is refused and nothing is written', async () => {
  const { revision } = await bench.snapshot();
  expect(await bench.refusal('annotations.add', { draft: { ...arrow, text: '' } })).toBe('ANNOTATION_EMPTY');
  const stranger = { ...arrow, anchor: { kind: 'unit', unit: '没有', at: '' } } as const;
  expect(await bench.refusal('annotations.add', { draft: stranger })).toBe('NO_SUCH_UNIT');
  const place = { kind: 'place', x: 1, y: 2, axes: ['index', 'count'] } as const;
  expect(await bench.refusal('annotations.add', { draft: { ...arrow, kind: 'mark', anchor: place } })).toBe(
    'ANNOTATION_EMPTY',
  );
  expect(await bench.refusal('annotations.change', { annotation: 'x', draft: arrow })).toBe('ANNOTATION_UNKNOWN');
  expect(await bench.refusal('annotations.remove', { annotations: ['x'] })).toBe('ANNOTATION_UNKNOWN');
  expect((await bench.snapshot()).revision).toBe(revision);
});

test('travels in a saved copy and is there after closing; of two laptops both stay, and of one that both moved each side is a choice', async () => {
  const before = await kept();
  await bench.call('project.save-as', { target: bench.write(at('theirs.ewb')) });
  await bench.call('project.close', {});
  await open('theirs.ewb');
  expect(await kept()).toEqual(before);
  await signAs('李四 市局');
  const id = before[0]?.id ?? '';
  const mark = { ...arrow, kind: 'mark', text: '' } as const;
  await bench.call('annotations.add', { draft: mark });
  await bench.call('annotations.change', { annotation: id, draft: { ...arrow, text: '升得快', shift: [0, 50] } });
  await bench.call('project.close', {});
  await signAs('张三 省厅');
  await open('mine.ewb');
  expect(await kept()).toEqual(before);
  await bench.call('annotations.add', { draft: { ...arrow, picture: 'scatter', text: '两极' } });
  await bench.call('annotations.change', { annotation: id, draft: { ...arrow, text: '升得快', shift: [0, -50] } });
  await bench.call('project.close', {});
  copyFileSync(at('mine.ewb'), at('mine-too.ewb'));

  const merged = async (into: string, other: string, prefer: 'mine' | 'theirs') => {
    await open(into);
    await bench.call('merge.apply', { file: bench.read(at(other)), lines: {}, prefer, job: 'm' });
    const found = await kept();
    await bench.call('project.close', {});
    return found;
  };
  const mine = await merged('mine-too.ewb', 'theirs.ewb', 'mine');
  expect(mine.map(({ picture, kind, text }) => [picture, kind, text]).toSorted()).toEqual(
    [
      ['ranking', 'arrow', '升得快'],
      ['ranking', 'mark', ''],
      ['scatter', 'arrow', '两极'],
    ].toSorted(),
  );
  expect(mine.find((one) => one.id === id)?.shift).toEqual([0, -50]);
  expect(mine.find(({ kind }) => kind === 'mark')?.by).toMatch(/^李四 市局/);
  expect((await merged('theirs.ewb', 'mine.ewb', 'theirs')).toSorted(byId)).toEqual(mine.toSorted(byId));
});

const byId = (a: Annotation, b: Annotation): number => (a.id < b.id ? -1 : 1);

test('no work package has any, and a public file that carries one is a leak', async () => {
  await open('mine.ewb');
  await bench.call('annotations.add', { draft: { ...arrow, text: '该市指数全省倒数第一' } });
  const written = await bench.call('package.write', {
    ...{ units: [unit], indicators: null, kinds: null, recipient: '李四', note: '' },
    target: bench.write(at('package.ewb')),
  });
  expect(written.left.annotations).toBe((await kept()).length);
  writeFileSync(at('leak.txt'), '图中文字：该市指数全省倒数第一。');
  const { leaks } = await bench.call('export.leaks', { file: bench.read(at('leak.txt')), job: 'l' });
  expect(leaks.map(({ kind }) => kind)).toEqual(['note']);
  await bench.call('project.close', {});
  await open('package.ewb');
  expect(await kept()).toEqual([]);
});
