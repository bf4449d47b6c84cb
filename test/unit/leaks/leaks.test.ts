import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unzipSync } from 'fflate';
import { writeProfilesDocx } from '../../../electron/exporting/word/profiles-document.ts';
import { outgoingTexts } from '../../../electron/exporting/leaks/outgoing-texts.ts';
import { figureSpecs } from '../../../shared/report/figures/figure-specs.ts';
import { figureSvg } from '../../../shared/report/figures/svg/figure-svg.ts';
import { createRandom } from '../../../shared/base/random.ts';
import { forAudience } from '../../../shared/report/for-audience.ts';
import { findLeaks } from '../../../shared/report/leaks/find-leaks.ts';
import type { Leak } from '../../../shared/model/leak.ts';
import type { OutgoingText } from '../../../shared/report/leaks/find-leaks.ts';
import { leakBasis } from '../../../shared/report/leaks/leak-basis.ts';
import { otherUnits } from '../../../shared/report/leaks/other-units.ts';
import { unitProfiles } from '../../../shared/report/unit-profiles.ts';
import { onePixel } from '../word/one-pixel.ts';
import { sampleCohort } from '../report/sample-cohort.ts';
import { flatUnit, smallCohort } from '../report/small-cohort.ts';
import { publicFiles, stamp } from './public-files.ts';
import type { OutgoingFile } from './public-files.ts';
import { leakWords } from './leak-words.ts';
import { leakPlaces, seedLeak, wordPlaces } from './seed-leak.ts';

