import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import type { Result } from '../../../shared/base/result.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import { fileIdentity } from '../../storage/connection/connection.ts';
import { sqliteFault } from '../../storage/connection/sqlite.ts';
import { createProject, openProject } from '../../storage/project-file.ts';
import type { ProjectStore } from '../../storage/project-store.ts';
import { checkInBackground } from './check-in-background.ts';
import { projectToFollow } from './earlier-project.ts';
import { yearBasisOf } from '../../../shared/model/year-basis.ts';
import { indexParams } from '../../../shared/model/index-name.ts';
import { isBookTemplate } from '../../../shared/model/template.ts';
import { newBookProject } from './book-template.ts';
import { newProject } from './new-project.ts';
import { nextYearProject } from './next-year.ts';
import { createProjectSession } from '../app/project-session.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { rescueCopy } from './rescue-copy.ts';
import { openSampleProject } from './sample-project.ts';
import { asResult, inTurns } from '../app/jobs.ts';
import { inProject } from '../app/in-project.ts';
import { writes } from '../app/write-project.ts';
import { resolveHandle, timestamp } from '../app/service-context.ts';
import { signature } from '../app/signature.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { verifyClosedFile, verifyOpenProject } from './verify-copy.ts';
import { savedFile } from '../app/saved-file.ts';

type ProjectOperations =
  | 'project.new'
  | 'project.next-year'
  | 'project.open'
  | 'project.open-recent'
  | 'project.open-sample'
  | 'project.snapshot'
  | 'project.save-as'
  | 'project.close'
  | 'project.verify'
  | 'project.verify-file'
  | 'project.rescue'
  | 'project.undo'
  | 'project.redo'
  | 'audit.page';

/** Opening, creating, copying, closing, undo. One project is open at a time. */
export function projectServices(context: ServiceContext): Pick<Services, ProjectOperations> {
  return {
    'project.new': async ({ template, target, title, year, synthetic, named }) => {
      const path = resolveHandle(context, target, 'write');
      if (!path.ok) return path;
      if (existsSync(path.value)) return err(appError('FILE_EXISTS', { path: basename(path.value) }));
      const created = isBookTemplate(template)
        ? newBookProject(context, path.value, template, { title, year })
        : newProject(context, path.value, template, synthetic ?? false, { title, year, named });
      return created.ok ? adopt(context, path.value, created.value) : created;
    },
    'project.next-year': async ({ from, target, title, year }) => {
      const path = resolveHandle(context, target, 'write');
      if (!path.ok) return path;
      if (existsSync(path.value)) return err(appError('FILE_EXISTS', { path: basename(path.value) }));
      const earlier = await projectToFollow(context, from);
      if (!earlier.ok) return earlier;
      const planned = nextYearProject(earlier.value, { year, title, now: timestamp(context) });
      if (!planned.ok) return planned;
      const created = createProject(path.value, planned.value);
      const made = created.ok ? await adopt(context, path.value, created.value) : created;
      // A beginning all the same, but nobody should look for the rises and falls later.
      const { year: before, file, method } = earlier.value;
      if (made.ok && planned.value.history?.some((entry) => entry.year === before) !== true)
        context.environment.emit({
          name: 'notice',
          severity: 'warning',
          message: appError('NEXT_YEAR_NO_RESULTS', { file, year: before, ...indexParams(method) }),
        });
      // Records stay behind, and with them the values of a base year.
      const basis = yearBasisOf(method);
      if (made.ok && basis.kind === 'base_year' && basis.year !== year)
        context.environment.emit({
          name: 'notice',
          severity: 'warning',
          message: appError('NEXT_YEAR_BASE_YEAR', { file, base: basis.year, year, ...indexParams(method) }),
        });
      return made;
    },
    'project.open': async ({ file, takeOver }) => {
      const path = resolveHandle(context, file, 'read');
      return path.ok ? openPath(context, path.value, takeOver) : path;
    },
    'project.open-recent': async ({ id, takeOver }) => {
      const path = recentPath(context, id);
      return path.ok ? openPath(context, path.value, takeOver) : path;
    },
    'project.open-sample': async ({ template, job }) =>
      context.jobs.run(job, async (running) => {
        const path = await openSampleProject(context, template, running);
        return path.ok ? openPath(context, path.value) : path;
      }),
    'project.snapshot': async () => ok(context.projects.current()?.snapshot() ?? null),
    'project.save-as': inProject(context, async ({ store }, { target }) => {
      const path = resolveHandle(context, target, 'write');
      if (!path.ok) return path;
      await context.jobs.endTrials();
      const saved = store.saveAs(path.value);
      return saved.ok ? savedFile(context, path.value) : saved;
    }),
    'project.close': async ({ project }) =>
      (await context.projects.close(project)) ? ok(null) : err(appError('PROJECT_CHANGED')),
    'project.verify': inProject(context, async (session) =>
      // Its copying reads the project, so it ends before the project closes.
      context.jobs.runInProject('project.verify', async (job) => {
        await context.jobs.endTrials();
        return verifyOpenProject(session, job, timestamp(context));
      }),
    ),
    'project.verify-file': async ({ file, job }) => {
      const path = resolveHandle(context, file, 'read');
      if (!path.ok) return path;
      return context.jobs.run(job, (running) => verifyClosedFile(path.value, running, timestamp(context)));
    },
    'project.rescue': async ({ file, recent, target, job }) => {
      const path = recent === undefined ? resolveHandle(context, file ?? '', 'read') : recentPath(context, recent);
      if (!path.ok) return path;
      const to = resolveHandle(context, target, 'write');
      if (!to.ok) return to;
      // Closing another descriptor of the open file would drop its lock, and what is open can be saved as a copy.
      if (isCurrent(context, path.value)) return err(appError('RESCUE_OPEN', { path: basename(path.value) }));
      return context.jobs.run(job, async (running) => {
        const rescued = await rescueCopy(path.value, to.value, running, timestamp(context));
        if (!rescued.ok) return rescued;
        const saved = savedFile(context, to.value);
        return saved.ok ? ok({ ...rescued.value, file: saved.value }) : saved;
      });
    },
    'project.undo': writes(context, 'project.undo', () => ok((store, now) => stepped(store.undo(now)))),
    'project.redo': writes(context, 'project.redo', () => ok((store, now) => stepped(store.redo(now)))),
    'audit.page': inProject(context, async ({ store }, { offset, limit, ...filter }) =>
      context.jobs.runInProject('audit.page', ({ signal }) =>
        inTurns(asResult(store.auditOf({ offset, limit }, filter)), signal),
      ),
    ),
  };
}

