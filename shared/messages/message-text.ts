import type { AppError, Place } from '../base/app-error.ts';
import { standardIndexWords } from '../base/index-words.ts';
import type { Language, MessageCatalogue } from './catalogue.ts';
import { annexMessages } from './annex.ts';
import { translationMessages } from './translations.ts';
import { auditMessages } from './audit.ts';
import { coreMessages } from './core.ts';
import { inChoiceWords } from './choice-words.ts';
import { fillText } from './fill-text.ts';
import { expertMessages } from './experts.ts';
import { exportingMessages } from './exporting.ts';
import { figuresMessages } from './figures.ts';
import { frameworkMessages } from './framework.ts';
import { hostsMessages } from './hosts.ts';
import { importingMessages } from './importing.ts';
import { annotationMessages } from './annotations.ts';
import { noteMessages } from './notes.ts';
import { sourceMessages } from './sources.ts';
import { manuscriptMessages } from './manuscript.ts';
import { meetingMessages } from './meeting.ts';
import { numbersMessages } from './numbers.ts';
import { openMessages } from './open.ts';
import { inPartWords } from './part-words.ts';
import { patternMessages } from './patterns.ts';
import { reportMessages } from './report.ts';
import { sampleMessages } from './sample.ts';
import { scoreBookMessages } from './score-book.ts';
import { scoringMessages } from './scoring.ts';
import { storageMessages } from './storage.ts';
import { unitReportMessages } from './unit-report.ts';
import { whatIfMessages } from './what-if.ts';
import { worklistMessages } from './worklist.ts';

/** All areas; a code belongs to one of them only. */
export const catalogues: readonly MessageCatalogue[] = [
  annexMessages,
  translationMessages,
  auditMessages,
  coreMessages,
  expertMessages,
  noteMessages,
  annotationMessages,
  sourceMessages,
  exportingMessages,
  figuresMessages,
  frameworkMessages,
  hostsMessages,
  importingMessages,
  manuscriptMessages,
  meetingMessages,
  numbersMessages,
  openMessages,
  patternMessages,
  reportMessages,
  sampleMessages,
  scoreBookMessages,
  scoringMessages,
  storageMessages,
  unitReportMessages,
  whatIfMessages,
  worklistMessages,
];
const texts: MessageCatalogue = Object.assign({}, ...catalogues);

/** The text of a message in a language, its place in front: `数据.xlsx · 表1 · B7：…`. An unknown code shows itself and its parameters. */
export function messageText(error: AppError, language: Language): string {
  const place = placeText(error.place ?? {}, language);
  const text = textOf(error, language);
  return place ? `${place}${language === 'zh' ? '：' : ': '}${text}` : text;
}

/** The text alone, for where the place has columns of its own. */
export function bareMessageText(error: AppError, language: Language): string {
  return textOf(error, language);
}

export function hasMessage(code: string): boolean {
  return Object.hasOwn(texts, code);
}

function textOf({ code, params = {} }: AppError, language: Language): string {
  const template = texts[code]?.[language];
  if (template === undefined) return `${code} ${JSON.stringify(params)}`;
  return fillText(params['suggestions'] === NO_SUGGESTION ? withoutSuggestions(template) : template, {
    // The usual words, where the error brings none of its project's own (`indexParams` in shared/model/index-name.ts).
    ...usualWords[language],
    ...inPartWords(code, inChoiceWords(code, params, language), language),
  });
}

const usualWords = { zh: wordsIn('zh'), en: wordsIn('en') };

function wordsIn(language: Language): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(standardIndexWords).map(([name, text]) => [name, text[language]]));
}

/** What `suggestionText` writes where no name is near; kept reports hold it. */
const NO_SUGGESTION = '—';

/** The template without its sentence of near names: there is none to offer. */
function withoutSuggestions(template: string): string {
  return template.replace(/相近的有：\{suggestions\}。| Nearest: \{suggestions\}\./, '');
}

function placeText(place: Place, language: Language): string {
  return [place.file, place.sheet, place.cell, place.subject]
    .filter((part) => part !== undefined && part !== '')
    .join(language === 'zh' ? ' · ' : ', ');
}
