import { describe, expect, test } from 'vitest';
import { loadTemplate } from '../../../electron/services/app/resources.ts';
import { analysisTables } from '../../../shared/report/analysis-tables.ts';
import { cellText } from '../../../shared/report/cell-text.ts';
import { englishName, nameIn, namedDataset, namedFramework, ownNames } from '../../../shared/report/english-names.ts';
import { englishNames, englishUnits } from '../../../shared/messages/names.ts';
import { figureSpecs } from '../../../shared/report/figures/figure-specs.ts';
import { regionMeans } from '../../../shared/report/region-means.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import type { ReportTable } from '../../../shared/report/report-table.ts';
import { reportTables } from '../../../shared/report/report-tables.ts';
import { reportSentences } from '../../../shared/report/patterns/report-sentences.ts';
import { unitProfileLines, unitProfileTable } from '../../../shared/report/unit-profile-table.ts';
import { unitProfiles } from '../../../shared/report/unit-profiles.ts';
import { must, startServices } from '../services/service-bench.ts';
import { sampleCohort } from './sample-cohort.ts';

const han = /\p{Script=Han}/u;
const cohorts = ['province-2021', 'key-city-2021'] as const;

function english(input: ReportInput): ReportInput {
  return {
    ...input,
    lang: 'en',
    framework: namedFramework(input.framework, 'en'),
    dataset: namedDataset(input.dataset, input.method, 'en'),
  };
}

describe.each(cohorts)('%s', (id) => {
  const { framework, units } = must(loadTemplate(id));

  test('has an English name for its title, every indicator, measure, unit and region, none of them twice', () => {
    const named = [framework.title, ...[...framework.indicators, ...framework.measures].map(({ name }) => name)];
    const places = units.flatMap(({ name, fullName, group, province }) => [name, fullName, group, province ?? '北京']);
    expect([...named, ...places].filter((name) => han.test(englishName(name)))).toEqual([]);
    expect(framework.measures.map(({ unit }) => unit).filter((unit) => han.test(englishUnits[unit] ?? unit))).toEqual(
      [],
    );
    // Two of one level called alike in English could not be told apart.
    for (const list of [framework.measures, framework.indicators.filter(({ level }) => level === 3), units]) {
      const names = list.map(({ name }) => englishName(name));
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    }
  });

  test('prints no Chinese in English but definitions, institutions and documents', () => {
    const cohort = sampleCohort(id);
    // Its measures stand for second-level scores and have names of the tests' own.
    const measures = cohort.dataset.measures.map((measure) => ({ ...measure, name: measure.code }));
    const input = english({ ...cohort, dataset: { ...cohort.dataset, measures } });
    const texts = (table: ReportTable): string[] => [
      table.title,
      ...[...table.head, ...table.body].flatMap((row) => row.map(cellText)),
      ...table.notes,
    ];
    // What an indicator looks at, institutions and the titles of documents stand in the team's own words.
    const own = new Set(['T1-1', 'TA-1', 'TA-2', 'TA-5', 'TA-6']);
    const printed = [
      ...[...reportTables(input), ...analysisTables(input)].flatMap((table) =>
        own.has(table.id) ? [table.title] : texts(table),
      ),
      ...reportSentences(input).map(({ text }) => text),
      ...JSON.stringify(figureSpecs(input)).split('"'),
      ...unitProfiles(input)
        .slice(0, 3)
        .flatMap((profile) => [
          ...texts(unitProfileTable(input, { ...profile, problems: [] })),
          ...unitProfileLines({ ...profile, problems: [] }, 'en'),
        ]),
    ];
    expect([...new Set(printed.filter((text) => han.test(text)))]).toEqual([]);
  });

  test('keeps regions, figures and means as they are in Chinese', () => {
    const input = sampleCohort(id);
    const [zh, en] = [regionMeans(input), regionMeans(english(input))];
    expect(en.regions.map(({ figure, mean }) => [figure, mean])).toEqual(
      zh.regions.map(({ figure, mean }) => [figure, mean]),
    );
    expect(en.regions.map(({ region }) => region)).toEqual(zh.regions.map(({ region }) => englishName(region)));
  });
});

test.each(['hdi', 'un-egdi'] as const)('the template %s has English names', async (id) => {
  const bench = startServices();
  const target = bench.write(`${bench.folder}/${id}.ewb`);
  const { dataset, baseline } = must(await bench.services['project.new']({ template: id, target, year: 2024 }));
  const named = namedDataset(dataset, baseline, 'en');
  const all = [...named.nodes, ...named.measures, ...named.units].map(({ name }) => name);
  expect(
    [...all, ...named.units.map(({ group }) => group), ...named.measures.map(({ unit }) => unit)].filter((name) =>
      han.test(name),
    ),
  ).toEqual([]);
});

test('names go back to the project’s own, and those it doesn’t know stay', () => {
  const { dataset, method } = sampleCohort('province-2021');
  const named = namedDataset(dataset, method, 'en');
  expect(named.units[0]?.name).toBe('Beijing');
  expect(ownNames(named)).toBe(dataset);
  expect(namedDataset(named, method, 'zh').units).toBe(dataset.units);
  expect(namedDataset(named, method, 'en').units[3]).toMatchObject({
    name: 'Shanxi',
    fullName: 'Shanxi Province',
    group: 'North China',
  });
  expect([englishName('陕西'), englishName('自家指标'), englishName('constructor'), nameIn('北京', 'zh')]).toEqual([
    'Shaanxi',
    '自家指标',
    'constructor',
    '北京',
  ]);
  expect(Object.values(englishNames).filter((name) => han.test(name) || name.trim() !== name || name === '')).toEqual(
    [],
  );
});
