import { z } from 'zod';
import { noteActs, placedNotes, quotedNotes, QUOTE_LONGEST } from './note.ts';
import type { Note, NoteAbout } from './note.ts';

const text = z.string();
const code = z.string().min(1).max(200);

export const noteAboutSchema: z.ZodType<NoteAbout> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(placedNotes), unit: code, indicator: code, year: z.number() }),
  z.strictObject({ kind: z.literal('unit'), unit: code }),
  z.strictObject({ kind: z.literal('indicator'), indicator: code }),
  z.strictObject({ kind: z.enum(quotedNotes), item: code, quote: z.string().max(QUOTE_LONGEST) }),
]);

/** What a note of a project file must look like. */
export const noteSchema: z.ZodType<Note> = z.object({
  id: text,
  about: noteAboutSchema,
  text,
  by: text,
  at: text,
  turns: z.array(z.object({ id: text, act: z.enum(noteActs), text, by: text, at: text })),
});
