import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../shared/base/random.ts';
import { freshProject, reopen, temporaryFolder, valueOf } from './small-project.ts';

const child = fileURLToPath(new URL('./kill-child.ts', import.meta.url));
const kills = Number(process.env['WORKBENCH_KILLS'] ?? 8);

/** Lets a process import and kills it `delay` ms after its first commit. Returns the last batch whose commit it acknowledged. */
async function importUntilKilled(path: string, delay: number): Promise<number> {
  const importer = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', child, path], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complained = '';
  importer.stderr.on('data', (part) => (complained += String(part)));
  const committed = new Promise<void>((resolve, reject) => {
    importer.stdout.on('data', (part) => {
      said += String(part);
      if (said.includes('committed')) resolve();
    });
    importer.on('exit', () => reject(new Error(complained)));
  });
  await committed;
  // Once all that it said has been heard, too.
  const gone = once(importer, 'close');
  await new Promise((resolve) => setTimeout(resolve, delay));
  importer.kill('SIGKILL');
  await gone;
  expect(complained).toBe('');
  const acknowledged = [...said.matchAll(/committed (\d+)\n/g)].map((match) => Number(match[1]));
  return acknowledged.at(-1) ?? 0;
}

describe('a process killed in the middle of imports', () => {
  it(
    `leaves whole batches only and none of the acknowledged lost, ${kills} times at random moments`,
    { timeout: 600_000 },
    async () => {
      const random = createRandom(20220301);
      let path = '';
      let before = 0;
      let interrupted = 0;
      for (let kill = 0; kill < kills; kill += 1) {
        if (kill % 8 === 0) {
          path = join(temporaryFolder(), 'killed.ewb');
          valueOf(freshProject(path).close());
          before = 0;
        }
        const acknowledged = Math.max(before, await importUntilKilled(path, Math.floor(random.next() * 250)));
        const store = reopen(path);
        const batches = store.batches();
        // The commit may have been made just before the kill and its acknowledgement lost.
        expect(batches.length).toBeGreaterThanOrEqual(acknowledged);
        expect(batches.length).toBeLessThanOrEqual(acknowledged + 1);
        expect(
          batches.every(
            (batch, position) => batch.id === position + 1 && batch.records === 1_500 && batch.files.length === 1,
          ),
        ).toBe(true);
        expect(store.verify()).toEqual([]);
        if (store.meta().warnings.some(({ code }) => code === 'PROJECT_RECOVERED')) interrupted += 1;
        expect(acknowledged).toBeGreaterThan(before);
        before = batches.length;
        valueOf(store.close());
      }
      // Every kill left a WAL behind: otherwise it would say nothing.
      expect(interrupted).toBe(kills);
    },
  );
});