const folder = mkdtempSync(join(tmpdir(), 'leaks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inputs = [sampleCohort('province-2021'), sampleCohort('key-city-2021')] as const;
const bases = inputs.map((input) => leakBasis(input, stamp.fingerprint));
const leaksOf = ({ bytes, name }: OutgoingFile): readonly Leak[] => {
  const texts = outgoingTexts(bytes, name);
  if (!texts.ok) throw new Error(`${name}: ${texts.error.code}`);
  return findLeaks(bases, texts.value);
};

describe('files for the public', () => {
  let alone: readonly OutgoingFile[] = [];
  /** The report over both cohorts, and the tables, figures and CSV of either. */
  let both: readonly OutgoingFile[] = [];
  beforeAll(async () => {
    const cities = await publicFiles(inputs[1], folder);
    alone = [...cities, ...(await publicFiles(inputs[0], folder))];
    both = [
      ...(await publicFiles(inputs[0], folder, inputs[1])),
      ...cities.filter(({ name }) => !/\.docx$/.test(name)),
    ];
  }, 300_000);

  test('have no leak, certain or unclear', () => {
    expect([alone.length, both.length]).toEqual([expect.any(Number), expect.any(Number)]);
    expect(alone.length).toBeGreaterThan(20);
    for (const file of [...alone, ...both]) expect([file.name, leaksOf(file)]).toEqual([file.name, []]);
  });

  test('over both cohorts, of which copies had 200 leaks seeded: every one is found, with its unit or indicator', () => {
    const random = createRandom(18);
    const missed: string[] = [];
    const kinds = new Map<string, number>();
    for (let i = 0; i < 200; i += 1) {
      const words = leakWords(inputs[i % 2]!, stamp.fingerprint, random);
      const where = leakPlaces[i % leakPlaces.length]!;
      const file = seedLeak(both, where, words, random);
      kinds.set(words.kind, (kinds.get(words.kind) ?? 0) + 1);
      const isIt = ({ certain, kind, unit, found }: Leak): boolean =>
        certain && (words.unit === '' ? kind === words.kind && found !== '' : unit === words.unit);
      if (!leaksOf(file).some(isIt)) missed.push(`${where}: ${words.said} | ${words.cells.join(' ')} (${file.name})`);
    }
    process.stdout.write(`leaks: ${200 - missed.length} of 200 found, ${[...kinds].join(' ')}\n`);
    expect(missed).toEqual([]);
    expect(kinds.size).toBe(5);
    expect(leakPlaces).toHaveLength(24);
  }, 300_000);
});

test('pictures of the internal version are full of them: the figures of regions and the map with indices', () => {
  const pictures = figureSpecs(inputs[0]).map((figure) => ({
    name: figure.id,
    bytes: Buffer.from(figureSvg(figure, { lang: 'zh' }).svg),
  }));
  for (const id of ['F3-4', 'F-map', 'F-heat']) {
    const units = new Set(leaksOf(pictures.find(({ name }) => name === id)!).map(({ unit }) => unit));
    expect(units.size, id).toBe(id === 'F3-4' ? 5 : 32);
  }
});

describe('what is a leak', () => {
  // Three of four units beyond the mean of 82.25.
  const input = smallCohort([
    flatUnit('甲省', 91.236, 'very_high', 1),
    flatUnit('乙省', 85.5, 'high', 2),
    flatUnit('丙省', 82.264, 'high', 3),
    flatUnit('丁省', 70, 'medium', 4),
  ]);
  const found = (text: string, more: Partial<OutgoingText> = {}): string[] =>
    findLeaks([leakBasis(input)], [{ place: 'p', text, near: 'sentences', ...more }]).map(
      ({ kind, name, found: number, certain }) => `${kind} ${name} ${number}${certain ? '' : '?'}`,
    );

  test('an index or score as printed, give or take its last digit, near the name', () => {
    expect(found('甲省的得分是91.24。')).toEqual(['index 甲省 91.24']);
    expect(found('甲省的得分是９１．２５。')).toEqual(['index 甲省 91.25']);
    expect(found('甲省 91.26')).toEqual([]);
    expect(found('甲省很好。全国最高为 91.24。')).toEqual([]);
    expect(found('甲省 91.2')).toEqual(['index 甲省 91.2']);
    expect(found('甲省占比 91.24%')).toEqual([]);
  });

  test('a tier line beside the names within it is none, and of few decimals one is listed for a person', () => {
    const index = smallCohort([flatUnit('甲省', 0.8012, 'very_high', 1), flatUnit('乙省', 0.62, 'high', 2)]);
    const lines = [{ ...index.method.tiers[0]!, lower: 0.8 }, ...index.method.tiers.slice(1)];
    const method = { ...index.method, scale: { lower: 0, upper: 1 }, tiers: lines };
    const basis = leakBasis({ ...index, method });
    const of = (text: string) =>
      findLeaks([basis], [{ place: 'p', text, near: 'whole' }]).map(({ certain }) => certain);
    expect(of('非常高 | ≥0.8 | 甲省')).toEqual([]);
    expect(of('甲省 0.8012')).toEqual([true]);
    expect(of('乙省 0.6')).toEqual([false]);
  });

  test('a mean that is called one is none, and is one where it is not called so', () => {
    expect(found('丙省高于平均值 82.25。')).toEqual([]);
    expect(found('丙省达到 82.25。')).toEqual(['index 丙省 82.25']);
    expect(found('丙省达到 82.26。')).toEqual(['index 丙省 82.26']);
  });

  test('a rank that is called one, not any whole number', () => {
    for (const text of ['乙省列第 2 位', '乙省排名：2', '乙省, ranked 2', '乙省位次 2'])
      expect(found(text), text).toEqual(['rank 乙省 2']);
    for (const text of ['乙省有 2 个平台', '2 个省：甲省、乙省', '乙省第 2 批名单'])
      expect(found(text), text).toEqual([]);
    expect(found('乙省 | 2', { near: 'whole', hidden: true })).toEqual(['rank 乙省 2']);
    expect(found('序号 2 | 地区 乙省', { near: 'whole' })).toEqual([]);
    expect(found('No. 2 | Unit 乙省 | 2021 High', { near: 'whole' })).toEqual([]);
    expect(found('乙省 is No. 2 | of 32', { near: 'whole' })).toEqual(['rank 乙省 2']);
  });

  test('a whole number that is called points is listed for a person', () => {
    expect(found('甲省 91 分')).toEqual(['index 甲省 91?']);
  });

  test('a unit by its English name as well', () => {
    const [unit] = inputs[0].dataset.units;
    const text = `Beijing reached ${inputs[0].result.index[0]!.toFixed(2)}`;
    expect(findLeaks(bases, [{ place: 'p', text, near: 'sentences' }])).toMatchObject([{ name: unit!.name }]);
  });

  test('a name alone is near what follows it', () => {
    const texts = ['甲省', '91.24'].map((text): OutgoingText => ({ place: 'p', text, near: 'sentences' }));
    expect(findLeaks([leakBasis(input)], texts)).toHaveLength(1);
  });

  test('also in Chinese characters, full-width digits and English ordinals, and from the end', () => {
    for (const text of [
      '乙省为第二名',
      '乙省位居第二',
      '乙省（第二位）',
      '乙省列倒数第三',
      'U02 ranks second',
      'U02 is ranked 2nd',
    ])
      expect(
        found(text).map((leak) => leak.slice(0, 7)),
        text,
      ).toEqual(['rank 乙省']);
    expect(found('甲省高居榜首，丁省垫底')).toEqual(['rank 甲省 榜首', 'rank 丁省 垫底']);
    expect(found('甲省得九十一点二四分')).toEqual(['index 甲省 九十一点二四']);
    expect(found('甲省得９１．２分')).toEqual(['index 甲省 91.2']);
    for (const text of ['乙省第二批名单', '乙省见第二章', '乙省有二十个平台', '乙省 is second to none', '前二位含乙省'])
      expect(found(text), text).toEqual([]);
  });

  test('a rank by an indicator, where the indicator is named', () => {
    const cohort = inputs[0];
    const at = cohort.dataset.nodes.findIndex(({ code }) => code === 'B');
    const count = cohort.dataset.units.length;
    const own = [...cohort.result.scores.slice(at * count, (at + 1) * count)];
    // The unit whose place by B is furthest from its place by the index.
    const places = own.map((score) => 1 + own.filter((other) => other > score).length);
    const gap = (u: number): number => Math.abs(places[u]! - cohort.result.rank[u]!);
    const u = [...own.keys()].toSorted((a, b) => gap(b) - gap(a))[0]!;
    const said = (what: string): readonly Leak[] =>
      findLeaks(bases, [
        { place: 'p', near: 'sentences', text: `${cohort.dataset.units[u]!.name}${what}列第 ${places[u]} 位` },
      ]);
    expect(said(cohort.dataset.nodes[at]!.name)).toMatchObject([{ kind: 'rank', code: 'B', certain: true }]);
    expect(said('人口')).toEqual([]);
  });

  test('a weight where weights are spoken of, and the fingerprint anywhere but in its own property', () => {
    const basis = leakBasis(inputs[0], stamp.fingerprint);
    const kinds = (text: string) =>
      findLeaks([basis], [{ place: 'p', text, near: 'sentences' }]).map((leak) => leak.kind);
    const { nodes } = inputs[0].dataset;
    const a = nodes.findIndex(({ code }) => code === 'A');
    const percent = `${(inputs[0].result.nodeShares[a]! * 100).toFixed(2)}%`;
    expect(kinds(`“${nodes[a]!.name}”权重为 ${percent}`)).toEqual(['weight']);
    expect(kinds(`“${nodes[a]!.name}”占比 ${percent}`)).toEqual([]);
    expect(kinds(`权重共 ${percent}`)).toEqual([]);
    expect(kinds(`指纹 ${stamp.fingerprint}f00`)).toEqual(['fingerprint']);
    expect(kinds(`指纹 ${stamp.fingerprint.slice(0, 12)}`)).toEqual([]);
  });

  test('in a file for one unit the name of another is found', () => {
    const text: OutgoingText = { place: 'p', text: '甲省优于丁省', near: 'sentences' };
    expect(otherUnits(leakBasis(input), 'U01', [text])).toMatchObject([{ name: '丁省' }]);
    expect(otherUnits(leakBasis(input), 'U01', [{ ...text, text: '甲省' }])).toEqual([]);
  });
});

test('the page of one unit, of which copies had the name of another seeded: every one is found', async () => {
  const input = forAudience(inputs[0], 'unit');
  const path = join(folder, 'unit.docx');
  const written = await writeProfilesDocx(input, stamp, unitProfiles(input, '440000'), path, {}, onePixel);
  if (!written.ok) throw new Error(written.error.code);
  const file = { name: 'unit.docx', bytes: readFileSync(path) };
  const others = (bytes: Buffer): readonly string[] => {
    const texts = outgoingTexts(bytes, file.name);
    if (!texts.ok) throw new Error(texts.error.code);
    return otherUnits(bases[0]!, '440000', texts.value).map(({ name }) => name);
  };
  expect(others(file.bytes)).toEqual([]);
  const random = createRandom(18);
  const parts = Object.keys(unzipSync(file.bytes));
  const places = wordPlaces.filter(
    (where) => !where.startsWith('custom XML of printed') && !['header', 'property'].includes(where),
  );
  expect(parts).not.toContain('customXml/item1.xml');
  const missed = places.filter((where) => {
    const { units } = inputs[0].dataset;
    const { name } = units.filter(({ code }) => code !== '440000')[random.below(units.length - 1)]!;
    const words = {
      kind: 'index',
      unit: '',
      said: `优于${name}`,
      heads: ['地区', '说明'],
      cells: [name, '较好'],
    } as const;
    return !others(seedLeak([file], where, words, random).bytes).includes(name);
  });
  expect(missed).toEqual([]);
});

test('what can not be read is not called free of leaks', () => {
  for (const bytes of [
    Buffer.from([0xd0, 0xcf, 0, 0]),
    Buffer.from('%PDF-1.4\n1 0 obj <</Encrypt 2 0 R>> endobj'),
    Buffer.from('PK nothing'),
  ])
    expect(outgoingTexts(bytes, 'x')).toMatchObject({ ok: false, error: { code: 'LEAK_UNREADABLE' } });
});
