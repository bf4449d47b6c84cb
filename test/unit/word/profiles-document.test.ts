import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, ExternalHyperlink, Packer, Paragraph } from 'docx';
import { afterAll, describe, expect, it } from 'vitest';
import { profilesHtml } from '../../../electron/exporting/pdf/profiles-html.ts';
import { joinDocuments } from '../../../electron/exporting/word/join-documents.ts';
import { writeProfilesDocx } from '../../../electron/exporting/word/profiles-document.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { unitProfiles } from '../../../shared/report/unit-profiles.ts';
import { hostileCohort, hostileNames, stamp } from '../exporting/hostile-cohort.ts';
import { docxTables, zipPart } from '../exporting/read-back.ts';
import { flatUnit, smallCohort } from '../report/small-cohort.ts';
import { fourUnits } from '../report/four-units.ts';
import { treeCohort } from '../report/tree-cohort.ts';
import { docxParagraphs } from './docx-parts.ts';
import { withoutData } from './without-data.ts';

const folder = mkdtempSync(join(tmpdir(), 'profiles-docx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function written(input: ReportInput, name: string, unit: string | null = null): Promise<string> {
  const path = join(folder, name);
  const outcome = await writeProfilesDocx(input, stamp, unitProfiles(input, unit), path);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return path;
}

describe('unit pages in Word', () => {
  it('begin a page and hold a picture for every unit, in administrative order', async () => {
    const path = await written(fourUnits(), 'four.docx');
    const xml = zipPart(path, 'word/document.xml');
    expect(xml.match(/<w:pageBreakBefore\/>/g)).toHaveLength(4);
    expect(xml.match(/<a:blip /g)).toHaveLength(4);
    expect(docxParagraphs(path).filter((text) => text.endsWith('2021 年政务服务能力分析'))).toEqual(
      ['北', '东', '南', '西'].map((name) => `${name} 2021 年政务服务能力分析`),
    );
  });

  it('say what was worked out by hand: 东 has 83, 7.25 above the mean of 75.75 and 11 below the best, 94', async () => {
    const path = await written(fourUnits(), 'one.docx', 'U02');
    const [findings, indicators] = docxTables(path);
    expect(findings!.flat().join('')).toContain('高于平均值 75.75 共 7.25 分，距最高值 94.00 差 11.00 分');
    // Indicator, score, mean, to the mean, best, to the best, rank.
    expect(indicators!.slice(1)).toEqual([
      ['P 甲指标', '85.00', '73.75', '11.25', '90.00', '5.00', '2'],
      ['Q 乙指标', '80.00', '78.75', '1.25', '100.00', '20.00', '2'],
    ]);
    expect(zipPart(path, 'word/document.xml').match(/<w:pageBreakBefore\/>/g)).toHaveLength(1);
  });

  it.each([
    ['one level', treeCohort([['R', null]], 'R')],
    [
      'five levels',
      treeCohort(
        [
          ['R', null],
          ['S', null],
          ['R1', 'R'],
          ['R11', 'R1'],
          ['R111', 'R11'],
          ['R1111', 'R111'],
        ],
        'R1111',
      ),
    ],
  ])('a framework of %s has its pages', async (name, input) => {
    const path = await written(input, `${name}.docx`);
    for (const text of [
      ...docxParagraphs(path),
      ...docxTables(path).flat(2),
      withoutData(profilesHtml(input, stamp, unitProfiles(input))),
    ])
      expect(text).not.toMatch(/undefined|NaN|\{\w+\}/);
    expect(zipPart(path, 'word/document.xml').match(/<w:pageBreakBefore\/>/g)).toHaveLength(3);
  });

  it('of more units than are laid out at a time are one document: a page and a picture of its own for each of 23', async () => {
    const units = Array.from({ length: 23 }, (_, i) => flatUnit(`单位${i + 1}`, 95 - i, 'high', i + 1));
    const path = await written(smallCohort(units), 'joined.docx');
    const xml = zipPart(path, 'word/document.xml');
    const titles = docxParagraphs(path).filter((text) => text.endsWith('2021 年政务服务能力分析'));
    expect(titles).toEqual(units.map(({ name }) => `${name} 2021 年政务服务能力分析`));
    expect(xml.match(/<w:pageBreakBefore\/>/g)).toHaveLength(23);
    expect(xml.match(/<w:sectPr/g)).toHaveLength(1);
    const targets = new Map(
      [
        ...zipPart(path, 'word/_rels/document.xml.rels').matchAll(/Id="([^"]+)" Type="[^"]+\/image" Target="([^"]+)"/g),
      ].map(([, id, target]) => [id, target]),
    );
    const shown = [...xml.matchAll(/<a:blip r:embed="([^"]+)"/g)].map(([, id]) => targets.get(id)!);
    expect(new Set(shown).size).toBe(23);
    // Every score differs, so does every picture.
    expect(new Set(shown.map((target) => zipPart(path, `word/${target}`))).size).toBe(23);
    expect(new Set([...xml.matchAll(/<wp:docPr id="(\d+)"/g)].map(([, id]) => id)).size).toBe(23);
  });

  it('refuses to join documents that refer to more than pictures, which would point nowhere', async () => {
    const linked = async (): Promise<Buffer> =>
      Packer.toBuffer(
        new Document({
          sections: [
            {
              children: [
                new Paragraph({ children: [new ExternalHyperlink({ link: 'https://example.org', children: [] })] }),
              ],
            },
          ],
        }),
      );
    const both = async function* (): AsyncGenerator<Buffer> {
      yield linked();
      yield linked();
    };
    await expect(joinDocuments(both())).rejects.toThrow('more than pictures');
  });

  it('names that would break a file are read back as the same text, and stay text in HTML', async () => {
    const titles = docxParagraphs(await written(hostileCohort(), 'hostile.docx'))
      .filter((text) => text.includes('政务服务能力分析'))
      .join('\n');
    for (const name of hostileNames) expect(titles).toContain(name.replace('\r\n', '\n').replace('\t', ''));
    const html = profilesHtml(hostileCohort(), stamp, unitProfiles(hostileCohort()));
    // The number of the page stands apart from the fingerprint.
    expect(html).toMatch(/@bottom-left \{ content: var\(--foot\);/);
    expect(html).toMatch(/@bottom-right \{ content: counter\(page\)/);
    expect(html.match(/<section class="unit">/g)).toHaveLength(10);
    expect(html).toContain('&quot;引号&quot;,逗号');
  });
});
