import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { MethodChoice } from '../../../shared/contract/method-choice.ts';
import type { Language } from '../../../shared/messages/catalogue.ts';
import { reportText } from '../../../shared/report/report-text.ts';
import type { NamedMethod } from '../../../shared/scoring/what-if/what-if-types.ts';
import { exportingText } from '../../exporting/exporting-text.ts';
import { chosenMethod } from '../app/project-method.ts';
import type { ProjectSession } from '../app/project-session.ts';

export interface ComparedMethods {
  readonly methods: readonly NamedMethod[];
  /** The draft is among them. */
  readonly draft: boolean;
}

/** The methods asked for with the names that the comparison gives them; the first is the reference. */
export function comparedMethods(
  session: ProjectSession,
  choices: readonly MethodChoice[],
  lang: Language,
): Result<ComparedMethods> {
  const methods: NamedMethod[] = [];
  for (const choice of choices) {
    const chosen = chosenMethod(session, choice);
    if (!chosen.ok) return chosen;
    methods.push({ name: nameOf(choice, lang), method: chosen.value.method });
  }
  return ok({ methods, draft: choices.some(({ kind }) => kind === 'draft') });
}

function nameOf(choice: MethodChoice, lang: Language): string {
  switch (choice.kind) {
    case 'baseline':
      return reportText(lang, 'REPORT_S_BASELINE');
    case 'draft':
      return exportingText(lang, 'EXPORT_DRAFT');
    case 'scenario':
      return choice.name;
    case 'run':
      return exportingText(lang, 'EXPORT_METHOD_OF_RUN', { id: choice.id });
  }
}
