import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { NamedSource } from '../../../shared/contract/outputs.ts';
import { sourceBindingSchema, sourceKey, sourceOfKey } from '../../../shared/model/source-binding.ts';
import type { SourceBinding, SourceConnection } from '../../../shared/model/source-binding.ts';
import { createCollectedSource } from '../../sources/collected-source.ts';
import { openEngine } from '../../sources/open-source.ts';
import type { CollectedSource } from '../../sources/port.ts';
import { proposeTable } from '../../sources/propose-binding.ts';
import type { ProposedTable } from '../../sources/propose-binding.ts';
import type { SqlEngine } from '../../sources/sql/engine.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import { inProject } from '../app/in-project.ts';
import { resolveHandle } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { writes } from '../app/write-project.ts';
import { importContext } from '../imports/import-preparation.ts';
import { runSource, runBatchOf, writeRun } from './run-source.ts';

type SourceOperations = Extract<keyof Services, `source.${string}`>;
const TIMEOUT = 600;

/** 数据源: records that stay where they are. What is kept of one is a setting of the project; what a run brings is a batch. */
export function sourceServices(context: ServiceContext): Pick<Services, SourceOperations> {
  const secret = (variable: string): string | undefined => process.env[variable];
  /** Opens a source for one piece of work; cancelling the job cancels what the engine is at. */
  const withEngine = <T>(
    binding: Pick<SourceBinding, 'connection' | 'timeout'>,
    job: string,
    work: (engine: SqlEngine) => Promise<Result<T>>,
  ): Promise<Result<T>> =>
    context.jobs.run(job, async ({ signal }) => {
      const opened = await openEngine(binding, secret);
      if (!opened.ok) return opened;
      const engine = opened.value;
      const cancel = (): void => engine.cancel();
      signal.addEventListener('abort', cancel);
      try {
        return signal.aborted ? err(appError('CANCELLED')) : await work(engine);
      } finally {
        signal.removeEventListener('abort', cancel);
        await engine.close();
      }
    });
  const withSource = <T>(
    store: ProjectReader,
    name: string,
    job: string,
    work: (source: CollectedSource, binding: SourceBinding) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const binding = bindingOf(store, name);
    if (!binding.ok) return Promise.resolve(binding);
    return withEngine(binding.value, job, (engine) =>
      work(createCollectedSource(engine, importContext(store)), binding.value),
    );
  };
  const connectionOf = (
    given: SourceConnection | { readonly engine: 'duckdb'; readonly file: string },
  ): Result<SourceConnection> => {
    if (!('file' in given)) return ok(given);
    const path = resolveHandle(context, given.file, 'read');
    return path.ok ? ok({ engine: 'duckdb', path: path.value }) : path;
  };
  return {
    'source.list': inProject(context, async ({ store }) => ok(namedSources(store))),
    'source.add': writes(context, 'source.add', async ({ store: open }, { name, connection, newest, order, job }) => {
      const chosen = connectionOf(connection);
      if (!chosen.ok) return chosen;
      const proposed = await withEngine({ connection: chosen.value, timeout: TIMEOUT }, job, (engine) =>
        proposeTables(engine, open),
      );
      if (!proposed.ok) return proposed;
      const named = { ...(newest === undefined ? {} : { newest }), ...(order === undefined ? {} : { order }) };
      const tables = proposed.value.flatMap(({ binding }) => (binding === null ? [] : [withOrder(binding, named)]));
      if (tables.length === 0) return err(appError('SOURCE_NOTHING', { source: name }));
      const binding: SourceBinding = { version: 1, connection: chosen.value, tables, timeout: TIMEOUT };
      return ok((store, now) => {
        const saved = store.saveSetting(sourceKey(name), toJson(binding), now);
        if (!saved.ok) return saved;
        return ok({
          tables: proposed.value.map(({ table, kind, missing, binding: found }) => ({
            ...{ table, kind, missing, readable: found !== null },
          })),
        });
      });
    }),
    'source.remove': writes(context, 'source.remove', ({ store: open }, { name }) => {
      const binding = bindingOf(open, name);
      return binding.ok ? ok((store, now) => store.saveSetting(sourceKey(name), null, now)) : binding;
    }),
    'source.check': inProject(context, ({ store }, { name, job }) =>
      withSource(store, name, job, (source, binding) => source.check(binding)),
    ),
    'source.run': writes(context, 'source.run', async ({ store }, { name, note, job }) => {
      const run = await withSource(store, name, job, (source, binding) =>
        runSource(source, binding, { name, started: context.environment.now(), now: context.environment.now }),
      );
      return run.ok ? ok(writeRun(store, run.value, note ?? '')) : run;
    }),
    'source.rows': inProject(context, ({ store }, { name, unit, measure, year, job, offset, limit }) =>
      withSource(store, name, job, (source, binding) =>
        source.rows(binding, { unit, measure, year: year ?? store.framework().year }, { offset, limit }),
      ),
    ),
  };
}

async function proposeTables(engine: SqlEngine, store: ProjectReader): Promise<Result<readonly ProposedTable[]>> {
  const described = await engine.describe();
  if (!described.ok) return described;
  const context = importContext(store);
  const proposed: ProposedTable[] = [];
  for (const table of described.value.tables) {
    const one = await proposeTable(engine, table, context);
    if (!one.ok) return one;
    proposed.push(one.value);
  }
  return ok(proposed);
}

/** Columns that only some of the tables have order those. */
function withOrder(
  binding: NonNullable<ProposedTable['binding']>,
  named: { readonly newest?: string; readonly order?: string },
): NonNullable<ProposedTable['binding']> {
  const own = Object.fromEntries(Object.entries(named).filter(([, column]) => binding.columns.includes(column)));
  return { ...binding, ...own };
}

function namedSources(store: ProjectReader): readonly NamedSource[] {
  return Object.entries(store.settings()).flatMap(([key, value]) => {
    const name = sourceOfKey(key);
    const binding = sourceBindingSchema.safeParse(value);
    return name === null || !binding.success ? [] : [{ name, binding: binding.data, batch: runBatchOf(store, name) }];
  });
}

function bindingOf(store: ProjectReader, name: string): Result<SourceBinding> {
  const binding = sourceBindingSchema.safeParse(store.settings()[sourceKey(name)]);
  return binding.success ? ok(binding.data) : err(appError('SOURCE_UNKNOWN', { source: name }));
}
