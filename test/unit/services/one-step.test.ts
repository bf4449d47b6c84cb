import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { must, startServices } from './service-bench.ts';
import { writeSmallBook } from './small-book.ts';
import type { ServiceBench } from './service-bench.ts';

const wrong = async (bench: ServiceBench): Promise<readonly string[]> =>
  must(await bench.services['project.verify']({}))
    .filter(({ ok }) => !ok)
    .map(({ message }) => message.code);
const stepsDone = async (bench: ServiceBench): Promise<number> => {
  let steps = 0;
  while ((await bench.snapshot()).undo.undo !== null) {
    must(await bench.services['project.undo']({}));
    steps += 1;
  }
  return steps;
};

describe('one operation is one step of the undo', () => {
  test('an import of many learnt names', async () => {
    const bench = startServices();
    const { dataset } = await bench.newProject();
    const aliases = dataset.units.flatMap(({ code, name }) =>
      Array.from({ length: 20 }, (_, at) => ({ text: `${name}别名${at}`, unit: code, name })),
    );
    const file = join(bench.folder, 'names.json');
    writeFileSync(file, JSON.stringify({ kind: 'workbench-aliases', version: 1, aliases }));
    const before = await bench.snapshot();
    must(await bench.services['alias.import']({ file: bench.read(file) }));
    expect(must(await bench.services['alias.list']({}))).toHaveLength(640);
    must(await bench.services['project.undo']({}));
    expect(must(await bench.services['alias.list']({}))).toEqual([]);
    expect((await bench.snapshot()).undo.undo).toEqual(before.undo.undo);
    must(await bench.services['project.redo']({}));
    expect(must(await bench.services['alias.list']({}))).toHaveLength(640);
    expect(await wrong(bench)).toEqual([]);
  });

  test('a scenario renamed and changed at once', async () => {
    const bench = startServices();
    const { baseline } = await bench.newProject();
    const scenario = { previousName: null, name: '情景一', note: '', method: baseline, locked: false };
    must(await bench.services['scenario.save'](scenario));
    const method = { ...baseline, weights: { ...baseline.weights, A: 5 } };
    must(
      await bench.services['scenario.save']({
        ...scenario,
        previousName: '情景一',
        name: '情景二',
        note: '改',
        method,
      }),
    );
    must(await bench.services['project.undo']({}));
    expect((await bench.snapshot()).scenarios).toMatchObject([{ name: '情景一', note: '', method: baseline }]);
    must(await bench.services['project.redo']({}));
    expect((await bench.snapshot()).scenarios).toMatchObject([{ name: '情景二', note: '改', method }]);
    expect(await stepsDone(bench)).toBe(2);
    expect(await wrong(bench)).toEqual([]);
  });

  test('a blank project filled from a score book: framework, units and values together', async () => {
    const bench = startServices();
    const blank = await bench.newProject('blank');
    const book = join(bench.folder, 'book.xlsx');
    await writeSmallBook(book);
    const filled = must(
      await bench.services['project.fill-from-book']({ file: bench.read(book), year: 2026, reason: '沿用' }),
    );
    expect(Object.keys(filled.changed)).toEqual(
      expect.arrayContaining(['framework', 'dataset', 'batches', 'baseline']),
    );
    const full = await bench.snapshot();
    expect([...full.dataset.values]).toEqual([9, 6, 4, 2]);
    expect(full.undo.undo).toMatchObject({ subject: 'units', fromBook: true });
    must(await bench.services['project.undo']({}));
    const back = await bench.snapshot();
    expect([back.framework, back.dataset.units, back.undo.undo]).toEqual([blank.framework, [], null]);
    expect(back.batches.map(({ status }) => status)).toEqual(['withdrawn']);
    expect(await wrong(bench)).toEqual([]);
    must(await bench.services['project.redo']({}));
    const again = await bench.snapshot();
    expect([again.framework, again.dataset, again.batches]).toEqual([full.framework, full.dataset, full.batches]);
    expect(await wrong(bench)).toEqual([]);
  });
});
