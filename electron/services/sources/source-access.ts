import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import { sourceBindingSchema, sourceKey } from '../../../shared/model/source-binding.ts';
import type { SourceBinding, SourceConnection } from '../../../shared/model/source-binding.ts';
import { createCollectedSource } from '../../sources/collected-source.ts';
import { openEngine } from '../../sources/open-source.ts';
import type { CollectedSource } from '../../sources/port.ts';
import type { SqlEngine } from '../../sources/sql/engine.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import type { Job } from '../app/jobs.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { resolveHandle } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { importContext } from '../imports/import-preparation.ts';
import type { SourceSecrets } from './source-secrets.ts';

export const TIMEOUT = 600;

/** How services come to an engine: opened for one piece of work, with the password that this machine has for it. */
export interface SourceAccess {
  /** Cancelling the job cancels what the engine is at. Errors: those of opening it, CANCELLED. */
  withEngine<T>(
    binding: Pick<SourceBinding, 'connection' | 'timeout'>,
    job: string,
    work: (engine: SqlEngine, job: Job) => Promise<Result<T>>,
  ): Promise<Result<T>>;
  /** A source of the project. Errors besides: SOURCE_UNKNOWN, SOURCE_NEW_HERE. */
  withSource<T>(
    session: ProjectSession,
    name: string,
    job: string,
    work: (source: CollectedSource, binding: SourceBinding) => Promise<Result<T>>,
  ): Promise<Result<T>>;
  /** The binding of a source that this project may use here. */
  agreedBinding(session: ProjectSession, name: string): Result<SourceBinding>;
  /** Where a form says that a source is. */
  connectionOf(place: OperationInput<'source.add'>['connection']): Result<SourceConnection>;
}

export function createSourceAccess(context: ServiceContext, secrets: SourceSecrets): SourceAccess {
  const withEngine: SourceAccess['withEngine'] = (binding, id, work) =>
    context.jobs.run(id, async (job) => {
      const password = await secrets.passwordOf(binding.connection);
      if (!password.ok) return password;
      if (job.signal.aborted) return err(appError('CANCELLED'));
      const opened = await openEngine(binding, password.value);
      if (!opened.ok) return opened;
      const engine = opened.value;
      const cancel = (): void => engine.cancel();
      job.signal.addEventListener('abort', cancel);
      try {
        const done = job.signal.aborted ? err(appError('CANCELLED')) : await work(engine, job);
        return done;
      } finally {
        job.signal.removeEventListener('abort', cancel);
        await engine.close();
      }
    });
  const agreedBinding: SourceAccess['agreedBinding'] = (session, name) => {
    const binding = bindingOf(session.store, name);
    if (!binding.ok) return binding;
    const { connection } = binding.value;
    return secrets.isKnown(session.project, connection)
      ? binding
      : err(appError('SOURCE_NEW_HERE', { source: name, place: placeText(connection) }));
  };
  return {
    withEngine,
    agreedBinding,
    withSource: (session, name, id, work) => {
      const binding = agreedBinding(session, name);
      if (!binding.ok) return Promise.resolve(binding);
      return withEngine(binding.value, id, (engine, { progress }) =>
        work(createCollectedSource(engine, importContext(session.store), progress), binding.value),
      );
    },
    connectionOf: (place) => {
      if (!('file' in place)) return ok(place);
      const path = resolveHandle(context, place.file, 'read');
      return path.ok ? ok({ engine: 'duckdb', path: path.value }) : path;
    },
  };
}

export function bindingOf(store: ProjectReader, name: string): Result<SourceBinding> {
  const binding = sourceBindingSchema.safeParse(store.settings()[sourceKey(name)]);
  return binding.success ? ok(binding.data) : err(appError('SOURCE_UNKNOWN', { source: name }));
}

function placeText(connection: SourceConnection): string {
  return 'host' in connection
    ? `${connection.user}@${connection.host}:${connection.port}/${connection.database}`
    : connection.path;
}
