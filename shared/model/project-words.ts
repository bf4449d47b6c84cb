import { foldText } from '../base/fold-text.ts';
import { standardIndexWords } from '../base/index-words.ts';
import { fieldOfHeading } from './sheet-headings.ts';

/** A word in both languages; the English one is the Chinese where it is left out, and the other way round. */
export interface OwnWord {
  readonly zh?: string;
  readonly en?: string;
  /** Several in English; left out: made by the usual rule. */
  readonly several?: string;
}

/** What a project calls by words of its own: what is assessed, its units, their groups, what its tiers are of, and who issues the report. */
export const ownWordKinds = ['subject', 'unit', 'group', 'tier', 'issuer'] as const;
export type OwnWordKind = (typeof ownWordKinds)[number];
export type ProjectWords = Readonly<Partial<Record<OwnWordKind, OwnWord>>>;

export interface HasWords {
  readonly words?: ProjectWords;
}

/** Letters that a word may have at most: it heads columns and stands in titles. */
export const OWN_WORD_LENGTH = 30;

type Lang = 'zh' | 'en';
type Placeholder = keyof typeof standardIndexWords;

/** The project's own word in a language, or else in the other; undefined: it has none. */
export function ownWord({ words }: HasWords, kind: OwnWordKind, lang: Lang): string | undefined {
  const own = words?.[kind];
  return lang === 'zh' ? (own?.zh ?? own?.en) : (own?.en ?? own?.zh);
}

/** Several of it, as a list is headed by: islands, of island. */
export function ownWords(method: HasWords, kind: OwnWordKind, lang: Lang): string | undefined {
  const one = ownWord(method, kind, lang);
  if (one === undefined || lang === 'zh') return one;
  return method.words?.[kind]?.several ?? severalOf(one);
}

/** What stands for the placeholders of units, groups, tiers and what is assessed. */
export function projectWords(
  method: HasWords,
  lang: Lang,
): Readonly<Record<Exclude<Placeholder, `index${string}`>, string>> {
  const standard = (word: Placeholder): string => standardIndexWords[word][lang];
  const subject = ownWord(method, 'subject', lang);
  return {
    subjectPhrase: subject === undefined ? '' : lang === 'zh' ? subject : `${subject} `,
    unitNoun: ownWord(method, 'unit', lang) ?? standard('unitNoun'),
    unitNouns: ownWords(method, 'unit', lang) ?? standard('unitNouns'),
    groupNoun: ownWord(method, 'group', lang) ?? standard('groupNoun'),
    groupNouns: ownWords(method, 'group', lang) ?? standard('groupNouns'),
    groupAdjective: ownWord(method, 'group', lang) ?? standard('groupAdjective'),
    areaNoun: ownWord(method, 'group', lang) ?? standard('areaNoun'),
    areaNouns: ownWords(method, 'group', lang) ?? standard('areaNouns'),
    areaAdjective: ownWord(method, 'group', lang) ?? standard('areaAdjective'),
    tierNoun: ownWord(method, 'tier', lang) ?? standard('tierNoun'),
    tierNouns: ownWords(method, 'tier', lang) ?? standard('tierNouns'),
  };
}

/** Its own nouns for units and groups, as sheets may head columns by them; nothing where it has none. */
export function ownHeadings({ words }: HasWords): {
  readonly unitNames?: readonly string[];
  readonly tierNames?: readonly string[];
} {
  const of = (kind: OwnWordKind): readonly string[] =>
    [words?.[kind]?.zh, words?.[kind]?.en].filter((name) => name !== undefined);
  const [unitNames, tierNames] = [of('unit'), of('tier')];
  return {
    ...(unitNames.length === 0 ? {} : { unitNames }),
    ...(tierNames.length === 0 ? {} : { tierNames }),
  };
}

/** Words as they are kept: folded, and nothing of what is empty. */
export function keptWords(words: ProjectWords): HasWords {
  const kept = ownWordKinds.flatMap((kind) => {
    const [zh, en, several] = [words[kind]?.zh, words[kind]?.en, words[kind]?.several].map((text) =>
      foldText(text ?? ''),
    );
    const word = { ...(zh ? { zh } : {}), ...(en ? { en } : {}), ...(several && en ? { several } : {}) };
    return Object.keys(word).length === 0 ? [] : [[kind, word] as const];
  });
  return kept.length === 0 ? {} : { words: Object.fromEntries(kept) };
}

/** `unit=岛|island|islands; issuer=署`, as score books and comparisons of methods have it. */
export function wordsText(words: ProjectWords): string {
  return ownWordKinds
    .flatMap((kind) => {
      const { zh = '', en, several } = words[kind] ?? {};
      const parts = [zh, ...(en === undefined ? [] : [en]), ...(several === undefined ? [] : [several])];
      return parts.join('') === '' ? [] : [`${kind}=${parts.join('|')}`];
    })
    .join('; ');
}

/** What `wordsText` wrote; null where it is not of that form. */
export function readWordsText(text: string): ProjectWords | null {
  const words: { [K in OwnWordKind]?: OwnWord } = {};
  for (const part of text.split(/[;；]/).filter((one) => one.trim() !== '')) {
    const [name = '', value, ...more] = part.split('=');
    const kind = ownWordKinds.find((one) => one === name.trim().toLowerCase());
    const [zh = '', en = '', several = '', ...rest] = (value ?? '').split('|').map((one) => one.trim());
    if (kind === undefined || value === undefined || more.length + rest.length > 0) return null;
    words[kind] = { zh, en, several };
  }
  return keptWords(words).words ?? {};
}

/** The method with other words, or none. */
export function reworded<M extends HasWords>(
  { words: _, ...method }: M,
  words: ProjectWords,
): Omit<M, 'words'> & HasWords {
  return { ...method, ...keptWords(words) };
}

/** The method with its words as they are kept, whoever gave them. */
export function withKeptWords<M extends HasWords>(method: M): Omit<M, 'words'> & HasWords {
  return method.words === undefined ? method : reworded(method, method.words);
}

/** Letters that part words in a score book, fill templates, or mean something in file names, formulas and formats. */
const signs = /[|{};:"*?~<>=/\\[\]]|^[-+@']|[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/u;

type OwnWordFault = 'long' | 'signs' | 'heading';

/** What is wrong with one of the words, and with which; null: nothing. */
export function ownWordFault({ words }: HasWords): { readonly fault: OwnWordFault; readonly word: string } | null {
  for (const kind of ownWordKinds)
    for (const word of Object.values(words?.[kind] ?? {})) {
      const fault = faultOf(kind, word);
      if (fault !== null) return { fault, word };
    }
  return null;
}

function faultOf(kind: OwnWordKind, word: string): OwnWordFault | null {
  if ([...word].length > OWN_WORD_LENGTH * (kind === 'issuer' ? 2 : 1)) return 'long';
  if (signs.test(word)) return 'signs';
  // Templates are headed by it: they could not be read back where sheets head another column by it.
  const field = kind === 'unit' || kind === 'tier' ? fieldOfHeading(word) : null;
  return field === null || field === (kind === 'unit' ? 'unit' : 'tier') ? null : 'heading';
}

function severalOf(one: string): string {
  if (!/[a-z]$/i.test(one)) return one;
  if (/[^aeiou]y$/i.test(one)) return `${one.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/i.test(one) ? `${one}es` : `${one}s`;
}
