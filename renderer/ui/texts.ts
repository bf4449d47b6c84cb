import { useMemo } from 'react';
import { fillText } from '../../shared/messages/fill-text.ts';
import { methodWordMessages } from '../../shared/messages/method-words.ts';
import { rendererMessages } from '../../shared/messages/renderer.ts';
import { rendererAnalysisMessages } from '../../shared/messages/renderer-analysis.ts';
import { rendererFrameworkMessages } from '../../shared/messages/renderer-framework.ts';
import { rendererTranslationMessages } from '../../shared/messages/renderer-translations.ts';
import { rendererSystemMessages } from '../../shared/messages/renderer-system.ts';
import { rendererLearntMessages } from '../../shared/messages/renderer-learnt.ts';
import { rendererEditedMessages } from '../../shared/messages/renderer-edited.ts';
import { rendererExpertMessages } from '../../shared/messages/renderer-experts.ts';
import { rendererNoteMessages } from '../../shared/messages/renderer-notes.ts';
import { rendererFindMessages } from '../../shared/messages/renderer-find.ts';
import { rendererGridMessages } from '../../shared/messages/renderer-grid.ts';
import { rendererHelpMessages } from '../../shared/messages/renderer-help.ts';
import { rendererSettingsMessages } from '../../shared/messages/renderer-settings.ts';
import { rendererSourceMessages } from '../../shared/messages/renderer-sources.ts';
import { rendererPackageMessages } from '../../shared/messages/renderer-packages.ts';
import { rendererMergeMessages } from '../../shared/messages/renderer-merge.ts';
import { rendererMeetingMessages } from '../../shared/messages/renderer-meeting.ts';
import { rendererReportPlan } from '../../shared/messages/renderer-report-plan.ts';
import { rendererWorklistMessages } from '../../shared/messages/renderer-worklist.ts';
import { hasMessage, messageText } from '../../shared/messages/message-text.ts';
import type { AppError } from '../../shared/base/app-error.ts';
import type { Language } from '../../shared/messages/catalogue.ts';
import { methodWords } from '../../shared/model/index-name.ts';
import type { HasOwnWords } from '../../shared/model/index-name.ts';
import { localTime } from './local-time.ts';
import { useAppearance } from '../state/appearance.ts';
import { useWorkbench } from '../state/workbench.ts';

export const screenMessages = {
  ...methodWordMessages,
  ...rendererMessages,
  ...rendererAnalysisMessages,
  ...rendererFrameworkMessages,
  ...rendererSystemMessages,
  ...rendererTranslationMessages,
  ...rendererLearntMessages,
  ...rendererEditedMessages,
  ...rendererExpertMessages,
  ...rendererNoteMessages,
  ...rendererFindMessages,
  ...rendererGridMessages,
  ...rendererHelpMessages,
  ...rendererSettingsMessages,
  ...rendererPackageMessages,
  ...rendererMergeMessages,
  ...rendererMeetingMessages,
  ...rendererReportPlan,
  ...rendererWorklistMessages,
  ...rendererSourceMessages,
};
export type TextKey = Extract<keyof typeof screenMessages, string>;
export type Texts = (key: TextKey, params?: Readonly<Record<string, string | number>>) => string;

/** Where no project is open, nothing has a name of its own. */
const nameless: HasOwnWords = {};

function textsWith(language: Language, own: () => HasOwnWords): Texts {
  return (key, params) => fillText(screenMessages[key][language], { ...methodWords(own(), language), ...params });
}

/** Texts with the words of the project that is open when one is read. */
export function textsIn(language: Language): Texts {
  return textsWith(language, () => useWorkbench.getState().working ?? nameless);
}

/** The name of an edit, for the strip in whichever language is read by then. */
export function wordsOf(key: TextKey, params?: Parameters<Texts>[1]): (language: Language) => string {
  return (language) => textsIn(language)(key, params);
}

/** Texts of the screens in the language chosen and the open project's words; the same function as long as these stay. */
export function useTexts(): Texts {
  const language = useAppearance((state) => state.language);
  const indexName = useWorkbench((state) => state.working?.indexName);
  const words = useWorkbench((state) => state.working?.words);
  return useMemo(
    () =>
      textsWith(language, () => ({
        ...(indexName === undefined ? {} : { indexName }),
        ...(words === undefined ? {} : { words }),
      })),
    [language, indexName, words],
  );
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
  if (!hasMessage(error.code) && isKey(error.code)) return textsIn(language)(error.code, error.params);
  return messageText(error, language);
}

function isKey(code: string): code is TextKey {
  return Object.hasOwn(screenMessages, code);
}
