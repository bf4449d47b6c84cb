import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forAudience } from '../../shared/report/for-audience.ts';
import { reportFacts } from '../../shared/report/patterns/report-facts.ts';
import { bodyOf, manuscriptAt, refreshed, reweighted, writeReport } from '../unit/manuscript/edited-report.ts';
import { sampleCohort } from '../unit/report/sample-cohort.ts';
import { converted } from './converted.ts';

const folder = mkdtempSync(join(tmpdir(), 'manuscript-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const before = forAudience(sampleCohort('province-2021'), 'public');
const after = reweighted(before, { A: 60, B: 5, A1: 70 });
const at = (name: string): string => join(folder, name);

/** Of the cities: weights that let their means change too. */
const besideBefore = forAudience(sampleCohort('key-city-2021'), 'public');
const besideAfter = reweighted(besideBefore, { B: 70, C: 5, B1: 60 });

beforeAll(async () => {
  await writeReport(before, at('report.docx'), besideBefore);
  copyFileSync(converted(at('report.docx'), 'docx'), at('saved.docx'));
});

it('saved again by LibreOffice, a report still tells the fact of every value, table, note and picture', () => {
  const [written, saved] = ['report.docx', 'saved.docx'].map((name) => manuscriptAt(at(name)).body.document);
  const tags = (document: typeof written): readonly string[] =>
    (document?.controls ?? []).map(({ tag }) => tag).toSorted();
  expect(tags(saved)).toEqual(tags(written));
  const facts = (document: typeof written): readonly string[] =>
    (document?.controls ?? [])
      .filter(({ tag }) => !/^(?:table|figure|notes):/.test(tag))
      .map(({ tag, texts }) => `${tag} ${texts.join('')}`);
  expect(facts(saved)).toEqual(facts(written));
});

it('refreshed after that, it has the values of now of both cohorts, and its other text as LibreOffice left it', async () => {
  const outcome = await refreshed(at('saved.docx'), after, at('new.docx'), false, besideAfter);
  // A region that comes to lie on the other side of the mean, or fewer groups of neighbours: the words round them no longer hold.
  for (const { fact, why } of outcome.left)
    expect([fact, why]).toEqual([expect.stringMatching(/^(?:region-gap|group):/), 'gone']);
  expect(outcome.left.map(({ fact }) => fact)).toContain('region-gap:province:华北:below');
  const left = new Set(outcome.left.map(({ fact }) => fact));
  const facts = reportFacts([after, besideAfter], after, new Map());
  const { document } = manuscriptAt(at('new.docx')).body;
  const compared = { province: 0, 'key-city': 0 };
  for (const { tag, texts } of document.controls) {
    const fact = facts.fact(tag);
    if (typeof fact === 'string' || fact.members !== null || left.has(tag)) continue;
    expect(texts.join('').replace(/[‘’]/g, ''), tag).toBe(fact.text.replace(/[“”]/g, ''));
    compared[tag.includes(':key-city') ? 'key-city' : 'province'] += 1;
  }
  expect(Math.min(compared.province, compared['key-city'])).toBeGreaterThan(100);
  for (const cohort of ['province', 'key-city'])
    expect(outcome.changes.filter(({ fact }) => fact.includes(`:${cohort}:`)).length, cohort).toBeGreaterThan(15);
  const outside = (name: string): string => {
    const { paragraphs } = manuscriptAt(at(name)).body.document;
    return paragraphs
      .filter(({ inTable }) => !inTable)
      .map(({ text, controlled }) => {
        let kept = text;
        for (const { from, to } of controlled.toReversed()) kept = `${kept.slice(0, from)}□${kept.slice(to)}`;
        return kept;
      })
      .join('\n');
  };
  expect(outside('new.docx')).toBe(outside('saved.docx'));
  const again = await refreshed(at('new.docx'), after, at('twice.docx'), false, besideAfter);
  expect(again.changes).toEqual([]);
  expect(bodyOf(at('twice.docx'))).toBe(bodyOf(at('new.docx')));
});

it('and LibreOffice opens what was refreshed', () => {
  copyFileSync(converted(at('new.docx'), 'docx'), at('opened.docx'));
  expect(manuscriptAt(at('opened.docx')).body.document.controls.length).toBe(
    manuscriptAt(at('new.docx')).body.document.controls.length,
  );
});
