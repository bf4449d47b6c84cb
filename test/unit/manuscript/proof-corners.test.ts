import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTierTables } from '../../../electron/exporting/excel/tier-tables-workbook.ts';
import { ZipParts } from '../../../electron/exporting/zip/zip-parts.ts';
import { readWorkbook } from '../../../electron/importing/open/read-workbook.ts';
import { proofOf } from '../../../electron/services/exports/proof-subject.ts';
import type { ProofFinding } from '../../../shared/model/manuscript.ts';
import { forAudience } from '../../../shared/report/for-audience.ts';
import { proofText } from '../../../shared/report/proof/proof-text.ts';
import { stamp } from '../exporting/hostile-cohort.ts';
import { sampleCohort } from '../report/sample-cohort.ts';
import { basisOf, bodyOf, manuscriptAt, proofOfBody, writeReport } from './edited-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'corners-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const input = forAudience(sampleCohort('province-2021'), 'public');
const other = forAudience(sampleCohort('key-city-2021'), 'public');
const basis = basisOf(input, other);

describe('a paragraph that names no cohort', () => {
  const proofed = (...texts: readonly string[]) =>
    proofText(
      texts.map((one, i) => ({ text: one, place: `¶${i}`, isHeading: i === 0, skipped: [] })),
      basis,
    );
  const said = (...texts: readonly string[]): readonly ProofFinding[] => proofed(...texts).findings;
  // The published means of 2021: 88.07 of the provinces, 88.51 of the key cities.
  it('is about the cohort that its heading names: the other’s number is found there', () => {
    expect(said('一、省级政府', '总体指数平均值为 88.07。')).toEqual([]);
    expect(said('一、省级政府', '总体指数平均值为 88.51。')).toMatchObject([{ found: '88.51', expected: '88.07' }]);
    expect(said('二、重点城市', '总体指数平均值为 88.07。')).toMatchObject([{ found: '88.07', expected: '88.51' }]);
  });
  it('under a heading that names none or both may be about either: what is right of one of them can’t be told', () => {
    for (const heading of ['一、总体情况', '一、省级政府和重点城市'])
      for (const mean of ['88.07', '88.51']) {
        const { checked, unclear, findings } = proofed(heading, `总体指数平均值为 ${mean}。`);
        expect([checked, unclear, findings]).toEqual([0, 1, []]);
      }
  });
  it('is wrong where neither has the number', () => {
    expect(said('一、总体情况', '总体指数平均值为 88.70。')).toMatchObject([{ found: '88.70' }]);
  });
  it('is about the cohort whose units it names', () => {
    expect(said('一、总体情况', '总体指数平均值为 88.51。广东、浙江等省份较高。')).toMatchObject([
      { expected: '88.07' },
    ]);
    expect(said('一、总体情况', '总体指数平均值为 88.51。广州、杭州等地较高。')).toEqual([]);
  });
  it('is about the cohort whose values it still holds', () => {
    const text = '总体指数平均值为 88.51，占比 59.38%。';
    const at = text.indexOf('59.38');
    const skipped = [{ from: at, to: at + 6, fact: 'above-share:province:total' }];
    expect(proofText([{ text, place: '', isHeading: false, skipped }], basis).findings).toMatchObject([
      { found: '88.51', expected: '88.07' },
    ]);
  });
  it('is about the one that paragraphs before and after it are about, and not about that of one of them alone', () => {
    const about = (cohort: string): string => `${cohort}“办理成熟度”较高。`;
    const [province, city, swapped] = [about('省级政府'), about('重点城市'), '总体指数平均值为 88.51。'];
    expect(said('一、总体情况', province, swapped, province)).toMatchObject([{ found: '88.51', expected: '88.07' }]);
    expect(said('一、总体情况', city, swapped, city)).toEqual([]);
    for (const around of [
      [province, swapped, city],
      [province, swapped],
      [swapped, province],
    ])
      expect(proofed('一、总体情况', ...around)).toMatchObject({ findings: [], unclear: 1 });
  });
  it('has a finding where two of its numbers can’t be of one cohort', () => {
    expect(said('一、总体情况', '总体指数平均值为 88.07，一级指标中“事项覆盖度”平均值为 87.02。')).toHaveLength(1);
  });
});

describe('a workbook of tables that an editor worked on', () => {
  const path = join(folder, 'tables.xlsx');
  beforeAll(async () => {
    expect((await writeTierTables(input, stamp, path, { overwrite: true })).ok).toBe(true);
  });
  const findings = async (edit: (xml: string) => string): Promise<readonly ProofFinding[]> => {
    const parts = new ZipParts(readFileSync(path));
    for (const name of parts.names())
      if (/^xl\/(?:sharedStrings|worksheets\/sheet\d+)\.xml$/.test(name)) parts.put(name, edit(parts.text(name)));
    writeFileSync(join(folder, 'edited.xlsx'), parts.bytes());
    const book = await readWorkbook(join(folder, 'edited.xlsx'));
    if (!book.ok) throw new Error(book.error.code);
    return proofOf({ kind: 'workbook', book: book.value }, [{ input, stamp }]).findings;
  };
  it('agrees as it was written', async () => expect(await findings((xml) => xml)).toEqual([]));
  it('tells a lost (+)', async () => {
    const found = await findings((xml) => xml.replace('河北(+)', '河北'));
    // One string of the workbook, which two tables show.
    const slip = { kind: 'mark', found: '河北', expected: '河北(+)' };
    expect(found).toMatchObject([
      { ...slip, fact: 'table:T2-1' },
      { ...slip, fact: 'table:T-adv' },
    ]);
  });
});

describe('tracked changes and comments', () => {
  const path = join(folder, 'report.docx');
  beforeAll(() => writeReport(input, path));
  const mark = 'w:id="9001" w:author="编者" w:date="2026-01-01T00:00:00Z"';
  const end = (xml: string, text: string): string => {
    const at = xml.lastIndexOf('<w:sectPr');
    return xml.slice(0, at) + text + xml.slice(at);
  };
  const proofed = (text: string) => proofOfBody(manuscriptAt(path), end(bodyOf(path), text), basisOf(input));
  const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

  it('are read as accepted, and counted', () => {
    const wrong = proofed(
      `<w:p>${run('省级政府总体指数平均值为 ')}<w:del ${mark}><w:r><w:delText>88.07</w:delText></w:r></w:del><w:ins ${mark}>${run('88.70')}</w:ins>${run('。')}</w:p>`,
    );
    expect(wrong.findings).toMatchObject([{ found: '88.70', expected: '88.07' }]);
    expect(wrong.tracked).toBe(2);
    const right = proofed(
      `<w:p>${run('省级政府总体指数平均值为 ')}<w:del ${mark}><w:r><w:delText>88.70</w:delText></w:r></w:del><w:ins ${mark}>${run('88.07')}</w:ins>${run('。')}</w:p>`,
    );
    expect([right.findings, right.tracked]).toEqual([[], 2]);
  });

  it('a comment’s range within a number changes nothing', () => {
    const right = proofed(
      `<w:p>${run('省级政府总体指数平均值为 88.')}<w:commentRangeStart w:id="7"/>${run('07')}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>${run('。')}</w:p>`,
    );
    expect([right.findings, right.tracked]).toEqual([[], 0]);
  });
});
