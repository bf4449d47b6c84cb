import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writeTemplatedReport } from '../../electron/exporting/word/template/write-templated-report.ts';
import { openPackage } from '../../electron/importing/open/open-package.ts';
import { readTemplate } from '../../electron/services/exports/read-template.ts';
import { forAudience } from '../../shared/report/for-audience.ts';
import { stamp } from '../unit/exporting/hostile-cohort.ts';
import { packageFaults } from '../unit/packages/package-faults.ts';
import { sampleCohort } from '../unit/report/sample-cohort.ts';
import { bodyOf, controlTexts } from '../unit/manuscript/edited-report.ts';
import { heading, paragraph, table, writeTeamDocument } from '../unit/template/team-document.ts';
import { onePixel } from '../unit/word/one-pixel.ts';
import { converted } from './converted.ts';
import { pdfPages, pdfPageSizes, toPdf } from './to-pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'word-template-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const input = forAudience(sampleCohort('province-2021'), 'public');

it('a template that LibreOffice saved is filled as the one that Word would have, and opens with header, footer and turned pages', async () => {
  writeTeamDocument(at('typed.docx'), [
    paragraph('{{title}}'),
    heading('结果'),
    paragraph('均值为 {{fact:mean:pro', 'vince:total}}。'),
    paragraph('{{table:TA-1}}'),
    table(['组', '数'], ['{{#tiers}}{{name}}', '{{count}}{{/tiers}}']),
    paragraph('{{figure:F3-1}}'),
    heading('完'),
  ]);
  copyFileSync(converted(at('typed.docx'), 'docx'), at('saved.docx'));
  for (const name of ['typed.docx', 'saved.docx']) {
    const parts = openPackage(at(name), (part) => /\.(?:xml|rels)$/.test(part));
    if (!parts.ok) throw new Error(parts.error.code);
    const template = readTemplate(parts.value, basename(name));
    if (!template.ok) throw new Error(template.error.code);
    const to = at(`filled-${name}`);
    const written = await writeTemplatedReport({ input, stamp }, template.value, to, {}, onePixel);
    expect(written).toMatchObject({ ok: true });
    expect(packageFaults(to), name).toEqual([]);
    // Of the four groups 16, 12, 4 and 0 provinces; 88.07 the published mean.
    expect(controlTexts(bodyOf(to)).map(({ text }) => text)).toEqual([
      '88.07',
      '非常高',
      '16',
      '高',
      '12',
      '中',
      '4',
      '低',
      '0',
    ]);
    const pdf = toPdf(to);
    const pages = pdfPages(pdf);
    expect(pdfPageSizes(pdf)).toContain('landscape');
    for (const page of pages) {
      expect(page).toContain('本单位页眉');
      expect(page).toContain('合成示例数据');
    }
    expect(pages.join('')).toContain('表A-1省级政府');
  }
});
