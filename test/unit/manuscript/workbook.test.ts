import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeTablesWorkbook } from '../../../electron/exporting/excel/tables-workbook.ts';
import { readWorkbook } from '../../../electron/importing/open/read-workbook.ts';
import type { WholeWorkbook } from '../../../electron/importing/open/read-workbook.ts';
import { proofOf } from '../../../electron/services/exports/proof-subject.ts';
import { createRandom } from '../../../shared/base/random.ts';
import type { ManuscriptProof } from '../../../shared/model/manuscript.ts';
import { undrawn } from '../../../shared/report/figures/drawn-table.ts';
import { forAudience } from '../../../shared/report/for-audience.ts';
import { reportTables } from '../../../shared/report/report-tables.ts';
import { stamp } from '../exporting/hostile-cohort.ts';
import { sampleCohort } from '../report/sample-cohort.ts';
import { slipIn, workbookSlips } from './workbook-slips.ts';

const folder = mkdtempSync(join(tmpdir(), 'workbook-slips-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inputs = (['province-2021', 'key-city-2021'] as const).map((id) => forAudience(sampleCohort(id), 'public'));
const sources = inputs.map((input) => ({ input, stamp }));
const books: WholeWorkbook[] = [];
beforeAll(async () => {
  for (const input of inputs) {
    const path = join(folder, `${input.framework.id}.xlsx`);
    expect((await writeTablesWorkbook(undrawn(reportTables(input)), input, stamp, path)).ok).toBe(true);
    const book = await readWorkbook(path);
    if (!book.ok) throw new Error(book.error.code);
    books.push(book.value);
  }
}, 300_000);
const proofed = (book: WholeWorkbook): ManuscriptProof => proofOf({ kind: 'workbook', book }, sources);

/** The checker was made with seeds 1000 to 1039; these it had not seen. */
const SEED = 5000;
const SLIPS = 100;

it('all published tables of both cohorts as workbooks agree, and 98 of 100 seeded slips are found', () => {
  let [checked, questioned] = [0, 0];
  for (const book of books) {
    const proof = proofed(book);
    checked += proof.checked;
    questioned += proof.findings.length;
  }
  expect(checked).toBeGreaterThan(900);
  expect(questioned / checked).toBeLessThanOrEqual(0.02);
  const missed: string[] = [];
  for (let i = 0; i < SLIPS; i += 1) {
    const book = books[Math.floor(i / workbookSlips.length) % books.length];
    const slip = slipIn(book!, workbookSlips[i % workbookSlips.length]!, createRandom(SEED + i));
    if (proofed(slip.book).findings.length <= 0) missed.push(slip.said);
  }
  process.stdout.write(
    `workbooks: ${SLIPS - missed.length} of ${SLIPS} found, ${questioned} of ${checked} questioned ${missed.join('; ')}\n`,
  );
  expect(missed.length).toBeLessThanOrEqual(2);
}, 600_000);
