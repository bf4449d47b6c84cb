import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import type { SavedFile } from '../../../shared/contract/outputs.ts';
import type { SheetReport } from '../../../shared/model/collected-record.ts';
import { ownTiers } from '../../../shared/model/tier-name.ts';
import { writeTemplate } from '../../exporting/templates/write-template.ts';
import { makeAnnotatedCopy } from './annotated-copy.ts';
import { importContext } from './import-preparation.ts';
import type { ImportPreparation } from './import-preparation.ts';
import { planFiles } from './plan-import.ts';
import type { Job } from '../app/jobs.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { savedFile } from '../app/saved-file.ts';
import { inProject } from '../app/in-project.ts';
import { resolveHandle } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';

/** Sheets for the offices: empty ones to fill in, and their own back with what is wrong in them. */
export function sheetServices(context: ServiceContext): Pick<Services, 'import.template' | 'import.annotated-copy'> {
  return {
    'import.template': inProject(context, async ({ store }, { kind, target, language }) => {
      const path = resolveHandle(context, target, 'write');
      if (!path.ok) return path;
      const written = await writeTemplate(
        {
          kind,
          framework: store.framework(),
          units: store.units(),
          ...ownTiers(store.baselineMethod()),
          method: store.workingMethod(),
          lang: language,
          path: path.value,
        },
        { overwrite: true },
      );
      return written.ok ? savedFile(context, path.value) : written;
    }),
    'import.annotated-copy': inProject(context, async (session, request) =>
      context.jobs.runInProject(request.job, async (job) => annotatedCopy(context, session, request, job)),
    ),
  };
}

async function annotatedCopy(
  context: ServiceContext,
  session: ProjectSession,
  request: OperationInput<'import.annotated-copy'>,
  job: Job,
): Promise<Result<SavedFile>> {
  const source = resolveHandle(context, request.file, 'read');
  if (!source.ok) return source;
  const target = resolveHandle(context, request.target, 'write');
  if (!target.ok) return target;
  const planned = await planFiles(session, [source.value], {}, job);
  if (!planned.ok) return planned;
  const [file] = planned.value.files;
  const reports = await reportsOf(planned.value, job);
  if (!reports.ok || file === undefined) return reports.ok ? err(appError('BAD_HANDLE')) : reports;
  const written = await makeAnnotatedCopy(
    {
      path: source.value,
      contentHash: file.contentHash,
      sheets: file.sheets.map(({ plan }, position) => ({
        merges: plan.merges,
        issues: reports.value[position]?.issues ?? [],
      })),
      lang: request.language,
      now: context.environment.now(),
    },
    target.value,
    job.signal,
  );
  return written.ok ? savedFile(context, target.value) : written;
}

/** What importing the file would say of every sheet; nothing is written. */
async function reportsOf(
  { session, reader, files: [file] }: ImportPreparation,
  job: Job,
): Promise<Result<readonly SheetReport[]>> {
  try {
    if (file === undefined || file.refusal !== null) return err(file?.refusal ?? appError('BAD_HANDLE'));
    const reports: SheetReport[] = [];
    const { path, contentHash } = file;
    const parsed = await reader.parse(
      { path, contentHash, plans: file.sheets.map((sheet) => sheet.plan), context: importContext(session.store) },
      {
        block: () => ok(null),
        sheet: (sheet, { report }) => {
          reports[sheet] = report;
          return ok(null);
        },
      },
      job.signal,
    );
    return parsed.ok ? ok(reports) : parsed;
  } finally {
    await reader.kill();
  }
}
