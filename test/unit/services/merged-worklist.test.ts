import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

let work: TestWorkbench;
beforeEach(() => {
  work = startWorkbench();
});
afterEach(() => work.end());

const asked = (path: string) => ({ file: work.read(path), lines: {}, prefer: null, job: 'm' });
const at = (name: string) => join(work.folder, name);

/** A year's sheet in which the figure of one unit can't be read. */
async function imports(name: string, fault: string): Promise<void> {
  await work.importFiles(
    await work.sheet(`${name}.xlsx`, [
      ['地区', '采集项', '数值', '平台'],
      ['北京', 'A1-2.1', 90, '省级平台'],
      ['天津', 'A1-2.1', fault, '省级平台'],
    ]),
  );
}

/** Lines of rows that were not read: file and state of each. */
async function refused(): Promise<readonly string[]> {
  const { items } = await work.call('worklist.list', {});
  return items
    .filter(({ kind }) => kind === 'rejected_row')
    .map(({ file, state }) => `${file ?? ''} ${state}`)
    .sort();
}

async function accepts(file: string): Promise<void> {
  const { items } = await work.call('worklist.list', {});
  const ids = items.filter((line) => line.kind === 'rejected_row' && line.file === file).map(({ id }) => id);
  expect(ids).toHaveLength(1);
  await work.call('worklist.settle', { ids, state: 'accepted', reason: '已核' });
}

/** Two laptops with an import each, which has the same number in both; of the other's the refused row was accepted, and of both an import before. */
async function laptops(): Promise<void> {
  await work.call('project.new', { template: 'province-2021', target: work.write(at('原.ewb')) });
  await imports('共同', '不详');
  await work.call('project.close', {});
  for (const [name, takes] of [
    ['甲', false],
    ['乙', true],
  ] as const) {
    copyFileSync(at('原.ewb'), at(`${name}.ewb`));
    await work.call('project.open', { file: work.read(at(`${name}.ewb`)) });
    await imports(`${name}表`, `${name}不详`);
    if (takes) for (const file of ['共同.xlsx', `${name}表.xlsx`]) await accepts(file);
    await work.call('project.close', {});
  }
}

describe('what a colleague accepted of the rows that were not read', () => {
  test('stands with their import after a merge, whatever its number is then, and not with another of that number', async () => {
    await laptops();
    await work.call('project.open', { file: work.read(at('甲.ewb')) });
    expect(await refused()).toEqual(['共同.xlsx open', '甲表.xlsx open']);
    await work.call('merge.apply', asked(at('乙.ewb')));
    const both = ['乙表.xlsx accepted', '共同.xlsx accepted', '甲表.xlsx open'].sort();
    expect(await refused()).toEqual(both);
    expect((await work.call('merge.look', asked(at('乙.ewb')))).lines).toEqual([]);
    expect(
      (await work.call('project.verify', {})).filter(({ ok, information }) => !ok && information !== true),
    ).toEqual([]);
    await work.call('project.undo', {});
    expect(await refused()).toEqual(['共同.xlsx open', '甲表.xlsx open']);
    await work.call('project.close', {});

    await work.call('project.open', { file: work.read(at('乙.ewb')) });
    await work.call('merge.apply', asked(at('甲.ewb')));
    expect(await refused()).toEqual(both);
  });

  test('is left with the import that is left', async () => {
    await laptops();
    await work.call('project.open', { file: work.read(at('甲.ewb')) });
    const { lines } = await work.call('merge.look', asked(at('乙.ewb')));
    const batch = lines.find(({ kind }) => kind === 'batch');
    const without = { ...asked(at('乙.ewb')), lines: { [batch?.id ?? '']: 'mine' as const } };
    await work.call('merge.apply', without);
    expect(await refused()).toEqual(['共同.xlsx accepted', '甲表.xlsx open']);
    expect((await work.call('merge.look', asked(at('乙.ewb')))).lines).toEqual([]);
  });
});
