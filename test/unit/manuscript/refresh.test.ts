import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZipParts } from '../../../electron/exporting/zip/zip-parts.ts';
import type { ManuscriptRefresh } from '../../../shared/model/manuscript.ts';
import { forAudience } from '../../../shared/report/for-audience.ts';
import { reportFacts } from '../../../shared/report/patterns/report-facts.ts';
import { sampleCohort } from '../report/sample-cohort.ts';
import {
  bodyOf,
  controlTexts,
  editBody,
  manuscriptAt,
  outsideControls,
  refreshed,
  reweighted,
  writeReport,
} from './edited-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'refresh-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);

const before = forAudience(sampleCohort('province-2021'), 'internal');
const after = reweighted(before, { A: 60, B: 5, A1: 70, C1: 60, D2: 1 });

/** Wording changed, a paragraph moved to the end, a chapter of the team's own put in, a table deleted with its caption. */
function edited(xml: string): string {
  const paragraphs = [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*?ReportText.*?<\/w:p>/gs)].map(([found]) => found);
  const moved = paragraphs[3] ?? '';
  const chapter =
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>第九章 编者的话</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">本章 2021 年 &amp; 以后。 </w:t></w:r></w:p>';
  const table = /<w:sdt><w:sdtPr><w:tag w:val="ewb:table:T-adv"\/>.*?<\/w:sdt>/s.exec(xml)?.[0] ?? '';
  const last = xml.lastIndexOf('<w:sectPr');
  return (xml.slice(0, last) + moved + chapter + xml.slice(last))
    .replace(moved, '')
    .replace(table, '')
    .replaceAll('平均值为 ', '均值达到 ')
    .replaceAll('高于平均值', '超过均值');
}

beforeAll(() => writeReport(before, at('report.docx')));

