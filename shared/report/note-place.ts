import type { Language } from '../messages/catalogue.ts';
import { fillText } from '../messages/fill-text.ts';
import { noteMessages } from '../messages/notes.ts';
import type { NoteAbout } from '../model/note.ts';
import { TOTAL } from '../model/dataset.ts';
import { subjectName } from './difference-words.ts';
import type { SubjectNames } from './difference-words.ts';

/** What a note is about, in words: 北京的“A1-1.1 …”（原始值，2021 年）. */
export function notePlace(about: NoteAbout, names: SubjectNames, lang: Language): string {
  const say = (code: keyof typeof noteMessages, params: Readonly<Record<string, string | number>>): string =>
    fillText(noteMessages[code][lang], params);
  switch (about.kind) {
    case 'cell':
    case 'score':
      return say(`NOTE_AT_${about.kind}`, {
        unit: subjectName(names, about.unit),
        name: nodeName(names, about.indicator),
        year: about.year,
      });
    case 'unit':
      return subjectName(names, about.unit);
    case 'indicator':
      return say('NOTE_AT_indicator', { name: nodeName(names, about.indicator) });
    case 'sentence':
    case 'figure':
    case 'table':
      return say(`NOTE_AT_${about.kind}`, { quote: about.quote === '' ? about.item : about.quote });
  }
}

/** The index by its name alone: nobody knows its code. */
function nodeName(names: SubjectNames, code: string): string {
  return (
    (code === TOTAL ? names.nodes.find((node) => node.code === code)?.name : undefined) ?? subjectName(names, code)
  );
}
