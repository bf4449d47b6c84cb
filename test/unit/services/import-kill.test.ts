import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../shared/base/random.ts';
import { must, startServices } from './service-bench.ts';

const child = fileURLToPath(new URL('./kill-child.ts', import.meta.url));
/** A hundred with WORKBENCH_KILLS=100: some ten minutes on a busy machine. */
const kills = Number(process.env['WORKBENCH_KILLS'] ?? 5);
/** One import, two starts of the worker included, takes about so long. */
const IMPORT_MS = 600;

/** Kills an importing process `delay` ms after its first commit. Returns the last batch whose commit it acknowledged. */
async function importUntilKilled(project: string, folder: string, delay: number): Promise<number> {
  const importer = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', child, project, folder], {
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
  const gone = once(importer, 'exit');
  await new Promise((resolve) => setTimeout(resolve, delay));
  importer.kill('SIGKILL');
  await gone;
  expect(complained).toBe('');
  return Number([...said.matchAll(/committed (\d+)\n/g)].at(-1)?.[1] ?? 0);
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
        const acknowledged = await importUntilKilled(project, bench.folder, Math.floor(random.next() * IMPORT_MS));
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
