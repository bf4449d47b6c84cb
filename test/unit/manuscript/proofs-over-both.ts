import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../shared/base/random.ts';
import type { ManuscriptProof } from '../../../shared/model/manuscript.ts';
import { forAudience } from '../../../shared/report/for-audience.ts';
import { englishCohort, sampleCohort } from '../report/sample-cohort.ts';
import { basisOf, bodyOf, manuscriptAt, proofOfBody, withoutControls, writeReport } from './edited-report.ts';
import { reword, seedSlip, slipKinds } from './seed-slip.ts';

const folder = mkdtempSync(join(tmpdir(), 'proof-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The checker was made with seeds 1 to 3; these it had not seen. */
const seeds = process.env.PROOF_SEEDS?.split(',').map(Number) ?? [11, 12, 13];
/** 300 with `WORKBENCH_SLIPS=300`. */
const SLIPS = Number(process.env['WORKBENCH_SLIPS'] ?? 100);

/** The tests of a language stand in a file of their own: each proofs some hundred reports, and two files run at a time. */
export function proofsOverBoth(lang: 'zh' | 'en'): void {
  const cohort = lang === 'zh' ? sampleCohort : englishCohort;
  const input = forAudience(cohort('province-2021'), 'public');
  const other = forAudience(cohort('key-city-2021'), 'public');
  const basis = basisOf(input, other);
  const units = new Set([input, other].flatMap(({ dataset }) => dataset.units.map(({ name }) => name)));
  const path = join(folder, `report-${lang}.docx`);
  let tagged = '';
  let read: ReturnType<typeof manuscriptAt>;
  /** What history holds of 2020 by what the result has of 2021: counts of tiers and their shares. */
  let earlier: ReadonlyMap<string, string>;
  beforeAll(async () => {
    await writeReport(input, path, other);
    tagged = bodyOf(path);
    read = manuscriptAt(path);
    const { fact } = basis.facts;
    const printed = (id: string): string => {
      const found = fact(id);
      return typeof found === 'string' ? '' : found.text;
    };
    earlier = new Map(
      ['very_high', 'high', 'medium']
        .flatMap((tier) => ['tier-count', 'tier-share'].map((kind) => `${kind}:province:${tier}`))
        .map((id) => [printed(id), printed(`${id}:2020`)] as const)
        .filter(([now, then]) => now !== then && then !== '' && now.includes('%')),
    );
  });

  const proofed = (xml: string): ManuscriptProof => proofOfBody(read, xml, basis);

  interface Tally {
    found: number;
    readonly missed: string[];
    questioned: number;
    right: number;
  }

  /** Reworded copies that the slips are made in. */
  const COPIES = 12;

  /** Slips one at a time in copies that editors worked on; the copies without slips say how many right places are questioned. */
  function tally(edited: (seed: number) => string): Tally {
    const counts: Tally = { found: 0, missed: [], questioned: 0, right: 0 };
    const copies = Array.from({ length: COPIES }, (_, i) => {
      const xml = edited((seeds[i % seeds.length] ?? 0) * 1000 + i);
      const { checked, findings } = proofed(xml);
      counts.questioned += findings.length;
      counts.right += checked;
      return { xml, known: new Set(findings.map(({ found, place }) => `${place} ${found}`)) };
    });
    for (let i = 0; i < SLIPS; i += 1) {
      const random = createRandom((seeds[i % seeds.length] ?? 0) * 1000 + i);
      const kind = slipKinds[i % slipKinds.length] ?? 'digit';
      const { xml, known } = copies[i % COPIES] ?? { xml: '', known: new Set() };
      const slip = seedSlip(xml, kind, random, units, earlier);
      const fresh = proofed(slip.xml).findings.filter(({ found, place }) => !known.has(`${place} ${found}`));
      if (fresh.length > 0) counts.found += 1;
      else counts.missed.push(`${kind}: ${slip.right} → ${slip.wrong}`);
    }
    return counts;
  }

  it('a report as it was written agrees everywhere, and everything that it prints of the result was compared', () => {
    const proof = proofed(tagged);
    expect(proof.findings).toEqual([]);
    // 289 values in sentences, and the cells of the tables.
    expect(proof.checked).toBeGreaterThan(800);
  });

  describe(`of ${SLIPS} seeded slips`, () => {
    it('in an edited report 98 of 100 are found, and of its right numbers not 2 of 100 are questioned', () => {
      const { found, missed, questioned, right } = tally((seed) => reword(tagged, createRandom(seed), lang));
      process.stdout.write(
        `tagged ${lang}: ${found} of ${SLIPS} found, ${questioned} of ${right} right places questioned ${missed.join('; ')}\n`,
      );
      expect(found / SLIPS).toBeGreaterThanOrEqual(0.98);
      expect(questioned / right).toBeLessThanOrEqual(0.02);
    }, 300_000);

    it('in a report without controls and with other words 9 of 10 are found, and not 2 of 100 right numbers are questioned', () => {
      const bare = withoutControls(tagged);
      const { found, missed, questioned, right } = tally((seed) => reword(bare, createRandom(seed), lang));
      process.stdout.write(
        `retyped ${lang}: ${found} of ${SLIPS} found, ${questioned} of ${right} right places questioned ${missed.join('; ')}\n`,
      );
      expect(found / SLIPS).toBeGreaterThanOrEqual(0.9);
      expect(questioned / right).toBeLessThanOrEqual(0.02);
    }, 300_000);
  });
}
