import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { outgoingTexts } from '../../electron/exporting/leaks/outgoing-texts.ts';
import { reportHtml } from '../../electron/exporting/pdf/report-html.ts';
import { pdfPrinter, writeReportPdf } from '../../electron/exporting/pdf/write-pdf.ts';
import { createRandom } from '../../shared/base/random.ts';
import type { Leak } from '../../shared/model/leak.ts';
import { forAudience } from '../../shared/report/for-audience.ts';
import { findLeaks } from '../../shared/report/leaks/find-leaks.ts';
import { leakBasis } from '../../shared/report/leaks/leak-basis.ts';
import { leakWords } from '../unit/leaks/leak-words.ts';
import { stamp } from '../unit/leaks/public-files.ts';
import { sampleCohort } from '../unit/report/sample-cohort.ts';

const folder = mkdtempSync(join(tmpdir(), 'public-leaks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inputs = [sampleCohort('province-2021'), sampleCohort('key-city-2021')] as const;
const [input, other] = [forAudience(inputs[0], 'public'), forAudience(inputs[1], 'public')];
const material = { input, stamp, other: { input: other, stamp } };
const bases = inputs.map((whole) => leakBasis(whole, stamp.fingerprint));

function leaksOf(bytes: Buffer): readonly Leak[] {
  const texts = outgoingTexts(bytes, 'report.pdf');
  if (!texts.ok) throw new Error(texts.error.code);
  expect(texts.value.length).toBeGreaterThan(500);
  return findLeaks(bases, texts.value);
}

it('the printed public report over both cohorts tells nothing of a single unit', async () => {
  const path = join(folder, 'report.pdf');
  expect(await writeReportPdf(material, pdfPrinter(undefined), path)).toMatchObject({ ok: true });
  expect(leaksOf(readFileSync(path))).toEqual([]);
});

it('of 40 leaks among its printed paragraphs every one is found', async () => {
  const random = createRandom(40);
  const seeded = Array.from({ length: 40 }, (_, i) => leakWords(inputs[i % 2]!, stamp.fingerprint, random));
  const pieces = reportHtml(material, { blankFigures: true }).split('</p>');
  // Spread over all of it.
  const at = new Map(seeded.map((words, k) => [Math.floor(((k + 1) * pieces.length) / 42), words]));
  expect(at.size).toBe(40);
  const html = pieces
    .map((piece, i) => {
      const words = at.get(i);
      return words === undefined ? piece : `${piece}</p><p>另据了解，有关情况如下：${words.said}。`;
    })
    .join('</p>');
  for (const { said } of seeded) expect(html, said).toContain(said);
  const path = join(folder, 'leaking.pdf');
  await pdfPrinter(undefined)!.print(html, path);
  const leaks = leaksOf(readFileSync(path)).filter(({ certain }) => certain);
  const missed = seeded.filter(
    ({ kind, unit, cells }) =>
      !leaks.some((leak) =>
        unit === '' ? leak.kind === kind && (kind === 'fingerprint' || cells[0] === leak.name) : leak.unit === unit,
      ),
  );
  expect(missed).toEqual([]);
});
