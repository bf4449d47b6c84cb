import type { standardIndexWords } from '../base/index-words.ts';
import type { Language, MessageCatalogue } from '../messages/catalogue.ts';
import { fillText } from '../messages/fill-text.ts';
import type { HasOwnWords } from '../model/index-name.ts';
import { methodWords } from '../model/index-name.ts';

/** Who says a text: the language, and the words that are the project's own. Every `ReportInput` is one. */
export interface Words {
  readonly lang: Language;
  readonly method: HasOwnWords;
}

type OwnWord = `${string}{${keyof typeof standardIndexWords}}${string}`;

/** The codes of a catalogue whose texts hold a word of the project's own. */
type OwnCode<T extends MessageCatalogue> = {
  [C in keyof T]: T[C]['zh'] | T[C]['en'] extends infer Text
    ? Extract<Text, OwnWord> extends never
      ? never
      : C
    : never;
}[keyof T];

/**
 * What saying a text takes: the language is enough for most; where a code may be of a text with a word of the project's own, the words are
 * asked for, so that none can be printed without them.
 */
export type SaidBy<T extends MessageCatalogue, C extends keyof T> = [Extract<C, OwnCode<T>>] extends [never]
  ? Language | Words
  : Words;

/** The text in the language asked for, with `{name}` filled in. */
export function sayText(
  text: MessageCatalogue[string],
  by: Language | Words,
  params: Readonly<Record<string, string | number>>,
): string {
  if (typeof by === 'string') return fillText(text[by], params);
  return fillText(text[by.lang], { ...methodWords(by.method, by.lang), ...params });
}
