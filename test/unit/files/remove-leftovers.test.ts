import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isLeftover, ownerMark } from '../../../electron/files/owner-mark.ts';
import { removeLeftovers } from '../../../electron/files/remove-leftovers.ts';
import { replaceFile, temporaryBeside } from '../../../electron/files/replace-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-leftovers-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const module = new URL('../../../electron/files/replace-file.ts', import.meta.url).href;

/** A process that begins a file and is killed in the middle of it. */
async function killedWhileWriting(): Promise<void> {
  const script = `import { writeFileSync } from 'node:fs';
    import { temporaryBeside } from ${JSON.stringify(module)};
    const temporary = temporaryBeside(${JSON.stringify(join(folder, '结果.xlsx'))});
    writeFileSync(temporary, 'half');
    writeFileSync(temporary + '-journal', '');
    process.stdout.write('begun');
    setInterval(() => undefined, 1000);`;
  const writer = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await once(writer.stdout, 'data');
  expect(readdirSync(folder).filter((name) => name.includes('结果'))).toHaveLength(2);
  removeLeftovers(folder);
  // Its owner lives: it is no leftover yet.
  expect(readdirSync(folder).filter((name) => name.includes('结果'))).toHaveLength(2);
  const gone = once(writer, 'exit');
  writer.kill('SIGKILL');
  await gone;
}

describe('what a process that was killed left half-written', () => {
  it('goes with the next look into the folder, and only that', async () => {
    writeFileSync(join(folder, '.hidden.tmp'), 'of another program');
    writeFileSync(join(folder, '数据.csv'), 'theirs');
    await killedWhileWriting();
    removeLeftovers(folder);
    expect(readdirSync(folder).sort()).toEqual(['.hidden.tmp', '数据.csv'].sort());
  });

  it('goes as soon as anything is written there again', async () => {
    await killedWhileWriting();
    replaceFile(join(folder, '别的.json'), (temporary) => writeFileSync(temporary, '{}'));
    expect(readdirSync(folder)).toEqual(['别的.json']);
  });

  it('is told from what is in hand: of this process, of another machine, of a number that was given again', () => {
    expect(isLeftover(temporaryBeside(join(folder, 'a.xlsx')))).toBe(false);
    expect(isLeftover(`workbench-export-${ownerMark()}-x`)).toBe(false);
    const [host = '', pid = '', start = ''] = ownerMark().split('-');
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    expect(isLeftover(`workbench-export-${host}-${dead}-${start}-x`)).toBe(true);
    expect(isLeftover(`workbench-export-habcdef-${dead}-${start}-x`)).toBe(false);
    // The same number, begun an hour earlier.
    const earlier = (Number.parseInt(start, 36) - 3600).toString(36);
    expect(isLeftover(`workbench-export-${host}-${pid}-${earlier}-x`)).toBe(process.platform === 'linux');
    const scratch = join(folder, `workbench-export-${host}-${dead}-${start}-x`);
    mkdirSync(scratch);
    writeFileSync(join(scratch, 'part.xlsx'), 'half');
    removeLeftovers(folder);
    expect(readdirSync(folder)).toEqual([]);
  });
});
