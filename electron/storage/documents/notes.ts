import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import type { Note, NoteAbout, NoteTurn } from '../../../shared/model/note.ts';
import { noteSchema } from '../../../shared/model/note-schema.ts';
import type { Connection } from '../connection/connection.ts';
import { parseStored } from '../connection/damaged-content.ts';
import type { Sql } from '../connection/sqlite.ts';
import { changeDocuments } from './change-document.ts';
import { readDocument, readDocuments } from './documents.ts';

/** What is done with a note; whoever is at work is noted with it. */
export type NoteChange =
  | { readonly act: 'write'; readonly about: NoteAbout; readonly text: string }
  | { readonly act: 'edit'; readonly text: string }
  | (Pick<NoteTurn, 'act' | 'text'> & { readonly turn: string })
  | { readonly act: 'remove' };

/** The oldest first, and so their turns: two laptops may have added to one. */
export function readNotes(sql: Sql): readonly Note[] {
  return readDocuments(sql, 'note')
    .map(({ key, value }) => parseStored(noteSchema, value, `note ${key}`))
    .map((note) => ({ ...note, turns: [...note.turns].sort(byTime) }))
    .sort(byTime);
}

/** What is of one moment stays in the order in which it is kept. */
function byTime(a: Pick<Note, 'at'>, b: Pick<Note, 'at'>): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
}

/** By their ids. One that isn't there can only be written. */
export function saveNotes(
  connection: Connection,
  changes: ReadonlyMap<string, NoteChange>,
  why: string,
  now: string,
): Result<void> {
  if (changes.size === 0) return ok(undefined);
  return changeDocuments(
    connection,
    [...changes].map(([id, change]) => {
      const kept = readDocument(connection.sql, 'note', id);
      const note = kept === null ? null : parseStored(noteSchema, kept, `note ${id}`);
      const changed = changedNote(note, change, { id, by: connection.actor, at: now });
      return { subject: 'note', key: id, value: changed === null ? null : toJson(changed), why, now };
    }),
    () => undefined,
  );
}

function changedNote(
  note: Note | null,
  change: NoteChange,
  { id, by, at }: Pick<Note, 'id' | 'by' | 'at'>,
): Note | null {
  if (change.act === 'write') return { id, about: change.about, text: change.text, by, at, turns: [] };
  if (note === null || change.act === 'remove') return null;
  if (change.act === 'edit') return { ...note, text: change.text };
  const { turn, act, text } = change;
  return { ...note, turns: [...note.turns, { id: turn, act, text, by, at }] };
}
