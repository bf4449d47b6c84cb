import { foldText } from '../base/fold-text.ts';
import { standardIndexWords } from '../base/index-words.ts';
import { projectWords } from './project-words.ts';
import { baseFigures } from './base-figure.ts';
import { TOTAL } from './dataset.ts';
import type { Dataset } from './dataset.ts';
import type { IndexName, Method } from './method.ts';
import { fieldOfHeading } from './sheet-headings.ts';

/** Whatever knows what the index is called: a method. */
export type NamesIndex = Pick<Method, 'indexName'>;

/** Whatever knows all words that are the project's own. */
export type HasOwnWords = Pick<Method, 'indexName' | 'words'>;

/** Letters that a name of the index may have at most: it heads columns and stands in titles. */
export const INDEX_NAME_LENGTH = 30;
/**
 * They part the two languages in a score book's `index_name`, fill templates, mean something in file names, formulas and formats, or are seen by
 * nobody; half a character and what is none are lost in every workbook, which then names the index otherwise.
 */
const signs = /[|{};:"*?~<>=/\\[\]]|^[-+@']|[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/u;

/** The name of the index where it stands alone: in a heading, a cell, a list; in English where it has none of its own, the Chinese one. */
export function indexTitle(method: NamesIndex, lang: 'zh' | 'en'): string {
  const name = indexWords(method, lang).indexName;
  return lang === 'en' ? capitalised(name) : name;
}

/** What stands for every placeholder that is a word of the project's own. */
export function methodWords(
  method: HasOwnWords,
  lang: 'zh' | 'en',
): Readonly<Record<keyof typeof standardIndexWords, string>> {
  return { ...projectWords(method, lang), ...indexWords(method, lang) };
}

/** What stands for the placeholders `{indexName}`, `{indexLabel}` and `{indexWord}` of a text. */
export function indexWords(
  { indexName: own }: NamesIndex,
  lang: 'zh' | 'en',
): Readonly<Record<'indexName' | 'indexLabel' | 'indexWord', string>> {
  const name = ownName(own, lang);
  return {
    indexName: name ?? standardIndexWords.indexName[lang],
    indexLabel: name ?? standardIndexWords.indexLabel[lang],
    indexWord: name ?? standardIndexWords.indexWord[lang],
  };
}

/**
 * Parameters for an error or remark that names the index, in both languages as those of a tier are (`tierParams`). None where the method has no
 * name of its own, so that what is stored and sent of such a project stays as it was.
 */
export function indexParams(method: NamesIndex): Readonly<Record<string, string>> {
  if (method.indexName === undefined) return {};
  const [zh, en] = [indexWords(method, 'zh'), indexWords(method, 'en')];
  return Object.fromEntries(
    (['indexName', 'indexLabel', 'indexWord'] as const).flatMap((word) => [
      [word, zh[word]],
      [`${word}_zh`, zh[word]],
      [`${word}_en`, en[word]],
    ]),
  );
}

/**
 * The dataset with its root called as the index is, where the root is `total` and no indicator: whatever prints names of nodes prints this one then.
 * The same dataset where it is called so already. The name is no input: scores don't know the difference, and the input's hash is made before it.
 */
export function withIndexName<T extends Pick<Dataset, 'nodes'>>(
  dataset: T,
  method: NamesIndex,
  lang: 'zh' | 'en' = 'zh',
): T {
  const [root, ...rest] = dataset.nodes;
  const name = indexTitle(method, lang);
  return root?.code !== TOTAL || root.name === name ? dataset : { ...dataset, nodes: [{ ...root, name }, ...rest] };
}

/** Its own names, as sheets may name it besides 总体指数; nothing where it has none. */
export function ownIndexNames({ indexName: own }: NamesIndex): { readonly indexNames?: readonly string[] } {
  const names = [own?.zh, own?.en].filter((name) => name !== undefined);
  return names.length === 0 ? {} : { indexNames: names };
}

function ownName(own: IndexName | undefined, lang: 'zh' | 'en'): string | undefined {
  return lang === 'zh' ? own?.zh : (own?.en ?? own?.zh);
}

function capitalised(name: string): string {
  const [first = ''] = name;
  return first.toUpperCase() + name.slice(first.length);
}

/** A name as it is kept: folded as a score book's texts are, what it is called anyway left out. Nothing where all of it is. */
export function namedIndex(name: string, english: string): { readonly indexName?: IndexName } {
  const [zh, en] = [foldText(name), foldText(english)];
  const { indexName: standard } = standardIndexWords;
  const own = zh !== '' && zh !== standard.zh;
  const ownEnglish = en !== '' && (own ? en !== zh : en.toLowerCase() !== standard.en);
  return own || ownEnglish ? { indexName: { ...(own ? { zh } : {}), ...(ownEnglish ? { en } : {}) } } : {};
}

/** The method with its name of the index as it is kept (`namedIndex`), whoever gave it: what the index is called anyway is no name of its own. */
export function withNamedIndex(method: Method): Method {
  const { indexName: own } = method;
  return own === undefined ? method : renamed(method, namedIndex(own.zh ?? '', own.en ?? ''));
}

/** The method with another name of the index, or none. */
export function renamed({ indexName: _, ...method }: Method, name: NamesIndex): Method {
  return { ...method, ...name };
}

export type IndexNameFault = 'empty' | 'long' | 'signs' | 'heading' | 'wordless';

/** What is wrong with the name of the index, and with which: the Chinese or the English one; null: nothing. */
export function indexNameFault({
  indexName: own,
}: NamesIndex): { readonly fault: IndexNameFault; readonly name: string } | null {
  for (const name of [own?.zh, own?.en]) {
    const fault = name === undefined ? null : nameFault(name);
    if (name !== undefined && fault !== null) return { fault, name };
  }
  return null;
}

function nameFault(name: string): IndexNameFault | null {
  if (name.trim() === '') return 'empty';
  if ([...name].length > INDEX_NAME_LENGTH) return 'long';
  // Folded as a score book's texts are, or it would come back from one as another name.
  if (signs.test(name) || foldText(name) !== name) return 'signs';
  return !/\p{L}/u.test(name) || /^\d{1,4} ?[年月](?:度|份|末)?$/.test(name)
    ? 'wordless'
    : isTaken(name)
      ? 'heading'
      : null;
}

/** Whether sheets head another column by it: the template of earlier results, which the index's column is found in by its heading, could not be read back. */
function isTaken(name: string): boolean {
  const field = fieldOfHeading(name);
  return (field !== null && field !== 'index') || baseFigures.some((figure) => figure === name);
}
