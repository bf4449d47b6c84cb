import { z } from 'zod';
import { recordKinds } from './record-kind.ts';
import { fields } from './sheet-field.ts';

/** `rows`: one record a row; the others are wide: a column per month, measure, element, base figure or year. */
export const layouts = ['rows', 'months', 'measures', 'elements', 'figures', 'years'] as const;
export type Layout = (typeof layouts)[number];

export const columnMappingSchema = z.strictObject({
  /** 1-based. */
  column: z.int().min(1).max(16_384),
  /** Flattened heading, as shown. */
  heading: z.string(),
  field: z.enum(fields),
  /** `wide`: measure code, element or base figure whose values the column holds. */
  selector: z.string().optional(),
  /** `wide`: month 1–12, yyyymm, or yyyy; of measures and base figures the year where it is another than the sheet's. */
  period: z.int().optional(),
  /** Factor to ones: 10000 for (万人), 1 for (人); left out where the heading names no unit. */
  scale: z.number().positive().optional(),
});
export type ColumnMapping = z.infer<typeof columnMappingSchema>;

/** 映射: how a sheet is read. Plain JSON; the content of `--mapping M.json` and of a named mapping. */
export const sheetMappingSchema = z.strictObject({
  version: z.literal(1),
  kind: z.enum(recordKinds),
  layout: z.enum(layouts),
  /** Hash of the headings; a sheet with the same one is read alike. Left out of a file: the headings themselves decide. */
  fingerprint: z.string().default(''),
  /** Sheet rows of the header, 1-based; a reuse takes them from the sheet at hand. */
  headerRows: z.strictObject({ first: z.int().min(1), last: z.int().min(1) }),
  columns: z.array(columnMappingSchema).readonly(),
  /** The sheet lies on its side: its rows are these columns, its columns the rows. */
  transposed: z.literal(true).optional(),
  /** Measure of a wide sheet of months without a 采集项 column. */
  measure: z.string().optional(),
  /** Indicator that the sheet's title named when the mapping was made: a sheet of another indicator is not read by it. */
  titled: z.string().optional(),
  /** Unit that a title line gives for columns that name none: 万人, 件. */
  valueUnit: z.string().optional(),
  /** Year of the whole sheet, where it has no 年度 column and its months name none. */
  year: z.int().min(1900).max(2200).optional(),
  /** Month of the whole sheet, where it has no 月份 column. */
  month: z.int().min(1).max(12).optional(),
  /** The user has said that base figures are right though they are out of scale. */
  magnitudes: z.literal('accepted').optional(),
  /** Platform of the whole sheet, where it has no 平台 column. */
  platform: z.string().optional(),
  /** 时限单位 of the whole sheet. */
  dayUnit: z.enum(['工作日', '自然日', '天']).optional(),
  /** Meanings of words by field: { result: { 不涉及: "" , 落实: "是" } }; an empty meaning leaves the cell out. */
  meanings: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  /** Spelling of a unit → its code. */
  units: z.record(z.string(), z.string()).optional(),
});
export type SheetMapping = z.infer<typeof sheetMappingSchema>;
