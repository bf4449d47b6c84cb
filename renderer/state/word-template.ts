import type { AppError } from '../../shared/base/app-error.ts';
import type { FileHandle } from '../../shared/contract/host-api.ts';
import type { MethodChoice } from '../../shared/contract/method-choice.ts';
import type { TemplatePlaceholder } from '../../shared/model/word-template.ts';
import { host, invoke } from '../client/invoke.ts';
import { useAppearance } from './appearance.ts';
import { runJob } from './jobs.ts';
import { flushEdits } from './method-edits.ts';
import { fail } from './notices.ts';
import { createProjectStore, projectWatch } from './project-store.ts';
import { useReportProjects } from './report-plan.ts';
import { tellExported } from './tell-exported.ts';

interface WordTemplate {
  /** The team's own Word document; null: the program's layout. */
  readonly file: FileHandle | null;
  /** Null while it wasn't read. */
  readonly placeholders: readonly TemplatePlaceholder[] | null;
  readonly error: AppError | null;
}

/** The Word document that the report is written into. */
export const useWordTemplate = createProjectStore<WordTemplate>(() => ({
  file: null,
  placeholders: null,
  error: null,
}));

/** What the check of a template is made with, as the report would be. */
export interface TemplateCheck {
  readonly title: string;
  readonly method: MethodChoice;
  readonly audience: 'public' | 'internal';
}

export async function chooseTemplate(check: TemplateCheck): Promise<void> {
  const here = projectWatch();
  const files = await host().openFiles({ purpose: 'template', extensions: ['docx', 'dotx'], multiple: false });
  if (!files.ok) return fail(files);
  const [file] = files.value;
  if (!file || !here()) return;
  useWordTemplate.setState({ file, placeholders: null, error: null });
  await checkTemplate(check);
}

/** Lists what the chosen template asks for. */
export async function checkTemplate({ title, method, audience }: TemplateCheck): Promise<void> {
  const { file } = useWordTemplate.getState();
  if (file === null || !(await flushEdits())) return;
  const { chosen } = useReportProjects.getState();
  const answer = await runJob(title, (job) =>
    invoke('template.check', {
      file: file.handle,
      ...(chosen === null ? {} : { other: chosen.handle }),
      method,
      audience,
      language: useAppearance.getState().language,
      job,
    }),
  );
  if (useWordTemplate.getState().file?.handle !== file.handle) return;
  useWordTemplate.setState(
    answer.ok ? { placeholders: answer.value.placeholders, error: null } : { placeholders: null, error: answer.error },
  );
}

export function dropTemplate(): void {
  useWordTemplate.setState({ file: null, placeholders: null, error: null });
}

/** Saves the template that comes along, for the team to edit. */
export async function saveShippedTemplate(suggestedName: string): Promise<void> {
  const target = await host().saveFile({ suggestedName: `${suggestedName}.docx`, extension: 'docx' });
  if (!target.ok) return fail(target);
  if (target.value === null) return;
  const { language } = useAppearance.getState();
  const written = await invoke('template.save', { target: target.value.handle, language });
  if (!written.ok) return fail(written);
  const delivered = await host().deliver(target.value);
  if (!delivered.ok) return fail(delivered);
  tellExported(target.value.name);
}
