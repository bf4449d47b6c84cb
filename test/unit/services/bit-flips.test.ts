import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyFile } from '../../../electron/services/projects/verify-file.ts';
import { createRandom } from '../../../shared/base/random.ts';
import { flipEach } from './bit-flip.ts';
import { makeLargeProject } from './large-project.ts';

// `npm run test:faults` flips 2,000; WORKBENCH_SEED gives other bits, WORKBENCH_LANES more or fewer processes than the machine has cores.
const count = Number(process.env['WORKBENCH_FLIPS'] ?? 24);
const seed = Number(process.env['WORKBENCH_SEED'] ?? 20260502);
const lanes = Number(process.env['WORKBENCH_LANES'] ?? availableParallelism());

let folder = '';
let original = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-flips-'));
  original = join(folder, 'original.ewb');
  await makeLargeProject(original);
  expect(statSync(original).size).toBeGreaterThan(1_048_576);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a project with one bit flipped', () => {
  test('is left whole by nothing: its own content is proved', () => {
    const copy = join(folder, 'sound.ewb');
    copyFileSync(original, copy);
    expect(verifyFile(copy, '2026-05-02T08:00:00.000Z').filter(({ ok }) => !ok)).toEqual([]);
  });

  test(
    `is refused or named by verify wherever its content differs, never INTERNAL, and can be rescued: ${count} bits`,
    { timeout: 7_200_000 },
    async () => {
      const random = createRandom(seed);
      const { length } = readFileSync(original);
      // Every eighth in the schema and the roots of the trees, where one bit does most.
      const flips = Array.from({ length: count }, (_, flip) => {
        const at = random.below(flip % 8 === 0 ? 40 * 4096 : length);
        return { at, bit: random.below(8) };
      });
      const counts: Record<string, number> = {};
      const wrong: string[] = [];
      let done = 0;
      await flipEach(original, folder, flips, Math.min(lanes, count), ({ at, bit }, outcome) => {
        for (const what of [outcome.became, `rescue ${outcome.rescued}`]) counts[what] = (counts[what] ?? 0) + 1;
        wrong.push(...outcome.wrong.map((what) => `byte ${at} bit ${bit}: ${what}`));
        done += 1;
        if (count > 100 && done % 100 === 0)
          process.stdout.write(`${done} ${JSON.stringify(counts)} ${wrong.join('; ')}\n`);
      });
      expect(wrong).toEqual([]);
      expect(done).toBe(count);
    },
  );
});
