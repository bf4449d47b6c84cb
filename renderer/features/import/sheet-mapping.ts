import { z } from 'zod';

/** Fields that a column can hold, as electron/importing/map names them. */
export const mappingFields = [
  'unit', 'month', 'year', 'measure', 'value', 'valueUnit', 'platform', 'note', 'level', 'subregion', 'itemCode', 'itemName', 'itemType', 'legalDays', 'promisedDays', 'dayUnit', 'visits', 'immediate', 'depth',
  'result', 'person', 'date', 'element', 'channel', 'keyword', 'relevance', 'position', 'step', 'score', 'task', 'listItem', 'expert', 'index', 'tier', 'wide', 'ignore',
] as const;
export type MappingField = (typeof mappingFields)[number];

const column = z.looseObject({ column: z.number(), heading: z.string(), field: z.enum(mappingFields), selector: z.string().optional(), scale: z.number().optional() });
/** What the editor changes of a mapping; the rest is carried along. */
const mapping = z.looseObject({
  layout: z.enum(['rows', 'months', 'measures', 'elements', 'figures', 'years']), headerRows: z.object({ first: z.number(), last: z.number() }), columns: z.array(column), measure: z.string().optional(), year: z.number().optional(),
});
export type EditedMapping = z.infer<typeof mapping>;
export type EditedColumn = z.infer<typeof column>;

export function parseMapping(raw: unknown): EditedMapping | null {
  const parsed = mapping.safeParse(raw);
  return parsed.success ? parsed.data : null;
}

/** A column's new field; what only belonged to the old one goes. */
export function withField(held: EditedMapping, at: number, field: MappingField): EditedMapping {
  return { ...held, columns: held.columns.map((each) => (each.column === at ? { column: each.column, heading: each.heading, field } : each)) };
}

export function withColumn(held: EditedMapping, at: number, change: Partial<Pick<EditedColumn, 'selector' | 'scale'>>): EditedMapping {
  return { ...held, columns: held.columns.map((each) => (each.column === at ? { ...each, ...change } : each)) };
}
