import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { ProjectYear } from '../../../shared/report/year-changes.ts';
import { openProject } from '../../storage/project-file.ts';
import { createProjectSession } from '../app/project-session.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { resolveHandle, timestamp } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { isSynthetic } from '../app/synthetic-data.ts';

/**
 * Data and saved baseline of an earlier year's project, read from a copy in memory: the file stays to the bit as it is. Errors, with the file's
 * name: HISTORY_SAME_PROJECT, HISTORY_SAME_YEAR (or a later one), HISTORY_OTHER_COHORT, and those of opening a project.
 */
export function readEarlierProject(context: ServiceContext, handle: string, own: ProjectSession): Result<ProjectYear> {
  const path = resolveHandle(context, handle, 'read');
  if (!path.ok) return path;
  const file = basename(path.value);
  if (sameFile(path.value, own.path)) return err(appError('HISTORY_SAME_PROJECT', { file }));
  const opened = openProject(path.value, { now: timestamp(context), fromElsewhere: true, inMemory: true });
  if (!opened.ok) return err(named(opened.error, file));
  try {
    const { year } = opened.value.framework();
    const ownYear = own.store.framework().year;
    if (year >= ownYear) return err(appError('HISTORY_SAME_YEAR', { file, year, own: ownYear }));
    const units = new Set(own.store.units().map(({ code }) => code));
    if (!opened.value.units().some(({ code }) => units.has(code)))
      return err(appError('HISTORY_OTHER_COHORT', { file }));
    return ok({
      year,
      file,
      synthetic: isSynthetic(opened.value),
      dataset: createProjectSession(path.value, opened.value).dataset(),
      method: opened.value.baselineMethod(),
    });
  } finally {
    opened.value.close();
  }
}

function sameFile(a: string, b: string): boolean {
  const [one, other] = [a, b].map((path) => statSync(path, { throwIfNoEntry: false }));
  return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev;
}

function named(error: AppError, file: string): AppError {
  return error.place?.file === undefined ? { ...error, place: { ...error.place, file } } : error;
}
