import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishedFacts } from '../../../electron/services/app/resources.ts';
import { inOwnPatterns } from '../../../electron/services/exports/own-patterns.ts';
import { standardTiers } from '../../../shared/model/method.ts';
import { tierName } from '../../../shared/model/tier-name.ts';
import { composeReport } from '../../../shared/report/document/compose-report.ts';
import { forAudience } from '../../../shared/report/for-audience.ts';
import { reportSentences } from '../../../shared/report/patterns/report-sentences.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { docxTables } from '../exporting/read-back.ts';
import { englishCohort, sampleCohort } from '../report/sample-cohort.ts';
import {
  basisOf,
  bodyOf,
  controlTexts,
  manuscriptAt,
  proofOfBody,
  withoutControls,
  writeReport,
} from './edited-report.ts';
import { houseWording } from './house-wording.ts';

const folder = mkdtempSync(join(tmpdir(), 'house-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The publicly reported cohorts, said by a file with the team's wording. */
function worded(lang: 'zh' | 'en'): readonly [ReportInput, ReportInput] {
  const cohort = lang === 'zh' ? sampleCohort : englishCohort;
  const patterns = Object.entries(houseWording[lang]).map(([id, text]) => ({ id, text }));
  const request = { what: 'report', patterns: JSON.stringify({ lang, patterns }) } as const;
  const said = inOwnPatterns(
    forAudience(cohort('province-2021'), 'public'),
    forAudience(cohort('key-city-2021'), 'public'),
    request,
  );
  if (!said.ok || said.value.other === null) throw new Error(JSON.stringify(said));
  return [said.value.input, said.value.other];
}

describe.each(['zh', 'en'] as const)('a report in the words of a team’s own pattern file, %s', (lang) => {
  const [input, other] = worded(lang);
  const shipped = [input, other].map(({ patterns: _, ...one }): ReportInput => one);
  const path = join(folder, `${lang}.docx`);
  let body = '';
  beforeAll(async () => {
    await writeReport(input, path, other);
    body = bodyOf(path);
  });

  it('has no sentence of the program’s own: every one is said, and otherwise', () => {
    for (const [i, own] of [input, other].entries()) {
      const usual = new Map(reportSentences(shipped[i]!, { other: shipped[1 - i]! }).map(({ id, text }) => [id, text]));
      const house = reportSentences(own, { other: i === 0 ? other : input });
      expect(house.map(({ id }) => id)).toEqual([...usual.keys()]);
      expect(house.length).toBeGreaterThan(50);
      for (const { id, text } of house) {
        expect(text, id).not.toBe(usual.get(id));
        // Not one sentence of it either.
        const sentences = (usual.get(id) ?? '').split(/(?<=。)|(?<=[a-z%)]\.)\s/).filter((one) => one.length > 4);
        for (const sentence of sentences) expect(text).not.toContain(sentence);
      }
    }
    // What stands in the document is all of it: paragraphs that no pattern drives would have no piece of these sentences.
    const said = [input, other].flatMap((own, i) =>
      reportSentences(own, { other: i === 0 ? other : input }).map(({ text }) => text),
    );
    for (const block of composeReport(input, { other }).blocks)
      if (block.kind === 'paragraph' && !block.slot)
        expect(
          said.some((text) => block.text.startsWith(text)),
          block.text,
        ).toBe(true);
  });

  it('agrees with the result, tagged', () => {
    const proof = proofOfBody(manuscriptAt(path), body, basisOf(input, other));
    expect(proof.findings).toEqual([]);
    expect(proof.checked).toBeGreaterThan(800);
  });

  it('agrees with the result, with its tags removed: nothing right is questioned', () => {
    const proof = proofOfBody(manuscriptAt(path), withoutControls(body), basisOf(input, other));
    process.stdout.write(
      `house ${lang} retyped: ${proof.checked} checked, ${proof.unclear} unclear, ${proof.findings.length} questioned\n`,
    );
    expect(proof.findings).toEqual([]);
    expect(proof.checked).toBeGreaterThan(800);
  });
});

describe.each([
  { id: 'province-2021', cohort: 'province', at: 0, count: 93 },
  { id: 'key-city-2021', cohort: 'key-city', at: 1, count: 77 },
] as const)('the published facts in the team’s words, of $id', ({ id, cohort, at, count }) => {
  it(`are all there: ${count}, and every mark of who rose`, async () => {
    const inputs = worded('zh');
    const path = join(folder, `facts-${id}.docx`);
    await writeReport(inputs[0], path, inputs[1]);
    const values = new Map(controlTexts(bodyOf(path)).map(({ tag, text }) => [tag, text]));
    const tables = docxTables(path);
    const { units } = inputs[at].dataset;
    const nameOf = (code: string): string => units.find((unit) => unit.code === code)?.name ?? '';
    const published = publishedFacts(id);
    if (!published.ok) throw new Error(published.error.code);
    const rose = values.get(`rose:${cohort}`) ?? '';
    const missing = published.value.filter((fact) => {
      switch (fact.kind) {
        case 'mean':
          return values.get(`mean:${cohort}:${fact.subject}`) !== fact.published;
        case 'above_mean':
          return values.get(`above:${cohort}:${fact.subject}`) !== String(fact.published);
        case 'region_mean':
          return values.get(`region-mean:${cohort}:${fact.subject}`) !== fact.published;
        case 'leading_ten': {
          const names = fact.published.map(nameOf);
          const listed = `${names.slice(0, -1).join('、')}和${names.at(-1)}`;
          return values.get(`top:${cohort}:${fact.subject}:10`) !== listed;
        }
        case 'tier': {
          const label = tierName(fact.published, 'zh', standardTiers);
          return !tables.some((rows) => rows.some((row) => row[1] === nameOf(fact.subject) && row[2] === label));
        }
        case 'risen':
          return new RegExp(`(?:^|[、和])${nameOf(fact.subject)}(?:[、和]|$)`).test(rose) !== fact.published;
      }
    });
    expect(missing).toEqual([]);
    expect(published.value.filter(({ kind }) => kind !== 'risen')).toHaveLength(count);
  });
});
