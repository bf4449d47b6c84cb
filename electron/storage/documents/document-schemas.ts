import { baseFigures } from '../../../shared/model/base-figure.ts';
import { z } from 'zod';
import type { Framework } from '../../../shared/model/framework.ts';
import type { HistoryEntry } from '../../../shared/model/history.ts';
import { tierIds } from '../../../shared/model/method.ts';
import { methodSchema } from '../../../shared/model/method-schema.ts';
import { recordKinds } from '../../../shared/model/record-kind.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import { workPackageSchema } from '../../../shared/model/work-package.ts';
import type { LineState } from '../../../shared/model/worklist.ts';
import type { SheetReport } from '../../../shared/model/collected-record.ts';

/** What a stored document must look like. A file can come from anywhere, so its JSON is parsed like any other input. */
const text = z.string();
const number = z.number();

export const unitsSchema: z.ZodType<Unit[]> = z.array(
  z.object({
    code: text,
    name: text,
    fullName: text,
    nameEn: text.exactOptional(),
    groupEn: text.exactOptional(),
    order: number,
    group: text,
    platform: text.exactOptional(),
    province: text.exactOptional(),
    aliases: z.array(text).exactOptional(),
  }),
);

const ruleSchema = z.object({
  record: z.enum(recordKinds),
  where: z.array(z.object({ field: text, equals: text })),
  value: z.object({ field: text, whenEmpty: number.nullable() }).nullable(),
  passWhen: z.object({ field: text, op: z.enum(['=', '<=', '>=', '<', '>']), operand: text }).nullable(),
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
  inner: text.nullable(),
  levelWeights: z
    .object({ 省: number.exactOptional(), 市: number.exactOptional(), 县: number.exactOptional() })
    .nullable(),
});

export const frameworkSchema: z.ZodType<Framework> = z.object({
  id: text,
  title: text,
  titleEn: text.exactOptional(),
  english: z.record(text, text).exactOptional(),
  cohort: z.enum(['province', 'key-city', 'custom']),
  year: number,
  inferredWeights: z.boolean(),
  indicators: z.array(
    z.object({
      code: text,
      name: text,
      nameEn: text.exactOptional(),
      parent: text.nullable(),
      level: number,
      definition: text.exactOptional(),
      collection: text.exactOptional(),
      denominator: text.exactOptional(),
      levels: text.exactOptional(),
      sources: text.exactOptional(),
      period: text.exactOptional(),
    }),
  ),
  measures: z.array(
    z.object({
      code: text,
      indicator: text,
      name: text,
      nameEn: text.exactOptional(),
      kind: text,
      unit: text,
      base: z.enum(baseFigures).nullable(),
      levels: text,
      source: text,
      period: text,
      rule: ruleSchema,
      note: text,
      months: number.exactOptional(),
      domain: text.exactOptional(),
    }),
  ),
  baseline: methodSchema,
});

export const historySchema: z.ZodType<HistoryEntry[]> = z.array(
  z.object({
    unit: text,
    year: number,
    index: number.nullable(),
    tier: z.enum(tierIds).nullable(),
  }),
);

export const scenarioSchema = z.object({
  name: text,
  note: text,
  method: methodSchema,
  locked: z.boolean(),
  savedAt: text,
});

/** Without a year (projects before version 6) it is of the one that the project evaluates, and is given it when another is evaluated (`undatedOverrides`). */
export const overrideSchema = z.object({
  unit: text,
  measure: text,
  year: number.exactOptional(),
  value: number.nullable(),
  reason: text,
  at: text,
});

export const lineStateSchema: z.ZodType<LineState> = z.object({
  state: z.enum(['accepted', 'returned', 'closed']),
  of: text,
  why: text,
  at: text,
  by: text,
  answer: text.exactOptional(),
});

/** A merge that was done: the other's audit as far as it was taken in, and where it was a work package, of what. */
export const mergedSchema = z.object({ entries: number, head: text, package: workPackageSchema.exactOptional() });

export const projectSchema = z.object({
  template: text,
  createdAt: text,
  createdBy: text,
  synthetic: z.boolean(),
  /** Of a project that was written for a colleague. */
  package: workPackageSchema.exactOptional(),
});

export const sheetReportSchema: z.ZodType<SheetReport> = z.object({
  sheet: text,
  hidden: z.boolean(),
  kind: z.enum(recordKinds).nullable(),
  rows: number,
  imported: number,
  skipped: number,
  problems: number,
  records: number,
  issues: z.array(
    z.object({
      severity: z.enum(['skipped', 'problem', 'warning']),
      row: number,
      cell: text,
      code: text,
      params: z.record(text, z.union([text, number])),
      unit: text.exactOptional(),
      selector: text.exactOptional(),
      period: number.exactOptional(),
      platform: text.exactOptional(),
    }),
  ),
});

/** A picture of a practice box under the hash of its bytes. */
export const pictureSchema = z.strictObject({
  type: z.enum(['png', 'jpeg']),
  width: z.number(),
  height: z.number(),
  /** base64: a document is a JSON value. */
  data: z.string(),
});
