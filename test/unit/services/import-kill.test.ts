import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../shared/base/random.ts';
import { must, startServices } from './service-bench.ts';

const child = fileURLToPath(new URL('./kill-child.ts', import.meta.url));
/** A hundred with WORKBENCH_KILLS=100: some ten minutes on a busy machine. */
const kills = Number(process.env['WORKBENCH_KILLS'] ?? 5);
/** Two imports, one of them previewed, take about so long. */
const IMPORT_MS = 1_200;

interface Killed {
  /** Last batch whose commit, or preview, it acknowledged. */
  readonly acknowledged: number;
  /** What was left in its temporary folder. */
  readonly left: readonly string[];
}

/** Kills an importing process `delay` ms after it has said something for the first time. */
async function importUntilKilled(args: readonly string[], delay: number): Promise<Killed> {
  const temporary = mkdtempSync(join(tmpdir(), 'workbench-killed-'));
  const importer = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', child, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: temporary, SQLITE_TMPDIR: temporary, TEMP: temporary, TMP: temporary },
  });
  let said = '';
  let complained = '';
  importer.stderr.on('data', (part) => (complained += String(part)));
  const underWay = new Promise<void>((resolve, reject) => {
    importer.stdout.on('data', (part) => {
      said += String(part);
      if (/ed \d+\n/.test(said)) resolve();
    });
    importer.on('exit', () => reject(new Error(complained)));
  });
  await underWay;
  // Once all that it said has been heard, too.
  const gone = once(importer, 'close');
  await new Promise((resolve) => setTimeout(resolve, delay));
  importer.kill('SIGKILL');
  await gone;
  expect(complained).toBe('');
  const left = readdirSync(temporary);
  rmSync(temporary, { recursive: true });
  return { acknowledged: Number([...said.matchAll(/ed (\d+)\n/g)].at(-1)?.[1] ?? 0), left };
}

describe('a process killed while it imports through the services', () => {
  test(
    `leaves a sound project with whole batches only and none of the acknowledged lost, ${kills} times at random`,
    { timeout: 900_000 },
    async () => {
      const random = createRandom(20260501);
      const bench = startServices();
      const project = join(bench.folder, 'project.ewb');
      await bench.newProject();
      must(await bench.services['project.close']({}));
      let before = 0;
      for (let kill = 0; kill < kills; kill += 1) {
        const delay = Math.floor(random.next() * IMPORT_MS);
        const { acknowledged, left } = await importUntilKilled([project, bench.folder], delay);
        expect(left).toEqual([]);
        const { batches } = must(await bench.services['project.open']({ file: bench.read(project) }));
        expect(acknowledged).toBeGreaterThan(before);
        // The commit may have been made just before the kill and its acknowledgement lost.
        expect([acknowledged, acknowledged + 1]).toContain(batches.length);
        expect(batches.map((batch) => [batch.id, batch.rows, batch.imported, batch.records])).toEqual(
          batches.map((_, at) => [at + 1, 4_001, 4_000, 4_000]),
        );
        // integrity_check, foreign keys, content hashes of every batch and document.
        expect(must(await bench.services['project.verify']({}))).toEqual([]);
        before = batches.length;
        must(await bench.services['project.close']({}));
      }
    },
  );
});

describe('a process killed while previews stand', () => {
  test('leaves nothing of them, in the project or in the temporary folder', { timeout: 300_000 }, async () => {
    const bench = startServices();
    const project = join(bench.folder, 'project.ewb');
    await bench.newProject();
    must(await bench.services['project.close']({}));
    const before = readFileSync(project);
    const { left } = await importUntilKilled([project, bench.folder, 'previews'], 700);
    expect(left).toEqual([]);
    // Opening a project and closing it writes no row.
    const opened = must(await bench.services['project.open']({ file: bench.read(project) }));
    expect(opened.batches).toEqual([]);
    must(await bench.services['project.close']({}));
    const after = readFileSync(project);
    expect(after.length).toBe(before.length);
    expect(contentOf(after)).toBe(contentOf(before));
  });
});

/** SHA-256 of a project file without the counters in its header that every opening moves on (SQLite file format, 1.3). */
function contentOf(bytes: Buffer): string {
  const content = Buffer.from(bytes);
  content.fill(0, 24, 28);
  content.fill(0, 92, 96);
  return createHash('sha256').update(content).digest('hex');
}
