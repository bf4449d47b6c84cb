import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Framework } from '../../../shared/model/framework.ts';
import type { HistoryEntry } from '../../../shared/model/history.ts';
import type { Method } from '../../../shared/model/method.ts';
import type { SheetMapping } from '../../../shared/model/sheet-mapping.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import type { ProjectYear } from '../../../shared/report/year-changes.ts';
import { askGuarded } from '../../importing/worker/guarded-thread.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { resolveHandle, timestamp } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { isSynthetic } from '../app/synthetic-data.ts';

export interface EarlierQuestion {
  readonly path: string;
  readonly now: string;
}
/** An earlier year's project, with what a later one may begin on. */
export interface EarlierProject extends ProjectYear {
  readonly title: string;
  readonly template: string;
  readonly framework: Framework;
  readonly units: readonly Unit[];
  /** What its screens show. */
  readonly working: Method;
  readonly history: readonly HistoryEntry[];
  readonly aliases: Readonly<Record<string, string>>;
  readonly mappings: Readonly<Record<string, SheetMapping>>;
}

/** Beside this file: sources run as TypeScript, bundles as JavaScript. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './earlier-project-worker.ts' : './earlier-project-worker.js',
  import.meta.url,
);

/** What stands in a project, by its saved baseline. */
export function earlierProject(session: ProjectSession): EarlierProject {
  const { store } = session;
  const framework = store.framework();
  return {
    year: framework.year,
    file: basename(session.path),
    title: session.title(),
    template: store.meta().template,
    synthetic: isSynthetic(store),
    dataset: session.dataset(),
    method: store.baselineMethod(),
    working: store.workingMethod(),
    framework,
    units: store.units(),
    history: store.history(),
    aliases: store.aliases(),
    mappings: store.mappings(),
  };
}

/**
 * The project that the next year's is begun on: null for the open one, else one from a file, read in a thread that can be ended. Errors: NO_PROJECT, those of
 * opening a project and of ending the reader, with the file's name.
 */
export async function projectToFollow(context: ServiceContext, handle: string | null): Promise<Result<EarlierProject>> {
  const open = context.projects.current();
  const path = handle === null ? ok(null) : resolveHandle(context, handle, 'read');
  if (!path.ok) return path;
  // The open one isn't read past its lock: a second handle on the file would drop it.
  if (open !== null && (path.value === null || sameFile(path.value, open.path))) return ok(earlierProject(open));
  return path.value === null ? err(appError('NO_PROJECT')) : readFile(context, path.value);
}

/**
 * Data and saved baseline of an earlier year's project. Errors, with the file's name:
 * HISTORY_SAME_PROJECT, HISTORY_SAME_YEAR (or a later one), HISTORY_OTHER_COHORT, those of opening a project and of ending the reader.
 */
export async function readEarlierProject(
  context: ServiceContext,
  handle: string,
  own: ProjectSession,
): Promise<Result<EarlierProject>> {
  const path = resolveHandle(context, handle, 'read');
  if (!path.ok) return path;
  const file = basename(path.value);
  if (sameFile(path.value, own.path)) return err(appError('HISTORY_SAME_PROJECT', { file }));
  const read = await readFile(context, path.value);
  if (!read.ok) return read;
  const { year, units } = read.value;
  const ownYear = own.store.framework().year;
  if (year >= ownYear) return err(appError('HISTORY_SAME_YEAR', { file, year, own: ownYear }));
  const known = new Set(own.store.units().map(({ code }) => code));
  return units.some(({ code }) => known.has(code)) ? read : err(appError('HISTORY_OTHER_COHORT', { file }));
}

/** A project that the open one is compared with: itself, or one from a file. Errors: those of opening a project and of ending the reader. */
export async function readOther(
  context: ServiceContext,
  handle: string,
  own: ProjectSession,
): Promise<Result<EarlierProject>> {
  const path = resolveHandle(context, handle, 'read');
  if (!path.ok) return path;
  return sameFile(path.value, own.path) ? ok(earlierProject(own)) : readFile(context, path.value);
}

function readFile(context: ServiceContext, path: string): Promise<Result<EarlierProject>> {
  return askGuarded<EarlierQuestion, EarlierProject>(workerFile, { path, now: timestamp(context) });
}

export function sameFile(a: string, b: string): boolean {
  const [one, other] = [a, b].map((path) => statSync(path, { throwIfNoEntry: false }));
  return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev;
}
