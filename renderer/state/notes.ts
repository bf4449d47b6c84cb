import type { Note, NoteAbout, NoteTurn } from '../../shared/model/note.ts';
import { notePlaceKey, resolvedBy } from '../../shared/model/note.ts';
import { invoke } from '../client/invoke.ts';
import { createProjectStore } from './project-store.ts';
import { showAnswer } from './project-actions.ts';

/** The place whose notes are shown in the dialog; null: none. */
export const useNotePlace = createProjectStore<{ readonly about: NoteAbout | null }>(() => ({ about: null }));

export function showNotes(about: NoteAbout): void {
  useNotePlace.setState({ about });
}

export async function writeNote(about: NoteAbout, text: string): Promise<boolean> {
  return showAnswer(await invoke('notes.write', { about, text }));
}

export async function editNote(note: string, text: string): Promise<boolean> {
  return showAnswer(await invoke('notes.edit', { note, text }));
}

export async function answerNotes(notes: readonly string[], act: NoteTurn['act'], text: string): Promise<boolean> {
  return showAnswer(await invoke('notes.answer', { notes: [...notes], act, text }));
}

export async function removeNotes(notes: readonly string[], reason: string): Promise<boolean> {
  return showAnswer(await invoke('notes.remove', { notes: [...notes], reason }));
}

/** Places with a note that is open. */
export function openPlaces(notes: readonly Note[]): ReadonlySet<string> {
  return new Set(notes.filter((note) => resolvedBy(note) === null).map(({ about }) => notePlaceKey(about)));
}

export const noteStates = ['open', 'resolved', 'all'] as const;

/** How the list of notes is looked at: kept outside the screen, so that who went to a note's place comes back to the same notes. */
export const useNotesView = createProjectStore<{
  readonly state: (typeof noteStates)[number];
  readonly by: string | null;
  readonly kind: NoteAbout['kind'] | null;
  readonly find: string;
  readonly page: number;
}>(() => ({ state: 'open', by: null, kind: null, find: '', page: 1 }));
