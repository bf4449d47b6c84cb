import { z } from 'zod';
import { recordKinds } from './record-kind.ts';
import { columnMappingSchema, layouts, sheetMappingSchema } from './sheet-mapping.ts';
import type { Layout, SheetMapping } from './sheet-mapping.ts';

/** A mapping that is given for sheets by their name, or for any sheet with its headings. */
export const givenMappingSchema = z.strictObject({
  /** Name of the file; left out: of any. */
  file: z.string().optional(),
  /** Name of the sheet; left out: every sheet whose headings it names. */
  sheet: z.string().optional(),
  /** Whether the sheet is imported. */
  include: z.boolean().optional(),
  /** Null: as the program would read it. */
  mapping: sheetMappingSchema.nullable(),
});
export type GivenMapping = z.infer<typeof givenMappingSchema>;

const texts = z.array(z.string()).readonly().optional();
const { version: _, ...ofMapping } = sheetMappingSchema.shape;

/** What would be done with one sheet, as `import --propose` writes it. Columns are found by their heading; what is for people alone (`samples` and from `status` on) is passed over. */
const proposedSheetSchema = z.strictObject({
  ...ofMapping,
  file: z.string().optional(),
  sheet: z.string().optional(),
  include: z.boolean().optional(),
  /** Null: not recognised, and read as the program would read it. */
  kind: z.enum(recordKinds).nullable(),
  layout: z.enum(layouts).nullable().optional(),
  fingerprint: z.string().optional(),
  headerRows: sheetMappingSchema.shape.headerRows.nullable().optional(),
  columns: z
    .array(columnMappingSchema.extend({ column: columnMappingSchema.shape.column.optional(), samples: texts }))
    .readonly(),
  status: z.string().optional(),
  confidence: z.number().nullable().optional(),
  for: texts,
  against: texts,
  missing: texts,
  unknown: texts,
  titles: texts,
  notes: texts,
});
export type ProposedSheet = z.infer<typeof proposedSheetSchema>;

/** The file of `import --propose`, edited or not, as `--mapping` takes it back. */
export const proposalSchema = z.strictObject({
  kind: z.literal('workbench-mappings'),
  version: z.literal(1),
  sheets: z.array(proposedSheetSchema).max(5_000).readonly(),
});
export type Proposal = z.infer<typeof proposalSchema>;

/** Where values stand across, what a column holds follows from the kind. */
const wideLayouts: Readonly<Partial<Record<(typeof recordKinds)[number], Layout>>> = {
  base_figures: 'figures',
  monthly_statistics: 'months',
  element_checks: 'elements',
  index_history: 'years',
};

export function givenMapping(proposed: ProposedSheet): GivenMapping {
  const { file, sheet, include, kind, layout, headerRows, columns, fingerprint } = proposed;
  const place = {
    ...(file === undefined ? {} : { file }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(include === undefined ? {} : { include }),
  };
  if (kind === null) return { ...place, mapping: null };
  const { transposed, titled, measure, valueUnit, year, month, magnitudes, platform, dayUnit, meanings, units } =
    proposed;
  const wide = columns.some(({ field }) => field === 'wide');
  const mapping: SheetMapping = {
    version: 1,
    kind,
    layout: layout ?? (wide ? (wideLayouts[kind] ?? 'measures') : 'rows'),
    fingerprint: fingerprint ?? '',
    headerRows: headerRows ?? { first: 1, last: 1 },
    columns: columns.map(({ samples: _samples, column, ...held }, at) => ({ ...held, column: column ?? at + 1 })),
    ...(transposed === undefined ? {} : { transposed }),
    ...(titled === undefined ? {} : { titled }),
    ...(measure === undefined ? {} : { measure }),
    ...(valueUnit === undefined ? {} : { valueUnit }),
    ...(year === undefined ? {} : { year }),
    ...(month === undefined ? {} : { month }),
    ...(magnitudes === undefined ? {} : { magnitudes }),
    ...(platform === undefined ? {} : { platform }),
    ...(dayUnit === undefined ? {} : { dayUnit }),
    ...(meanings === undefined ? {} : { meanings }),
    ...(units === undefined ? {} : { units }),
  };
  return { ...place, mapping };
}
