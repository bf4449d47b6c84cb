import { baseFigures } from '../model/base-figure.ts';
import { z } from 'zod';
import { sourceAggregations, sourceKinds } from '../model/framework-change/measure-source.ts';
import { SYSTEM_ROWS_MOST, UNITS_MOST } from '../model/framework-change/framework-change.ts';
import { translationKinds } from '../model/framework-change/translation-row.ts';
import type { FrameworkChange } from '../model/framework-change/framework-change.ts';
import { aggregationRuleSchema, measureMethodSchema } from '../model/method-schema.ts';

const code = z.string().min(1).max(200);
const name = z.string().max(300);
const text = z.string().max(10_000);
const weight = z.number().nullable();

const indicator = z.strictObject({ code, name, nameEn: name.exactOptional(), definition: text });
const collected = {
  unit: z.string().max(50),
  base: z.enum(baseFigures).nullable(),
  domain: z.string().max(200).exactOptional(),
  months: z.number().nullable().exactOptional(),
  source: z.strictObject({ record: z.enum(sourceKinds), aggregation: z.enum(sourceAggregations) }).nullable(),
};
const measure = z.strictObject({
  code,
  name,
  nameEn: name.exactOptional(),
  note: text,
  ...collected,
  method: measureMethodSchema,
});
const systemRow = z.strictObject({
  code: z.string().max(200),
  parent: code.nullable(),
  name,
  nameEn: name.exactOptional(),
  definition: text,
  weight,
  aggregation: aggregationRuleSchema.nullable().exactOptional(),
  measure: z
    .strictObject({ ...collected, dataSource: name.exactOptional(), method: measureMethodSchema.nullable() })
    .nullable(),
});

/** One edit of the framework or the units, as it crosses a boundary; what it means is checked by `changeFramework`. */
export const frameworkChangeSchema: z.ZodType<FrameworkChange> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rename'),
    title: name,
    titleEn: name.exactOptional(),
    year: z.number().int().min(1900).max(2200),
  }),
  z.strictObject({
    kind: z.literal('add-indicator'),
    parent: code.nullable(),
    indicator,
    weight,
    measure: measure.nullable(),
  }),
  z.strictObject({ kind: z.literal('edit-indicator'), indicator }),
  z.strictObject({ kind: z.literal('add-measure'), parent: code, measure, weight }),
  z.strictObject({ kind: z.literal('edit-measure'), measure }),
  z.strictObject({ kind: z.literal('remove'), code }),
  z.strictObject({ kind: z.literal('move'), code, by: z.union([z.literal(-1), z.literal(1)]) }),
  z.strictObject({ kind: z.literal('move-under'), code, parent: code.nullable() }),
  z.strictObject({
    kind: z.literal('units'),
    units: z
      .array(
        z.strictObject({
          code: z.string().max(200),
          name,
          fullName: name,
          group: name,
          nameEn: name.exactOptional(),
          groupEn: name.exactOptional(),
        }),
      )
      .max(2 * UNITS_MOST),
  }),
  z.strictObject({ kind: z.literal('system'), rows: z.array(systemRow).max(2 * SYSTEM_ROWS_MOST) }),
  z.strictObject({
    kind: z.literal('translations'),
    rows: z
      .array(z.strictObject({ kind: z.enum(translationKinds), code: z.string().max(200), name: text, english: text }))
      .max(2 * (SYSTEM_ROWS_MOST + UNITS_MOST)),
  }),
]);
