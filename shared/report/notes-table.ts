import type { Language } from '../messages/catalogue.ts';
import { resolvedBy } from '../model/note.ts';
import type { Note } from '../model/note.ts';
import { notePlace } from './note-place.ts';
import type { ReportInput } from './report-input.ts';
import { numberCell, textCell } from './report-table.ts';
import type { ReportTable } from './report-table.ts';
import { reportText } from './report-text.ts';
import { tableTitle } from './report-words.ts';

/** TA-8, 批注 with their replies, who and when: for the internal version. Null where there are none, or the input brings none. */
export function notesTable(input: ReportInput): ReportTable | null {
  const { lang, notes = [], dataset } = input;
  if (notes.length === 0) return null;
  const head = [
    'REPORT_H_ORDER',
    'REPORT_H_NOTE_PLACE',
    'REPORT_H_NOTE_TEXT',
    'REPORT_H_LINE_BY',
    'REPORT_H_NOTE_STATE',
  ] as const;
  return {
    id: 'TA-8',
    title: tableTitle(input, 'A-8', reportText(lang, 'REPORT_TA_8')),
    head: [head.map((code) => textCell(reportText(lang, code), { align: 'center' }))],
    body: notes.map((note, at) => [
      numberCell(at + 1, 0),
      textCell(notePlace(note.about, dataset, lang)),
      textCell(saidOf(note, lang)),
      textCell(signed(note)),
      textCell(noteState(note, lang), { align: 'center' }),
    ]),
    columns: [6, 26, 46, 22, 20],
    notes: [],
    landscape: true,
  };
}

/** What was said to a note, each with who and when; `first`: how the note itself begins. */
function saidOf({ text, turns }: Note, lang: Language, first = ''): string {
  const colon = lang === 'zh' ? '：' : ': ';
  const said = turns.filter((turn) => turn.text !== '');
  return [`${first}${text}`, ...said.map((turn) => `— ${signed(turn)}${colon}${turn.text}`)].join('\n');
}

/** The note with its replies, each with who and when. */
export function noteWords(note: Note, lang: Language): string {
  return saidOf(note, lang, `${signed(note)}${lang === 'zh' ? '：' : ': '}`);
}

/** Open, or resolved by whom and when. */
export function noteState(note: Note, lang: Language): string {
  const resolved = resolvedBy(note);
  return resolved === null
    ? reportText(lang, 'REPORT_NOTE_OPEN')
    : reportText(lang, 'REPORT_NOTE_RESOLVED', { by: signed(resolved) });
}

function signed({ by, at }: Pick<Note, 'by' | 'at'>): string {
  return `${by} ${at.slice(0, 10)}`.trim();
}
