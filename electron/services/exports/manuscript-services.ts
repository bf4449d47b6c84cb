import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import type { ManuscriptProof } from '../../../shared/model/manuscript.ts';
import type { RefreshOutcome } from '../../../shared/contract/outputs.ts';
import { cohortCode } from '../../../shared/report/patterns/fact-cohort.ts';
import { inProject } from '../app/in-project.ts';
import type { Job } from '../app/jobs.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { savedFile } from '../app/saved-file.ts';
import { resolveHandle } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { exportSource } from './export-source.ts';
import type { ExportSource } from './export-source.ts';
import { exportThread } from './export-thread.ts';
import { otherSource } from './other-source.ts';

/** 稿件: what a report that came back from its editors says, against the results of the open project and of others beside it. */
export function manuscriptServices(context: ServiceContext): Pick<Services, 'manuscript.refresh' | 'manuscript.proof'> {
  return {
    'manuscript.proof': inProject(context, async (session, request) =>
      context.jobs.runInProject(request.job, async (job) => proofed(context, session, request, job)),
    ),
    'manuscript.refresh': inProject(context, async (session, request) =>
      context.jobs.runInProject(request.job, async (job) => refreshed(context, session, request, job)),
    ),
  };
}

async function refreshed(
  context: ServiceContext,
  session: ProjectSession,
  request: OperationInput<'manuscript.refresh'>,
  job: Job,
): Promise<Result<RefreshOutcome>> {
  const path = resolveHandle(context, request.file, 'read');
  if (!path.ok) return path;
  const target = resolveHandle(context, request.target, 'write');
  if (!target.ok) return target;
  const name = basename(path.value);
  const read = await exportThread.run({ kind: 'printed', path: path.value, name }, job);
  if (!read.ok) return read;
  const { printed } = read.value;
  if (!printed) return err(appError('MANUSCRIPT_UNTAGGED', {}, { file: name }));
  // Unit pages have no controls: what isn't public is internal.
  const audience = printed.audience === 'public' ? 'public' : 'internal';
  const sources = await sourcesOf(context, session, request, { language: printed.lang, audience });
  if (!sources.ok) return sources;
  const { replaceEdited = false, overwrite = false } = request;
  const order = { target: target.value, replaceEdited, overwrite };
  const written = await exportThread.run(
    { kind: 'refresh', sources: sources.value, path: path.value, name, request: order },
    job,
  );
  if (!written.ok) return written;
  const saved = savedFile(context, target.value);
  if (!saved.ok) return saved;
  const { refresh } = written.value;
  return refresh === undefined ? err(appError('CANCELLED')) : ok({ file: saved.value, ...refresh });
}

async function proofed(
  context: ServiceContext,
  session: ProjectSession,
  request: OperationInput<'manuscript.proof'>,
  job: Job,
): Promise<Result<ManuscriptProof>> {
  const path = request.file === undefined ? ok(null) : resolveHandle(context, request.file, 'read');
  if (!path.ok) return path;
  const name = path.value === null ? '' : basename(path.value);
  // A document says itself which language and audience its values are of.
  const isDocument = path.value !== null && /\.docx$/i.test(name);
  const read = isDocument ? await exportThread.run({ kind: 'printed', path: path.value ?? '', name }, job) : null;
  if (read?.ok === false) return read;
  const printed = read?.value.printed ?? null;
  const audience = printed?.audience === 'public' ? 'public' : 'internal';
  const sources = await sourcesOf(context, session, request, { language: printed?.lang ?? request.language, audience });
  if (!sources.ok) return sources;
  const order = { kind: 'proof', sources: sources.value, path: path.value, name, text: request.text ?? '' } as const;
  const done = await exportThread.run(order, job);
  if (!done.ok) return done;
  return done.value.proof === undefined ? err(appError('CANCELLED')) : ok(done.value.proof);
}

/** The open project's result and those of the projects beside it, one a cohort. */
async function sourcesOf(
  context: ServiceContext,
  session: ProjectSession,
  { others, method }: Pick<OperationInput<'manuscript.refresh'>, 'others' | 'method'>,
  report: Pick<OperationInput<'export.write'>, 'language' | 'audience'>,
): Promise<Result<readonly ExportSource[]>> {
  const asked = { what: 'report', method, ...report } as const;
  const own = exportSource(session, asked, context.environment.now());
  if (!own.ok) return own;
  const sources = [own.value];
  for (const handle of others) {
    const other = await otherSource(context, handle, asked);
    if (!other.ok) return other;
    const cohort = cohortCode(other.value.input);
    if (sources.some(({ input }) => cohortCode(input) === cohort)) return err(appError('MANUSCRIPT_SAME_COHORT'));
    sources.push(other.value);
  }
  return ok(sources);
}
