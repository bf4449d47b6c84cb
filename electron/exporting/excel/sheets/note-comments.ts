import type { NoteAbout } from '../../../../shared/model/note.ts';
import { notePlaceKey } from '../../../../shared/model/note.ts';
import { noteState, noteWords } from '../../../../shared/report/notes-table.ts';
import type { ReportInput } from '../../../../shared/report/report-input.ts';
import type { GridValue } from './lay-grid.ts';

/** 批注 of the input by their places, as comments of cells say them; a public input brings none. */
export interface NoteComments {
  readonly ofCell: (unit: string, code: string) => string | undefined;
  readonly ofScore: (unit: string, code: string) => string | undefined;
  readonly ofUnit: (unit: string) => string | undefined;
  readonly ofIndicator: (code: string) => string | undefined;
}

export function noteComments({ notes = [], framework: { year }, lang }: ReportInput): NoteComments {
  const by = new Map<string, string[]>();
  for (const note of notes) {
    const key = notePlaceKey(note.about);
    by.set(key, [...(by.get(key) ?? []), `${noteWords(note, lang)}\n（${noteState(note, lang)}）`]);
  }
  const at = (about: NoteAbout): string | undefined => by.get(notePlaceKey(about))?.join('\n\n');
  return {
    ofCell: (unit, indicator) => at({ kind: 'cell', unit, indicator, year }),
    ofScore: (unit, indicator) => at({ kind: 'score', unit, indicator, year }),
    ofUnit: (unit) => at({ kind: 'unit', unit }),
    ofIndicator: (indicator) => at({ kind: 'indicator', indicator }),
  };
}

/** The value with what was noted on it, after what its comment says already. */
export function withComment(value: GridValue, comment: string | undefined): GridValue {
  if (comment === undefined) return value;
  const plain = value !== null && typeof value === 'object' ? value : { value };
  return { ...plain, comment: plain.comment === undefined ? comment : `${plain.comment}\n\n${comment}` };
}
