import type { Result } from '../../../shared/base/result.ts';
import type { ReturnedForm } from '../expert-forms/find-expert-form.ts';
import { askGuarded } from './guarded-thread.ts';

export interface ExpertFormQuestion {
  readonly path: string;
}

export interface ExpertFormFile extends ReturnedForm {
  readonly contentHash: string;
}

/** Beside this file: sources run as TypeScript, bundles as JavaScript. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './expert-form-worker.ts' : './expert-form-worker.js',
  import.meta.url,
);

/** Reads a returned expert form in a thread that can be ended. Errors: EXPERT_FORM_NONE, those of reading a file. */
export function readExpertForm(path: string, signal?: AbortSignal): Promise<Result<ExpertFormFile>> {
  return askGuarded<ExpertFormQuestion, ExpertFormFile>(workerFile, { path }, signal);
}
