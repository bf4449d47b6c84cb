import { baseFigures } from '../../../shared/model/base-figure.ts';
import type { BaseFigure } from '../../../shared/model/base-figure.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { z } from 'zod';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import { standardMethod, tierIds } from '../../../shared/model/method.ts';
import { parseDomain } from '../../../shared/model/domain.ts';
import { recordKinds } from '../../../shared/model/record-kind.ts';
import { parseRecordRule } from '../../../shared/model/record-rule-grammar.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { programFolder } from './program-folder.ts';
import type { Framework, Indicator, Measure } from '../../../shared/model/framework.ts';
import type { HistoryEntry } from '../../../shared/model/history.ts';
import type { MeasureMethod, TierId } from '../../../shared/model/method.ts';
import type { PublishedFact } from '../../../shared/report/facts.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { SampleSeed, Template, TemplateId } from '../../../shared/model/template.ts';
import type { Unit } from '../../../shared/model/unit.ts';

const resourcesFolder = join(programFolder, 'resources/');

interface CohortFiles {
  readonly cohort: 'province' | 'key-city';
  readonly title: string;
  readonly units: string;
  readonly tiers: string;
  readonly index2019: string;
  readonly tens: string;
}
const cohorts: Readonly<Record<Exclude<TemplateId, 'blank'>, CohortFiles>> = {
  'province-2021': {
    cohort: 'province',
    title: '省级政府一体化政务服务能力评估指标体系（2021）',
    units: 'entities/provinces.csv',
    tiers: 'published/tiers-provinces.csv',
    index2019: 'published/index-2019-provinces.csv',
    tens: 'published/top10-provinces.csv',
  },
  'key-city-2021': {
    cohort: 'key-city',
    title: '重点城市一体化政务服务能力评估指标体系（2021）',
    units: 'entities/key-cities.csv',
    tiers: 'published/tiers-key-cities.csv',
    index2019: 'published/index-2019-key-cities.csv',
    tens: 'published/top10-key-cities.csv',
  },
};
/** The year that the report of 2022 evaluates. */
export const publishedYear = 2021;

/** A broken resource file; becomes the `Err` of the two functions below. */
class ResourceFault extends Error {
  readonly fault: AppError;
  constructor(fault: AppError) {
    super(fault.code);
    this.fault = fault;
  }
}

/**
 * What a new project starts from: framework with its baseline method, units in administrative order with the spellings
 * files use, earlier years' results, and what the sample is made from. Every file is parsed strictly:
 * RESOURCE_MISSING, RESOURCE_INVALID or RULE_* with the file and cell. `folder` ends in a separator or not.
 */
export function loadTemplate(id: TemplateId, folder: string = resourcesFolder): Result<Template> {
  if (id === 'blank') return ok(blankTemplate);
  return guarded(() => {
    const files = cohorts[id];
    const units = readUnits(folder, files);
    return {
      id,
      framework: readFramework(folder, id, files),
      units,
      history: readHistory(folder, files, units),
      regions: rows(folder, 'published/region-means.csv', regionRow).map((row) => row.region),
      institutions: files.cohort === 'province' ? rows(folder, 'published/institutions.csv', institutionRow) : [],
      policyDocuments:
        files.cohort === 'province'
          ? rows(folder, 'published/policy-documents.csv', documentRow).map(
              ({ document_number: documentNumber, ...rest }) => ({ ...rest, documentNumber }),
            )
          : [],
      sample: readSample(folder, id, units),
    };
  });
}

/** Every figure that the 2022 report printed for 2021: see {@link PublishedFact} for what each kind says. */
export function publishedFacts(id: TemplateId, folder: string = resourcesFolder): Result<readonly PublishedFact[]> {
  if (id === 'blank') return ok([]);
  return guarded(() => {
    const files = cohorts[id];
    const codeOf = unitCodes(readUnits(folder, files));
    const facts: PublishedFact[] = [];
    const means = rows(folder, 'published/means.csv', meanRow).filter((row) => row.framework === id);
    for (const row of means) facts.push({ kind: 'mean', subject: row.indicator, published: row.mean });
    for (const row of means)
      if (row.entities_above_mean !== '')
        facts.push({ kind: 'above_mean', subject: row.indicator, published: Number(row.entities_above_mean) });
    const tiers = rows(folder, files.tiers, tierRow);
    for (const row of tiers)
      facts.push({ kind: 'tier', subject: codeOf(row.name, files.tiers), published: row['2021'] });
    for (const row of rows(folder, files.tens, tenRow)) {
      const names = Object.entries(row)
        .filter(([column]) => column.startsWith('region_'))
        .map(([, name]) => name);
      facts.push({
        kind: 'leading_ten',
        subject: row.indicator,
        published: names.map((name) => codeOf(name, files.tens)),
      });
    }
    if (files.cohort === 'province')
      for (const row of rows(folder, 'published/region-means.csv', regionRow))
        facts.push({ kind: 'region_mean', subject: row.region, published: row.mean_2021 });
    for (const row of tiers) {
      facts.push({
        kind: 'risen',
        subject: codeOf(row.name, files.tiers),
        published: tierIds.indexOf(row['2021']) < tierIds.indexOf(row['2020']),
      });
    }
    return facts;
  });
}

