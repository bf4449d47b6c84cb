import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeUnitReportDocx } from '../../../electron/exporting/word/unit-report-document.ts';
import { unitReport, unitReportBasis } from '../../../shared/report/unit-report/unit-report.ts';
import { wholeFramework } from '../../office/live-cohorts.ts';
import { stamp } from '../exporting/hostile-cohort.ts';
import { zipPart } from '../exporting/read-back.ts';
import { onePixel } from './one-pixel.ts';

const folder = mkdtempSync(join(tmpdir(), 'unit-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Half-points of 10.5 pt. */
const LEAST = 21;

test('no run of a unit’s report is under 10.5 pt, in its text, tables and foot; each chart says its numbers', async () => {
  const input = { ...wholeFramework(), audience: 'unit' as const };
  const report = unitReport(input, 6, unitReportBasis(input), { plan: null, ranks: false });
  const path = join(folder, 'one.docx');
  expect((await writeUnitReportDocx(input, stamp, report, path, {}, onePixel)).ok).toBe(true);
  const styles = zipPart(path, 'word/styles.xml');
  const usual = Number(/<w:docDefaults>.*?<w:sz w:val="(\d+)"/s.exec(styles)?.[1]);
  expect(usual).toBeGreaterThanOrEqual(LEAST);
  let counted = 0;
  for (const part of ['word/document.xml', 'word/footer1.xml']) {
    for (const [run] of zipPart(path, part).matchAll(/<w:r>.*?<\/w:r>/gs)) {
      const size = /<w:sz w:val="(\d+)"/.exec(run)?.[1];
      // Without a size of its own a run has the document's; no paragraph here has a style of smaller letters.
      expect(size === undefined ? usual : Number(size), run.slice(0, 200)).toBeGreaterThanOrEqual(LEAST);
      counted += 1;
    }
  }
  expect(counted).toBeGreaterThan(400);
  const document = zipPart(path, 'word/document.xml');
  expect(new Set([...document.matchAll(/<w:pStyle w:val="(\w+)"/g)].map(([, id]) => id))).toEqual(
    new Set(['Heading1', 'Heading2']),
  );
  const spoken = [...document.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, text]) => text);
  expect(spoken).toHaveLength(6);
  for (const text of spoken) expect(text).toMatch(/平均值 \d+\.\d\d，最高值 \d+\.\d\d/);
});
