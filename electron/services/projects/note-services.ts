import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { contentHash } from '../../../shared/base/content-hash.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import { TOTAL } from '../../../shared/model/dataset.ts';
import { noteCodes } from '../../../shared/model/note.ts';
import type { NoteAbout } from '../../../shared/model/note.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import { projectMark } from '../app/project-mark.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { writes } from '../app/write-project.ts';

type NoteOperations = Extract<keyof Services, `notes.${string}`>;

/** 批注 of the team: written, answered, resolved. The snapshot has them. */
export function noteServices(context: ServiceContext): Pick<Services, NoteOperations> {
  return {
    'notes.write': writes(context, 'notes.write', ({ store: open }, { about, text }) => {
      const stranger = strangerOf(open, about);
      if (stranger !== undefined) return err(appError('NOTE_PLACE_UNKNOWN', { code: stranger }));
      return ok((store, now) => {
        const note = idOf(store, now, text);
        const saved = store.saveNotes(new Map([[note, { act: 'write', about, text }]]), '', now);
        return saved.ok ? ok({ note }) : saved;
      });
    }),
    'notes.edit': writes(context, 'notes.edit', ({ store: open }, { note, text }) => {
      const fault = unknownNote(open, [note]);
      if (fault !== null) return err(fault);
      return ok((store, now) => store.saveNotes(new Map([[note, { act: 'edit', text }]]), '', now));
    }),
    'notes.answer': writes(context, 'notes.answer', ({ store: open }, { notes, act, text }) => {
      const fault = act === 'reply' && text === '' ? appError('NOTE_EMPTY') : unknownNote(open, notes);
      if (fault !== null) return err(fault);
      return ok((store, now) => {
        const turn = idOf(store, now, text);
        return store.saveNotes(new Map(notes.map((note) => [note, { act, text, turn }])), '', now);
      });
    }),
    'notes.remove': writes(context, 'notes.remove', ({ store: open }, { notes, reason }) => {
      const fault = unknownNote(open, notes);
      if (fault !== null) return err(fault);
      return ok((store, now) => store.saveNotes(new Map(notes.map((note) => [note, { act: 'remove' }])), reason, now));
    }),
  };
}

/** Of two laptops that write in one moment each its own: their last entries tell them apart but where both are copies of one file, and there the text does. */
function idOf(store: ProjectReader, now: string, text: string): string {
  return contentHash([projectMark(store), now, store.chainHead().head, text]).slice(0, 12);
}

function strangerOf(store: ProjectReader, about: NoteAbout): string | undefined {
  const { indicators, measures } = store.framework();
  const known = new Set([TOTAL, ...[...indicators, ...measures, ...store.units()].map(({ code }) => code)]);
  return noteCodes(about).find((code) => !known.has(code));
}

function unknownNote(store: ProjectReader, asked: readonly string[]): AppError | null {
  const known = new Set(store.notes().map(({ id }) => id));
  return asked.every((id) => known.has(id)) ? null : appError('NOTE_UNKNOWN');
}