function guarded<T>(read: () => T): Result<T> {
  try {
    return ok(read());
  } catch (error) {
    if (error instanceof ResourceFault) return err(error.fault);
    throw error;
  }
}

const text = z.string().min(1);
const number = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .transform(Number);
const optionalNumber = z.union([z.literal('').transform(() => null), number]);
const tier = z.enum(tierIds);

const provinceRow = z.strictObject({
  order: number,
  code: text,
  name: text,
  full_name: text,
  region: text,
  platform: text,
});
const cityRow = provinceRow.extend({ province: text });
const aliasRow = z.strictObject({ code: text, alias: text });
const regionRow = z.strictObject({ region: text, mean_2021: text });
const institutionRow = z.strictObject({ order: number, region: text, institution: text, kind: text, rank: text });
const documentRow = z.strictObject({ order: number, region: text, title: text, document_number: text });
const meanRow = z.strictObject({
  framework: text,
  indicator: text,
  mean: text,
  entities_above_mean: z.string().regex(/^\d*$/),
});
const tierRow = z.strictObject({
  order: number,
  name: text,
  2021: tier,
  2020: tier,
  2019: tier,
  2018: tier,
  2017: tier.optional(),
});
const tenRow = z.object({ indicator: text, name: text }).catchall(text);
const indexRow = z.strictObject({ name: text, index_2019: optionalNumber });
const weightRow = z.strictObject({ indicator: text, weight_percent: number });
const baseRow = z.strictObject({ name: text, population_10k: number, enterprises: number, applications: number });
const scoreRow = z.object({ name: text }).catchall(number);
const indicatorRow = z.strictObject({
  l1: text,
  l1_name: text,
  l2: text,
  l2_name: text,
  l3: text,
  l3_name: text,
  collection: text,
  denominator: z.string(),
  levels: text,
  sources: text,
  period: text,
  definition: text,
});
const measureRow = z.strictObject({
  measure: text,
  indicator: text,
  name: text,
  kind: text,
  unit: text,
  base: z.enum(['', ...baseFigures]),
  direction: z.enum(['higher', 'lower']),
  levels: text,
  source: text,
  period: text,
  record: z.enum(recordKinds),
  where: text,
  value: z.string(),
  pass_when: z.string(),
  aggregation: z.enum([
    'sum',
    'yearly_total',
    'last_month',
    'mean',
    'median',
    'share',
    'ratio_of_sums',
    'weighted_by_level',
  ]),
  inner: z.string(),
  level_weights: z.string(),
  normalisation: z.enum(['identity', 'goalposts', 'log_goalposts']),
  lower: optionalNumber,
  upper: optionalNumber,
  weight: number,
  domain: z.string().refine((written) => parseDomain(written) !== null),
  months: optionalNumber,
  note: z.string(),
});

function rows<T>(folder: string, file: string, schema: z.ZodType<T>): readonly T[] {
  let content: string;
  try {
    content = readFileSync(join(folder, file), 'utf8');
  } catch {
    throw new ResourceFault(appError('RESOURCE_MISSING', { file }, { file }));
  }
  const parsed = Papa.parse<unknown>(content, { header: true, skipEmptyLines: 'greedy' });
  const [fault] = parsed.errors;
  if (fault)
    throw new ResourceFault(
      appError(
        'RESOURCE_INVALID',
        { file, row: (fault.row ?? 0) + 2, field: fault.code },
        { file, cell: `A${(fault.row ?? 0) + 2}` },
      ),
    );
  return parsed.data.map((row, at) => {
    const result = schema.safeParse(row);
    if (result.success) return result.data;
    const field = String(result.error.issues[0]?.path[0] ?? '');
    throw new ResourceFault(appError('RESOURCE_INVALID', { file, row: at + 2, field }, { file, cell: `A${at + 2}` }));
  });
}

function readUnits(folder: string, files: CohortFiles): readonly Unit[] {
  const aliases = rows(folder, 'entities/aliases.csv', aliasRow);
  const unit = (row: z.infer<typeof provinceRow>, province?: string): Unit => ({
    code: row.code,
    name: row.name,
    fullName: row.full_name,
    order: row.order,
    group: row.region,
    platform: row.platform,
    ...(province === undefined ? {} : { province }),
    aliases: aliases.filter((entry) => entry.code === row.code).map((entry) => entry.alias),
  });
  return files.cohort === 'province'
    ? rows(folder, files.units, provinceRow).map((row) => unit(row))
    : rows(folder, files.units, cityRow).map((row) => unit(row, row.province));
}

function unitCodes(units: readonly Unit[]): (name: string, file: string) => string {
  const codes = new Map(units.map((unit) => [unit.name, unit.code]));
  return (name, file) => {
    const code = codes.get(name);
    if (code === undefined)
      throw new ResourceFault(appError('RESOURCE_INVALID', { file, row: 0, field: name }, { file, subject: name }));
    return code;
  };
}

