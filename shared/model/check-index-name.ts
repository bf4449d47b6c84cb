import type { AppError } from '../base/app-error.ts';
import { appError } from '../base/app-error.ts';
import { INDEX_NAME_LENGTH, indexNameFault } from './index-name.ts';
import type { IndexNameFault, NamesIndex } from './index-name.ts';

/** What is wrong with the name of the index, if anything. */
export function checkIndexName(method: NamesIndex): readonly AppError[] {
  const found = indexNameFault(method);
  return found === null ? [] : [appError(errors[found.fault], { name: found.name, most: INDEX_NAME_LENGTH })];
}

const errors = {
  empty: 'INDEX_NAME_EMPTY',
  long: 'INDEX_NAME_LONG',
  signs: 'INDEX_NAME_SIGNS',
  heading: 'INDEX_NAME_HEADING',
  wordless: 'INDEX_NAME_WORDLESS',
} as const satisfies Record<IndexNameFault, string>;
