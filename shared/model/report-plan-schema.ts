import { z } from 'zod';
import { boxChapters } from './box-chapter.ts';

const id = z.string().trim().min(1).max(200);
const line = z.string().max(500);
const text = z.string().max(50_000);
/** Whether it is printed; null: where the program would print it by itself. */
const shown = z.boolean().nullable();

const pictureSchema = z.strictObject({
  /** SHA-256 of its bytes, which are a document of their own. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  type: z.enum(['png', 'jpeg']),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
  caption: line,
});

const boxSchema = z.strictObject({
  id,
  title: line,
  /** Code of the unit that it tells of; empty: of a region, or of none. */
  unit: line,
  /** Chinese name of a region; empty: the unit's own. */
  region: line,
  chapter: z.enum(boxChapters),
  text,
  source: line,
  year: z.number().int().min(1900).max(9999).nullable(),
  shown,
  picture: pictureSchema.optional(),
});

const itemSchema = z.discriminatedUnion('kind', [
  /** Of the program's own outline, by its id there; `title` of a heading and `text` of a slot where the team has its own. */
  z.strictObject({ kind: z.literal('standard'), id, shown, title: line.optional(), text: text.optional() }),
  z.strictObject({
    kind: z.literal('heading'),
    id,
    shown,
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    title: line,
  }),
  /** Paragraphs of the team's, a line each, as a pattern with live facts. */
  z.strictObject({ kind: z.literal('text'), id, shown, text }),
]);

/**
 * 报告结构: what the report holds, in which order, besides what the program makes by itself. Items of the program's outline that it doesn't name
 * stand where the outline has them.
 */
export const reportPlanSchema = z.strictObject({
  version: z.literal(1),
  items: z.array(itemSchema).max(2_000),
  boxes: z.array(boxSchema).max(500),
});
