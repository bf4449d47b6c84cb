import { z } from 'zod';

/** Rows of a pinned sample, and characters of its JSON. */
export const PINNED_ROWS_MOST = 200;
export const PINNED_CHARACTERS_MOST = 100_000;
/** Samples in a project. */
export const PINNED_MOST = 500;

/** Records behind one value, kept in the project for when their source is away. */
export const sourcePinSchema = z.strictObject({
  version: z.literal(1),
  source: z.string(),
  unit: z.string(),
  measure: z.string(),
  year: z.int(),
  /** When they were read, and what the engine said of the tables' state then. */
  at: z.string(),
  marker: z.string(),
  /** Of the records behind the value; `rows` may be fewer. */
  total: z.int(),
  rows: z
    .array(
      z.strictObject({
        table: z.string(),
        value: z.number().nullable(),
        fields: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
      }),
    )
    .max(PINNED_ROWS_MOST)
    .readonly(),
  /** SHA-256 over `rows`. */
  hash: z.string(),
});
export type SourcePin = z.infer<typeof sourcePinSchema>;

/** Setting of a project under which a sample is kept: of each value one. */
export function pinKey({ unit, measure, year }: Pick<SourcePin, 'unit' | 'measure' | 'year'>): string {
  return `pinned rows ${JSON.stringify([unit, measure, year])}`;
}

export function isPinKey(key: string): boolean {
  return key.startsWith('pinned rows ');
}

export function pinnedCell(key: string): { readonly unit: string; readonly measure: string; readonly year: number } {
  const cell = z.tuple([z.string(), z.string(), z.int()]).safeParse(parsed(key.slice('pinned rows '.length)));
  const [unit, measure, year] = cell.success ? cell.data : ['', '', 0];
  return { unit, measure, year };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
