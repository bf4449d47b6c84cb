import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proofOf } from '../../../electron/services/exports/proof-subject.ts';
import { forAudience } from '../../../shared/report/for-audience.ts';
import { stamp } from '../exporting/hostile-cohort.ts';
import { sampleCohort } from '../report/sample-cohort.ts';
import { basisOf, bodyOf, manuscriptAt, proofOfBody, writeReport } from './edited-report.ts';
import { humanEdits } from './human-edits.ts';

const folder = mkdtempSync(join(tmpdir(), 'human-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const input = forAudience(sampleCohort('province-2021'), 'public');
const other = forAudience(sampleCohort('key-city-2021'), 'public');
const sources = [input, other].map((one) => ({ input: one, stamp }));

describe('what editors write in other words', () => {
  it.each(humanEdits.map((one) => [one.what, one] as const))('%s', (_, { text, right, wrong, unclear }) => {
    const proof = proofOf({ kind: 'text', text }, sources);
    expect(proof.findings.map(({ found, expected }) => [found, expected])).toEqual(wrong);
    expect([proof.checked - proof.findings.length, proof.unclear]).toEqual([right, unclear]);
  });
});

describe('what editors do to the document itself', () => {
  const path = join(folder, 'report.docx');
  let written = '';
  let manuscript: ReturnType<typeof manuscriptAt>;
  const basis = basisOf(input, other);
  beforeAll(async () => {
    await writeReport(input, path, other);
    written = bodyOf(path);
    manuscript = manuscriptAt(path);
  }, 300_000);
  const slips = (edit: (xml: string) => string): readonly (readonly string[])[] => {
    const xml = edit(written);
    expect(xml).not.toBe(written);
    return proofOfBody(manuscript, xml, basis).findings.map(({ kind, found, expected }) => [kind, found, expected]);
  };
  const atEnd = (xml: string, paragraph: string): string => {
    const at = xml.lastIndexOf('<w:sectPr');
    return xml.slice(0, at) + paragraph + xml.slice(at);
  };
  const run = (text: string, look = ''): string => `<w:r>${look}<w:t xml:space="preserve">${text}</w:t></w:r>`;
  const row = (unit: string): RegExp => new RegExp(`<w:tr>(?:(?!</w:tr>).)*>${unit}<.*?</w:tr>`, 's');
  /** The appendix' table of tiers by year. */
  const inTable = (xml: string, change: (table: string) => string): string =>
    xml.replace(/<w:tag w:val="ewb:table:TA-3"\/>.*?<\/w:tbl>/s, change);

  it('bold over half a number', () =>
    expect(
      slips((xml) =>
        atEnd(
          xml,
          `<w:p>${run('省级政府总体指数平均值为 88.', '<w:rPr><w:b/></w:rPr>')}${run('07')}${run('。')}</w:p>`,
        ),
      ),
    ).toEqual([]));
  it('bold over half a wrong number', () =>
    expect(
      slips((xml) =>
        atEnd(
          xml,
          `<w:p>${run('省级政府总体指数平均值为 88.', '<w:rPr><w:b/></w:rPr>')}${run('70')}${run('。')}</w:p>`,
        ),
      ),
    ).toEqual([['number', '88.70', '88.07']]));
  it('a table of the editor’s own under a number that the report has already', () => {
    const captions = basis.blocks.filter(
      ({ kind, ...block }) => kind === 'table' && 'label' in block && block.label.startsWith('表 2-'),
    );
    const own = '<w:p><w:pPr><w:pStyle w:val="TableCaption"/></w:pPr>';
    expect(slips((xml) => atEnd(xml, `${own}${run('表 2-1  本单位自行统计的数据')}</w:p>`))).toEqual([
      ['caption', '表 2-1', `表 2-${captions.length + 1}`],
    ]);
    expect(slips((xml) => atEnd(xml, `${own}${run('表 2-1  本单位自行统计的数据（续）')}</w:p>`))).toEqual([]);
  });
  it('a soft hyphen of Word’s own, and a line break', () =>
    expect(
      slips((xml) =>
        atEnd(xml, `<w:p>${run('省级政府总体指数平均值为')}<w:r><w:softHyphen/><w:br/></w:r>${run('88.07。')}</w:p>`),
      ),
    ).toEqual([]));
  it('the last year’s column taken out of a table', () =>
    expect(
      slips((xml) =>
        inTable(xml, (table) =>
          table.replace(/<w:tr>.*?<\/w:tr>/gs, (one) => one.replace(/<w:tc>(?:(?!<w:tc>).)*<\/w:tc>(?=<\/w:tr>)/s, '')),
        ),
      ),
    ).toEqual([]));
  it('a row taken out of a table', () =>
    expect(slips((xml) => inTable(xml, (table) => table.replace(row('河北'), '')))).toContainEqual([
      'list',
      '',
      '河北',
    ]));
  it('two rows of a table the other way round', () =>
    expect(
      slips((xml) =>
        inTable(xml, (table) => {
          const [a = '', b = ''] = [row('河北'), row('山西')].map((one) => one.exec(table)?.[0]);
          return table.replace(a, '<a/>').replace(b, a).replace('<a/>', b);
        }),
      ).length,
    ).toBeGreaterThan(0));
  it('a paragraph with its values moved behind the last chapter', () => {
    const paragraph = /<w:p>(?:(?!<\/w:p>).)*ewb:holders:province(?:(?!<\/w:p>).)*<\/w:p>/s;
    expect(slips((xml) => atEnd(xml.replace(paragraph, ''), paragraph.exec(xml)?.[0] ?? ''))).toEqual([]);
  });
  it('two paragraphs run into one', () => {
    // The end of one and the beginning of the next, with its properties.
    const seam =
      /<\/w:p><w:p><w:pPr><w:pStyle w:val="ReportText"\/>(?:(?!<\/w:pPr>).)*<\/w:pPr>(?=(?:(?!<\/w:p>).)*ewb:top:key-city:A:10)/s;
    expect(slips((xml) => xml.replace(seam, ''))).toEqual([]);
  });
  it('a figure of the editor’s own, and the captions after it numbered on', () => {
    const own = `<w:p><w:pPr><w:pStyle w:val="FigureCaption"/></w:pPr>${run('图 2-1  编者的图')}</w:p>`;
    const numbered = (xml: string): string =>
      xml.replace(
        /(<w:t[^>]*>图 2-<\/w:t>(?:(?!<w:t[ >]).)*<w:t[^>]*>)(\d+)(<)/gs,
        (_, before: string, last: string, end: string) => `${before}${Number(last) + 1}${end}`,
      );
    expect(
      slips((xml) => {
        const first = xml.lastIndexOf('<w:sdt>', xml.indexOf('"ewb:figure:F-distribution"'));
        return xml.slice(0, first) + own + numbered(xml.slice(first));
      }),
    ).toEqual([]);
  });
});
