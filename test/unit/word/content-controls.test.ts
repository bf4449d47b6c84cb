import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeReportDocx } from '../../../electron/exporting/word/report-document.ts';
import { composeReport } from '../../../shared/report/document/compose-report.ts';
import { forAudience } from '../../../shared/report/for-audience.ts';
import { stamp } from '../exporting/hostile-cohort.ts';
import { zipPart } from '../exporting/read-back.ts';
import { sampleCohort } from '../report/sample-cohort.ts';
import { textOf } from './docx-parts.ts';

const folder = mkdtempSync(join(tmpdir(), 'controls-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Control {
  readonly tag: string;
  readonly id: string;
  readonly text: string;
}

/** Inline controls, which hold no paragraph. */
function inlineControls(xml: string): readonly Control[] {
  const control =
    /<w:sdt><w:sdtPr><w:tag w:val="ewb:([^"]*)"\/><w:id w:val="(\d+)"\/><\/w:sdtPr><w:sdtContent>((?:(?!<w:p[ >]|<w:sdt>).)*?)<\/w:sdtContent><\/w:sdt>/gs;
  return [...xml.matchAll(control)].map(([, tag = '', id = '', inner = '']) => ({ tag, id, text: textOf(inner) }));
}

describe.each(['public', 'internal'] as const)('the %s report in Word', (audience) => {
  const input = forAudience(sampleCohort('province-2021'), audience);
  const { blocks } = composeReport(input);
  const path = join(folder, `${audience}.docx`);
  let xml = '';
  let values = '';
  beforeAll(async () => {
    expect((await writeReportDocx({ input, stamp }, path)).ok).toBe(true);
    xml = zipPart(path, 'word/document.xml');
    values = zipPart(path, 'customXml/item1.xml');
  });

  it('has every value of its sentences in a control that names its fact, in the order of the text', () => {
    const said = blocks.flatMap((block) => (block.kind === 'paragraph' ? block.pieces : []));
    expect(inlineControls(xml).map(({ tag, text }) => ({ tag, text }))).toEqual(
      said.flatMap(({ fact, text }) => (fact === null ? [] : [{ tag: fact, text }])),
    );
    // Counted in what resources/published prints: the mean of A.
    expect(inlineControls(xml)).toContainEqual(expect.objectContaining({ tag: 'mean:province:A', text: '84.63' }));
  });

  it('has every table and figure in a block control of its own, one a table that goes on', () => {
    const tags = [...xml.matchAll(/<w:tag w:val="ewb:((?:table|figure|notes):[^"]*)"/g)].map(([, tag]) => tag);
    expect(tags.filter((tag) => !tag?.startsWith('notes:'))).toEqual(
      blocks.flatMap(({ kind, ...block }) =>
        kind === 'table' || kind === 'figure' ? [`${kind}:${'id' in block ? block.id : ''}`] : [],
      ),
    );
    const pieces = blocks.filter((block) => block.kind === 'table' && block.id === 'TA-6');
    expect(pieces).toHaveLength(1);
    const institutions = /<w:tag w:val="ewb:table:TA-6"\/>.*$/s.exec(xml)?.[0] ?? '';
    expect(
      institutions.slice(0, institutions.lastIndexOf('</w:sdtContent>')).match(/<w:tbl>/g)?.length,
    ).toBeGreaterThan(1);
  });

  it('gives no number twice, and says in a part of its own what each control was printed with', () => {
    const ids = [...xml.matchAll(/<w:id w:val="(\d+)"\/>(?:<w:docPartObj>.*?<\/w:docPartObj>)?<\/w:sdtPr>/g)].map(
      ([, id]) => id,
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const { tag, id, text } of inlineControls(xml).filter((one) => !/[&<>"]/.test(one.text)))
      expect(values).toMatch(
        new RegExp(`<ewb:value id="${id}" tag="ewb:${tag}"[^>]*>${text.replace(/[()+]/g, '\\$&')}</`),
      );
    expect(values.includes(stamp.fingerprint)).toBe(audience === 'internal');
    expect(zipPart(path, 'docProps/custom.xml')).toContain(stamp.fingerprint);
  });

  it('names a bookmark after every control, for programs that drop tags', () => {
    for (const [, id] of xml.matchAll(/<w:tag w:val="ewb:[^"]*"\/><w:id w:val="(\d+)"\/>/g))
      expect(xml, id).toContain(`w:name="_ewb${id}"`);
    const names = [...xml.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]*)"/g)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
