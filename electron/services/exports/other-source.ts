import { basename } from 'node:path';
import type { Result } from '../../../shared/base/result.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import { askGuarded } from '../../importing/worker/guarded-thread.ts';
import { resolveHandle, timestamp } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import type { ExportSource } from './export-source.ts';

type Asked = Pick<OperationInput<'export.write'>, 'what' | 'method' | 'audience' | 'language'>;

export interface OtherSourceQuestion {
  readonly path: string;
  readonly now: string;
  readonly asked: Asked;
}

/** Beside this file: sources run as TypeScript, bundles as JavaScript. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './other-source-worker.ts' : './other-source-worker.js',
  import.meta.url,
);

/**
 * What would be exported of a project beside the open one, as of the other cohort of a report: read in a thread that can be ended, from a copy in
 * memory. Errors, with the file's name: those of opening a project, of scoring it and of ending the reader.
 */
export async function otherSource(
  context: ServiceContext,
  handle: string,
  asked: Asked,
): Promise<Result<ExportSource>> {
  const path = resolveHandle(context, handle, 'read');
  if (!path.ok) return path;
  const question = { path: path.value, now: timestamp(context), asked };
  const read = await askGuarded<OtherSourceQuestion, ExportSource>(workerFile, question);
  if (read.ok || read.error.place?.file !== undefined) return read;
  return { ok: false, error: { ...read.error, place: { ...read.error.place, file: basename(path.value) } } };
}