describe('an edited report', () => {
  let outcome: ManuscriptRefresh;
  beforeAll(async () => {
    editBody(at('report.docx'), edited, at('edited.docx'));
    outcome = await refreshed(at('edited.docx'), after, at('new.docx'));
  });

  it('is edited as meant', () => {
    const xml = bodyOf(at('edited.docx'));
    expect(xml).toContain('均值达到');
    expect(xml).not.toContain('ewb:table:T-adv');
    expect(controlTexts(xml)).toHaveLength(controlTexts(bodyOf(at('report.docx'))).length);
  });

  it('has the value of now in every control that is left, and not one other character of it differs', () => {
    const facts = reportFacts([after], after, new Map());
    const [old, now] = [bodyOf(at('edited.docx')), bodyOf(at('new.docx'))];
    expect(outsideControls(now)).toBe(outsideControls(old));
    let changed = 0;
    const [olds, news] = [controlTexts(old), controlTexts(now)];
    expect(news.map(({ tag }) => tag)).toEqual(olds.map(({ tag }) => tag));
    for (const [i, { tag, text }] of news.entries()) {
      const fact = facts.fact(tag);
      // Lists have signs of their own, loops facts of their own: looked at below.
      if (typeof fact !== 'string' && fact.members === null)
        expect(text.replace(/[‘’]/g, ''), tag).toBe(fact.text.replace(/[“”]/g, ''));
      changed += text === olds[i]?.text ? 0 : 1;
    }
    expect(changed).toBeGreaterThan(15);
    expect(outcome.changes.filter(({ fact }) => !/^(?:table|figure|notes):/.test(fact))).toHaveLength(changed);
  });

  it('leaves every part but body, pictures, printed values and fingerprint byte for byte', () => {
    const [old, now] = [at('edited.docx'), at('new.docx')].map((path) => new ZipParts(readFileSync(path)));
    expect(now?.names()).toEqual(old?.names());
    const other = old?.names().filter((name) => now?.text(name) !== old.text(name));
    expect(other?.filter((name) => !name.startsWith('word/media/'))).toEqual([
      'word/document.xml',
      'customXml/item1.xml',
    ]);
  });

  it('says what changed and where: the mean of the index', () => {
    const facts = reportFacts([after], after, new Map());
    const mean = facts.fact('mean:province:total');
    expect(outcome.changes).toContainEqual({
      fact: 'mean:province:total',
      old: '88.07',
      new: typeof mean === 'string' ? '' : mean.text,
      place: expect.stringMatching(/^\S.* ¶\d+$/),
    });
  });

  it('is as one made anew from the result of now, where nobody edited it', async () => {
    await refreshed(at('report.docx'), after, at('anew.docx'));
    await writeReport(after, at('direct.docx'));
    const tables = (path: string): readonly string[] =>
      [...bodyOf(path).matchAll(/<w:tag w:val="ewb:(?:table|notes):.*?<\/w:sdtContent>/gs)].map(([block]) =>
        block.replace(/<w:(?:tag|id|bookmark\w+) [^>]*>/g, ''),
      );
    expect(tables(at('anew.docx'))).toEqual(tables(at('direct.docx')));
    const pictures = (path: string): readonly (string | undefined)[] => {
      const { body, parts } = manuscriptAt(path);
      const { document, relations } = body;
      return document.controls
        .filter(({ tag }) => tag.startsWith('figure:'))
        .map((control) => parts.get(relations.get(control.pictures[0] ?? '') ?? '')?.toString('base64'));
    };
    expect(pictures(at('anew.docx'))).toEqual(pictures(at('direct.docx')));
  });

  it('refreshed twice is refreshed once', async () => {
    const again = await refreshed(at('new.docx'), after, at('twice.docx'));
    expect(again.changes).toEqual([]);
    expect(readFileSync(at('twice.docx')).equals(readFileSync(at('new.docx')))).toBe(true);
  });
});

describe('a control', () => {
  const value = '<w:t xml:space="preserve">88.07</w:t>';
  const changed = async (name: string, edit: (xml: string) => string, replaceEdited = false) => {
    editBody(at('report.docx'), edit, at(name));
    const old = bodyOf(at(name));
    const outcome = await refreshed(at(name), after, at(`new-${name}`), replaceEdited);
    const mean = ({ fact }: { readonly fact: string }): boolean => fact === 'mean:province:total';
    return {
      old,
      now: bodyOf(at(`new-${name}`)),
      left: outcome.left.filter(mean),
      changes: outcome.changes.filter(mean),
    };
  };

  it('whose text an editor changed is left and said, and replaced when that is asked for', async () => {
    const other = value.replace('88.07', '88.1');
    const { now, left, changes } = await changed('typed.docx', (xml) => xml.replace(value, other));
    expect(now).toContain(other);
    // Where else it is printed it follows.
    expect(changes).toMatchObject([{ old: '88.07' }]);
    expect(left).toMatchObject([{ why: 'edited', found: '88.1' }]);
    const replaced = await changed('replaced.docx', (xml) => xml.replace(value, other), true);
    expect(replaced.now).not.toContain(other);
    expect(replaced.changes).toMatchObject([{ old: '88.1' }, { old: '88.07' }]);
  });

  it('within a tracked deletion is left alone, one that holds tracked changes is said', async () => {
    const control = (xml: string): string =>
      /<w:sdt><w:sdtPr><w:tag w:val="ewb:mean:province:total"\/>.*?<\/w:sdt>/s.exec(xml)?.[0] ?? '';
    const mark = 'w:id="1" w:author="x" w:date="2026-01-01T00:00:00Z"';
    const deleted = await changed('deleted.docx', (xml) =>
      xml.replace(
        control(xml),
        `<w:del ${mark}>${control(xml).replaceAll('w:t>', 'w:delText>').replaceAll('<w:t ', '<w:delText ')}</w:del>`,
      ),
    );
    // The abstract has the mean too; chapter 4 prints it once more.
    expect([deleted.left, deleted.changes]).toMatchObject([[], [{ old: '88.07' }]]);
    const tracked = await changed('tracked.docx', (xml) =>
      xml.replace(
        control(xml),
        control(xml).replace(
          /<w:r>.*<\/w:r>/s,
          (run) =>
            `<w:del ${mark}>${run.replaceAll('w:t>', 'w:delText>').replaceAll('<w:t ', '<w:delText ')}</w:del><w:ins ${mark}><w:r><w:t>88.10</w:t></w:r></w:ins>`,
        ),
      ),
    );
    expect(tracked.left).toMatchObject([{ why: 'tracked', found: '88.10' }]);
    expect(tracked.now).toContain('88.10');
  });

  it('that an editor split into runs keeps the look of the first', async () => {
    const { now } = await changed('split.docx', (xml) =>
      xml.replace(value, '<w:t>88</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>.07</w:t>'),
    );
    const split =
      /<w:t xml:space="preserve">([\d.]+)<\/w:t><\/w:r><w:r><w:rPr><w:b\/><\/w:rPr><w:t xml:space="preserve"><\/w:t>/.exec(
        now,
      );
    expect(split?.[1]).toMatch(/^\d\d\.\d\d$/);
    expect(split?.[1]).not.toBe('88.07');
  });

  it('copied by an editor, with a number of its own, follows as well', async () => {
    const { now } = await changed('copied.docx', (xml) => {
      const control = /<w:sdt><w:sdtPr><w:tag w:val="ewb:mean:province:total"\/>.*?<\/w:sdt>/s.exec(xml)?.[0] ?? '';
      const copy = control.replace(/<w:id w:val="\d+"/, '<w:id w:val="-77"').replace(/<w:bookmark\w+ [^>]*\/>/g, '');
      return xml.replace(/<w:sectPr(?!.*<w:sectPr)/s, `<w:p>${copy}</w:p>$&`);
    });
    const texts = controlTexts(now).filter(({ tag }) => tag === 'mean:province:total');
    expect(new Set(texts.map(({ text }) => text)).size).toBe(1);
    // Abstract, chapter 4 and the copy.
    expect(texts).toHaveLength(3);
  });
});

it('a file that can not take the new document leaves the edited one as it was', async () => {
  copyFileSync(at('report.docx'), at('kept.docx'));
  await expect(refreshed(at('kept.docx'), after, join(folder, 'no', 'folder.docx'))).rejects.toThrow(
    'EXPORT_NO_FOLDER',
  );
  expect(readFileSync(at('kept.docx')).equals(readFileSync(at('report.docx')))).toBe(true);
});
