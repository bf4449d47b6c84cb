import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { writeEmptyDocument } from '../../test/fixtures/workbooks/empty-document.ts';
import { fuzzBooks } from '../../test/fixtures/workbooks/fuzz/fuzz-books.ts';
import { corpus, writeCase } from '../../test/fixtures/workbooks/make-corpus.ts';
import { manySheets } from '../../test/fixtures/workbooks/many-sheets.ts';

interface Measured {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly budget: number;
}

/** Copies a format that are damaged and read. */
const COPIES = 300;
const at = (path: string): string => fileURLToPath(new URL(`../../test/fixtures/workbooks/${path}`, import.meta.url));

/**
 * What files that are refused take, in seconds of processor time (docs/TRUST "Reading spreadsheets"): the corpus of odd files with the ones built to
 * cost the most, damaged copies of each format, and a workbook of a hundred thousand sheets. The tests count bytes instead.
 */
export async function benchRefusals(): Promise<readonly Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-refusals-'));
  try {
    let slowest = { name: '', value: 0 };
    const take = async (name: string, path: string): Promise<void> => {
      const { milliseconds } = await run(at('read-measured.ts'), [path]);
      if (milliseconds / 1000 > slowest.value) slowest = { name, value: milliseconds / 1000 };
    };
    for (const one of corpus) if ('refusal' in one.expect) await take(one.name, writeCase(one, folder));
    await take('five million empty cells of an OpenDocument sheet', writeEmptyDocument(folder));
    const copies = await Promise.all(
      Object.keys(fuzzBooks).map(async (format) => run(at('fuzz/run-fuzz.ts'), [format, String(COPIES), '20211231'])),
    );
    const sheets = manySheets(100_000);
    return [
      { name: `refusal, the slowest: ${slowest.name}`, value: slowest.value, unit: 's', budget: 2 },
      {
        name: `damaged copies, the slowest of ${COPIES} a format`,
        value: Math.max(...copies.map(({ slowest: most }) => most)) / 1000,
        unit: 's',
        budget: 5,
      },
      ...(['binary', 'xml'] as const).map((kind) => ({
        name: `100,000 sheets of a ${kind} workbook listed`,
        value: timed(sheets[kind]),
        unit: 's',
        budget: 2,
      })),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const told = z.object({ milliseconds: z.number().default(0), slowest: z.number().default(0) });

async function run(script: string, given: readonly string[]): Promise<z.infer<typeof told>> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    script,
    ...given,
  ]);
  return told.parse(JSON.parse(stdout));
}

function timed(work: () => unknown): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}
