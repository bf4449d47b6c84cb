import type { AppError } from '../base/app-error.ts';
import { appError } from '../base/app-error.ts';
import { OWN_WORD_LENGTH, ownWordFault } from './project-words.ts';
import type { HasWords } from './project-words.ts';

/** What is wrong with the project's own words, if anything. */
export function checkWords(method: HasWords): readonly AppError[] {
  const found = ownWordFault(method);
  if (found === null) return [];
  const params = { word: found.word, most: OWN_WORD_LENGTH };
  switch (found.fault) {
    case 'long':
      return [appError('OWN_WORD_LONG', params)];
    case 'signs':
      return [appError('OWN_WORD_SIGNS', params)];
    case 'heading':
      return [appError('OWN_WORD_HEADING', params)];
  }
}
