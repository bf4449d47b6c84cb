import { isJsonObject } from '../../base/canonical-json.ts';
import type { Json } from '../../base/canonical-json.ts';
import type { AuditEntry } from '../../model/audit-entry.ts';
import { noteActs } from '../../model/note.ts';
import { noteAboutSchema } from '../../model/note-schema.ts';
import { notePlace } from '../note-place.ts';
import { auditText } from './show-value.ts';
import type { AuditWords } from './show-value.ts';

type NoteEntry = Pick<AuditEntry, 'before' | 'after'>;

/** What an entry about a note says: written, changed, answered, resolved, open again or gone. */
export function noteLine(entry: NoteEntry, words: AuditWords): string {
  const { before, after } = entry;
  const about = noteName(entry, words);
  const texts = { about, before: textOf(before), after: textOf(after) };
  if (before === null) return auditText(words, 'AUDIT_L_NOTE_NEW', texts);
  if (after === null) return auditText(words, 'AUDIT_L_NOTE_GONE', texts);
  const had = turnsOf(before).length;
  const turn = turnsOf(after)[had];
  const act = noteActs.find((one) => memberOf(turn ?? null, 'act') === one);
  if (act === undefined || turn === undefined) return auditText(words, 'AUDIT_L_NOTE_CHANGED', texts);
  return auditText(words, `AUDIT_L_NOTE_${act}`, { ...texts, after: textOf(turn) });
}

/** A reply to a note, or what was done with it, apart from the note. */
export function noteTurnLine(turn: Json, words: AuditWords): string {
  const act = noteActs.find((one) => memberOf(turn, 'act') === one) ?? 'reply';
  return auditText(words, `AUDIT_NOTE_${act}`, { text: textOf(turn) });
}

/** The place that it is about. */
export function noteName({ before, after }: NoteEntry, words: AuditWords): string {
  const note = after ?? before;
  const about = noteAboutSchema.safeParse(isJsonObject(note) ? note['about'] : null);
  return about.success ? notePlace(about.data, words.names, words.lang) : auditText(words, 'AUDIT_NOTE_SOMEWHERE');
}

function textOf(value: Json): string {
  const text = memberOf(value, 'text');
  return typeof text === 'string' ? text : '';
}

function turnsOf(note: Json): readonly Json[] {
  const turns = memberOf(note, 'turns');
  return Array.isArray(turns) ? turns : [];
}

function memberOf(value: Json, name: string): Json {
  return isJsonObject(value) ? (value[name] ?? null) : null;
}
