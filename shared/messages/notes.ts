import type { MessageCatalogue } from './catalogue.ts';

/** 批注: where they are, what is wrong with one, and how they are printed. */
export const noteMessages = {
  NOTE_UNKNOWN: {
    zh: '这条批注已不在项目中，可能已被删去或撤销。刷新批注清单后再试。',
    en: 'This note is no longer in the project; it may have been removed or undone. Look at the list of notes again.',
  },
  NOTE_PLACE_UNKNOWN: {
    zh: '本项目没有 {code}，批注无处可放。先核对代码。',
    en: 'The project has no {code} that a note could be about. Check the code.',
  },
  NOTE_EMPTY: { zh: '答复没有内容。写下答复再保存。', en: 'The reply says nothing. Write it first.' },
  NOTE_AT_cell: { zh: '{unit}的“{name}”（原始值，{year} 年）', en: '{unit}, "{name}" (value, {year})' },
  NOTE_AT_score: { zh: '{unit}的“{name}”（得分，{year} 年）', en: '{unit}, "{name}" (score, {year})' },
  NOTE_AT_indicator: { zh: '“{name}”', en: '"{name}"' },
  NOTE_AT_sentence: { zh: '语句“{quote}”', en: 'the sentence "{quote}"' },
  NOTE_AT_figure: { zh: '图“{quote}”', en: 'the figure "{quote}"' },
  NOTE_AT_table: { zh: '表“{quote}”', en: 'the table "{quote}"' },
} as const satisfies MessageCatalogue;
