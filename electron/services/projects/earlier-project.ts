import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { ProjectYear } from '../../../shared/report/year-changes.ts';
import { askGuarded } from '../../importing/worker/guarded-thread.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { resolveHandle, timestamp } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';

export interface EarlierQuestion {
  readonly path: string;
  readonly now: string;
}
export interface EarlierProject extends ProjectYear {
  /** Codes. */
  readonly units: readonly string[];
}

/** Beside this file: sources run as TypeScript, bundles as JavaScript. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './earlier-project-worker.ts' : './earlier-project-worker.js',
  import.meta.url,
);

/**
 * Data and saved baseline of an earlier year's project, read in a thread that can be ended. Errors, with the file's name:
 * HISTORY_SAME_PROJECT, HISTORY_SAME_YEAR (or a later one), HISTORY_OTHER_COHORT, those of opening a project and of ending the reader.
 */
export async function readEarlierProject(
  context: ServiceContext,
  handle: string,
  own: ProjectSession,
): Promise<Result<ProjectYear>> {
  const path = resolveHandle(context, handle, 'read');
  if (!path.ok) return path;
  const file = basename(path.value);
  if (sameFile(path.value, own.path)) return err(appError('HISTORY_SAME_PROJECT', { file }));
  const read = await askGuarded<EarlierQuestion, EarlierProject>(workerFile, {
    path: path.value,
    now: timestamp(context),
  });
  if (!read.ok) return read;
  const { units, ...year } = read.value;
  const ownYear = own.store.framework().year;
  if (year.year >= ownYear) return err(appError('HISTORY_SAME_YEAR', { file, year: year.year, own: ownYear }));
  const known = new Set(own.store.units().map(({ code }) => code));
  return units.some((code) => known.has(code)) ? ok(year) : err(appError('HISTORY_OTHER_COHORT', { file }));
}

function sameFile(a: string, b: string): boolean {
  const [one, other] = [a, b].map((path) => statSync(path, { throwIfNoEntry: false }));
  return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev;
}