function stepped(done: Result<unknown>): Result<void> {
  return done.ok ? ok(undefined) : done;
}

async function openPath(context: ServiceContext, path: string, takeOver = false): Promise<Result<ProjectSnapshot>> {
  const current = context.projects.current();
  // Its own lock would refuse a second opening of the same file.
  if (current?.path === path) return ok(current.snapshot());
  const opened = openProject(path, { now: timestamp(context), takeOver });
  if (!opened.ok) return opened;
  return adopt(context, path, opened.value);
}

/** Everything that can fail, then the change of projects, then what may fail without harm. */
async function adopt(context: ServiceContext, path: string, store: ProjectStore): Promise<Result<ProjectSnapshot>> {
  const signed = signature(context.appStore.settings().editor);
  if (signed !== null) store.signAs(signed);
  const prepared = prepare(path, store);
  if (!prepared.ok) return prepared;
  const { session, snapshot } = prepared.value;
  await context.projects.replace(session);
  checkInBackground(context, session);
  context.remember(path, snapshot.title);
  return ok(snapshot);
}

interface PreparedProject {
  readonly session: ProjectSession;
  readonly snapshot: ProjectSnapshot;
}

/** The project as the screens will show it; one that can't be read to the end is closed again. */
function prepare(path: string, store: ProjectStore): Result<PreparedProject> {
  try {
    const session = createProjectSession(path, store);
    return ok({ session, snapshot: session.snapshot() });
  } catch (fault) {
    const known = sqliteFault(fault, path);
    store.close();
    if (known === null) throw fault;
    return err(known);
  }
}

function recentPath(context: ServiceContext, id: string): Result<string> {
  const path = context.appStore.recentPath(id);
  return path === null ? err(appError('BAD_HANDLE')) : ok(path);
}

function isCurrent(context: ServiceContext, path: string): boolean {
  const current = context.projects.current()?.path;
  return current !== undefined && fileIdentity(current) !== '' && fileIdentity(current) === fileIdentity(path);
}
