import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fuzzBooks } from '../../fixtures/workbooks/fuzz/fuzz-books.ts';

/** Copies a format: 20,000 by `npm run test:faults`. */
const copies = Number(process.env['WORKBENCH_FUZZ'] ?? 100);
const seed = Number(process.env['WORKBENCH_FUZZ_SEED'] ?? 20211231);
/** The books unpack to far less; a copy may say what it likes. */
const UNPACKED_MB = 100;
const child = fileURLToPath(new URL('../../fixtures/workbooks/fuzz/run-fuzz.ts', import.meta.url));
const outcome = z.object({
  outcomes: z.record(z.string(), z.number()),
  silent: z.number(),
  wrong: z.array(z.string()),
  unpacked: z.number(),
  megabytes: z.number(),
});

describe(`damaged files: ${copies} copies a format, seed ${seed}`, () => {
  it.each(Object.keys(fuzzBooks))(
    '%s: no crash, no hang, little memory, and no other cell differs',
    { timeout: 600_000 + copies * 3_000 },
    async (format) => {
      // In a process of its own, whose end and memory are its own.
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', child, format, String(copies), String(seed)],
        { timeout: 600_000 + copies * 3_000 },
      );
      const found = outcome.parse(JSON.parse(stdout));
      if (process.env['WORKBENCH_FUZZ'] !== undefined) process.stdout.write(`${stdout}\n`);
      expect(found.wrong).toEqual([]);
      expect(found.silent).toBe(0);
      // What is unpacked of a damaged copy is bound by what the reader refuses, not by what the damage declares.
      expect(found.unpacked / 1e6).toBeLessThan(UNPACKED_MB);
      expect(found.megabytes).toBeLessThan(300);
      // Damage that no reading notices would mean that the fuzz does not damage.
      const { same = 0, ...others } = found.outcomes;
      expect(same).toBeLessThan(copies * 0.8);
      expect(Object.keys(others).length).toBeGreaterThan(2);
    },
  );
});
