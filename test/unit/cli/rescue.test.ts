import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCli } from '../../../electron/hosts/cli/run-cli.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-rescue-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function cli(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let out = '';
  let err = '';
  const io = { out: (text: string) => void (out += text), err: (text: string) => void (err += text), live: false };
  return { code: await runCli(args, io), out, err };
}

describe('workbench rescue', () => {
  test('makes a project that opens of one that does not, leaves the damaged one alone, and lists what is lost', async () => {
    const damaged = join(folder, '损坏.ewb');
    const target = join(folder, '抢救.ewb');
    await cli('new', damaged, '--template', 'province-2021');
    const bytes = readFileSync(damaged);
    bytes.fill(0, 0, 4096);
    bytes.write('SQLite format 3\0', 0, 'latin1');
    writeFileSync(damaged, bytes);
    expect((await cli('score', damaged)).code).toBe(2);
    const rescued = await cli('rescue', damaged, '--to', target, '--json');
    expect(rescued.code).toBe(1);
    const said: unknown = JSON.parse(rescued.out);
    expect(said).toMatchObject({ file: '抢救.ewb', batches: 0, runs: 0 });
    expect(JSON.stringify(said)).toContain('RESCUE_DOCUMENTS');
    expect(readFileSync(damaged).equals(bytes)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['抢救.ewb', '损坏.ewb'].sort());
    const listed = await cli('call');
    expect(listed.code).toBe(0);
    expect((await cli('verify', target)).code).toBe(0);
  });

  test('says 0 where everything was read, and 2 where there is nothing, or the target is taken', async () => {
    const sound = join(folder, '完好.ewb');
    await cli('new', sound, '--template', 'key-city-2021');
    const target = join(folder, '新.ewb');
    expect(await cli('rescue', sound, '--to', target)).toMatchObject({
      code: 0,
      err: expect.stringMatching(/^(rescue…\n)?$/),
    });
    const taken = await cli('rescue', sound, '--to', target);
    expect(taken.code).toBe(2);
    expect(taken.err).toContain('新.ewb');
    writeFileSync(join(folder, '文本.ewb'), '地区,数值\n'.repeat(50));
    const nothing = await cli('rescue', join(folder, '文本.ewb'), '--to', join(folder, '无.ewb'));
    expect(nothing.code).toBe(2);
    expect(nothing.err).toContain('没有可以抢救的内容');
    expect((await cli('rescue', sound)).code).toBe(2);
    expect(readdirSync(folder).filter((name) => name.startsWith('.') || name.includes('无'))).toEqual([]);
  });
});
