import { fillText } from '../../shared/messages/fill-text.ts';
import { methodWordMessages } from '../../shared/messages/method-words.ts';
import { rendererMessages } from '../../shared/messages/renderer.ts';
import { rendererAnalysisMessages } from '../../shared/messages/renderer-analysis.ts';
import { rendererFrameworkMessages } from '../../shared/messages/renderer-framework.ts';
import { rendererLearntMessages } from '../../shared/messages/renderer-learnt.ts';
import { rendererWorklistMessages } from '../../shared/messages/renderer-worklist.ts';
import { hasMessage, messageText } from '../../shared/messages/message-text.ts';
import type { AppError } from '../../shared/base/app-error.ts';
import type { Language } from '../../shared/messages/catalogue.ts';
import { localTime } from './local-time.ts';
import { useAppearance } from '../state/appearance.ts';

const screenMessages = {
  ...methodWordMessages,
  ...rendererMessages,
  ...rendererAnalysisMessages,
  ...rendererFrameworkMessages,
  ...rendererLearntMessages,
  ...rendererWorklistMessages,
};
export type TextKey = Extract<keyof typeof screenMessages, string>;
export type Texts = (key: TextKey, params?: Readonly<Record<string, string | number>>) => string;

export function textsIn(language: Language): Texts {
  return (key, params) => fillText(screenMessages[key][language], params ?? {});
}

/** The name of an edit, for the strip in whichever language is read by then. */
export function wordsOf(key: TextKey, params?: Parameters<Texts>[1]): (language: Language) => string {
  return (language) => textsIn(language)(key, params);
}

const byLanguage = { zh: textsIn('zh'), en: textsIn('en') } as const;

/** Texts of the screens in the language chosen; the same function as long as the language stays. */
export function useTexts(): Texts {
  return byLanguage[useAppearance((state) => state.language)];
}

/** Text of an error or remark of any area; times in it are of this machine's zone. */
export function errorText(coded: AppError, language: Language): string {
  const error = {
    ...coded,
    params: Object.fromEntries(
      Object.entries(coded.params ?? {}).map(([name, value]) => [
        name,
        typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? localTime(value) : value,
      ]),
    ),
  };
  if (!hasMessage(error.code) && isKey(error.code)) return fillText(screenMessages[error.code][language], error.params);
  return messageText(error, language);
}

function isKey(code: string): code is TextKey {
  return Object.hasOwn(screenMessages, code);
}