function readFramework(folder: string, id: Exclude<TemplateId, 'blank'>, files: CohortFiles): Framework {
  const indicators = new Map<string, Indicator>();
  const third = rows(folder, `frameworks/${id}.csv`, indicatorRow);
  for (const row of third) {
    indicators.set(row.l1, { code: row.l1, name: row.l1_name, parent: null, level: 1 });
    indicators.set(row.l2, { code: row.l2, name: row.l2_name, parent: row.l1, level: 2 });
    indicators.set(row.l3, {
      code: row.l3,
      name: row.l3_name,
      parent: row.l2,
      level: 3,
      definition: row.definition,
      collection: row.collection,
      denominator: row.denominator,
      levels: row.levels,
      sources: row.sources,
      period: row.period,
    });
  }
  const weights: Record<string, number> = {};
  for (const row of rows(folder, `sample/${id}-weights.csv`, weightRow)) weights[row.indicator] = row.weight_percent;
  for (const row of third) weights[row.l3] = 1;
  const measures: Measure[] = [];
  const methods: Record<string, MeasureMethod> = {};
  const file = `frameworks/${id}-measures.csv`;
  rows(folder, file, measureRow).forEach((row, at) => {
    const place = { file, cell: `A${at + 2}`, subject: row.measure };
    const rule = parseRecordRule({
      record: row.record,
      where: row.where,
      value: row.value,
      passWhen: row.pass_when,
      aggregation: row.aggregation,
      inner: row.inner,
      levelWeights: row.level_weights,
    });
    if (!rule.ok) throw new ResourceFault({ ...rule.error, place });
    if (indicators.get(row.indicator)?.level !== 3)
      throw new ResourceFault(appError('RESOURCE_INVALID', { file, row: at + 2, field: 'indicator' }, place));
    measures.push({
      code: row.measure,
      indicator: row.indicator,
      name: row.name,
      kind: row.kind,
      unit: row.unit,
      base: row.base === '' ? null : row.base,
      levels: row.levels,
      source: row.source,
      period: row.period,
      rule: rule.value,
      note: row.note,
      domain: row.domain,
      ...(row.months === null ? {} : { months: row.months }),
    });
    weights[row.measure] = row.weight;
    methods[row.measure] = {
      direction: row.direction,
      normalisation: row.normalisation,
      lower: row.lower,
      upper: row.upper,
      target: null,
      parameters: {},
      treatment: 'none',
    };
  });
  return {
    id,
    title: files.title,
    cohort: files.cohort,
    year: publishedYear,
    inferredWeights: true,
    indicators: [...indicators.values()].sort((a, b) => (a.code < b.code ? -1 : 1)),
    measures,
    baseline: { ...standardMethod, weights, measures: methods },
  };
}

function readHistory(folder: string, files: CohortFiles, units: readonly Unit[]): readonly HistoryEntry[] {
  const codeOf = unitCodes(units);
  const indices = new Map(
    rows(folder, files.index2019, indexRow).map((row) => [codeOf(row.name, files.index2019), row.index_2019]),
  );
  return rows(folder, files.tiers, tierRow).flatMap((row) => {
    const unit = codeOf(row.name, files.tiers);
    const years: readonly (readonly [number, TierId | undefined])[] = [
      [2017, row['2017']],
      [2018, row['2018']],
      [2019, row['2019']],
      [2020, row['2020']],
    ];
    return years.flatMap(([year, known]): HistoryEntry[] =>
      known === undefined
        ? []
        : [{ unit, year, index: year === 2019 ? (indices.get(unit) ?? null) : null, tier: known }],
    );
  });
}

function readSample(folder: string, id: Exclude<TemplateId, 'blank'>, units: readonly Unit[]): SampleSeed {
  const codeOf = unitCodes(units);
  const scores: Record<string, Record<string, number>> = {};
  const scoresFile = `sample/${id}-level2-scores.csv`;
  for (const row of rows(folder, scoresFile, scoreRow)) {
    const entries = Object.entries(row).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
    scores[codeOf(row.name, scoresFile)] = Object.fromEntries(entries);
  }
  const baseFigures: Record<string, Record<BaseFigure, number>> = {};
  const baseFile = `sample/${id}-base-figures.csv`;
  for (const row of rows(folder, baseFile, baseRow)) {
    baseFigures[codeOf(row.name, baseFile)] = {
      常住人口: row.population_10k * 10_000,
      企业数: row.enterprises,
      业务申报量: row.applications,
    };
  }
  return { scores, baseFigures };
}

const blankTemplate: Template = {
  id: 'blank',
  framework: {
    id: 'blank',
    title: '空白指标体系',
    cohort: 'custom',
    year: publishedYear,
    inferredWeights: false,
    indicators: [],
    measures: [],
    baseline: { ...standardMethod, weights: {}, measures: {} },
  },
  units: [],
  history: [],
  regions: [],
  institutions: [],
  policyDocuments: [],
  sample: null,
};
