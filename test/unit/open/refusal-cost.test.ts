import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { corpus, writeCase } from '../../fixtures/workbooks/make-corpus.ts';
import { writeEmptyDocument } from '../../fixtures/workbooks/empty-document.ts';

const reader = fileURLToPath(new URL('../../fixtures/workbooks/read-measured.ts', import.meta.url));
const outcome = z.object({ code: z.string(), read: z.number(), unpacked: z.number(), megabytes: z.number() });
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bombs-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
// The largest are written in seconds, on a crowded machine in a minute.
vi.setConfig({ testTimeout: 600_000 });

async function measured(path: string): Promise<z.infer<typeof outcome>> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    reader,
    path,
  ]);
  return outcome.parse(JSON.parse(stdout));
}

/** The files built to cost the most, with the MB that may be unpacked of each; the rest of the corpus is refused within milliseconds. */
const bombs: readonly (readonly [name: string, unpacked: number])[] = [
  // Its directory says enough.
  ['a sheet of 1 GiB in 1 MB', 0],
  ['parts that together declare more than 2 GiB', 0],
  ['3,000 parts', 0],
  ['a string part of 300 MiB', 0.1],
  // Its beginning says enough.
  ['a sheet of 64 MiB that declares 1,000 bytes', 0.5],
  ['60,000 rows that reach column XFD', 0.5],
  ['billion laughs in a sheet', 0.1],
  ['nested tags in the workbook part', 0.5],
  ['a cell of two megabytes', 0.1],
  // Up to the limit: two million strings of 11 bytes, 40 million cells of four bytes, as many records of two.
  ['two million and one strings', 23],
  ['42 million cells in two sheets', 161],
  ['80 million empty records in a binary sheet', 81],
  // Up to the limit, and once more to see whether damage is the cause.
  ['a million merged ranges', 31],
  ['two million nested tags', 9],
  ['five megabytes without a tag', 10],
];

/** The process with the engine and all readers takes 70 MB, the costliest of these 150. */
const MEGABYTES = 300;

/** What it may cost on any machine; the time it takes is measured by `npm run bench -- refusals`. */
function expectCheap(cost: z.infer<typeof outcome>, path: string, unpacked: number): void {
  expect(cost.unpacked / 1e6).toBeLessThanOrEqual(unpacked);
  // Of the file: to name its content, to look at its directory, to read it, and to see whether it is damaged.
  expect(cost.read).toBeLessThanOrEqual(8 * statSync(path).size);
  expect(cost.megabytes).toBeLessThan(MEGABYTES);
}

describe('what a refusal costs, in a process of its own', () => {
  it.each(bombs)('refuses %s after unpacking at most %s MB, in less than 300 MB', async (name, unpacked) => {
    const one = corpus.find((known) => known.name === name);
    if (!one || !('refusal' in one.expect)) throw new Error(`no such case: ${name}`);
    const path = writeCase(one, folder);
    const cost = await measured(path);
    expect(cost.code).toBe(one.expect.refusal);
    expectCheap(cost, path, unpacked);
  });

  it('refuses an OpenDocument sheet of five million empty cells once it has unpacked it, in less than 300 MB', async () => {
    const path = writeEmptyDocument(folder);
    const cost = await measured(path);
    expect(cost.code).toBe('CELLS');
    expectCheap(cost, path, 76);
  });

  it('refuses a workbook of more than 256 MiB by its size', async () => {
    const path = join(folder, 'large.xlsx');
    writeFileSync(path, 'PK\u0003\u0004');
    truncateSync(path, 256 * 1024 * 1024 + 1);
    const cost = await measured(path);
    expect(cost.code).toBe('FILE_TOO_BIG');
    expect(cost.unpacked).toBe(0);
    expect(cost.megabytes).toBeLessThan(MEGABYTES);
  });

  it('says so when a path leads nowhere or to a folder', async () => {
    expect((await measured(join(folder, 'nowhere.xlsx'))).code).toBe('FILE_MISSING');
    expect((await measured(folder)).code).toBe('FILE_IS_FOLDER');
  });
});
