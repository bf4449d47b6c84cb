import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { NamedSource } from '../../../shared/contract/outputs.ts';
import { sourceBindingSchema, sourceKey, sourceOfKey } from '../../../shared/model/source-binding.ts';
import type { ServerConnection, SourceBinding, SourceTableBinding } from '../../../shared/model/source-binding.ts';
import { isSourceKind } from '../../../shared/model/source-kinds.ts';
import { pinKey } from '../../../shared/model/source-pin.ts';
import { mappingFault } from '../../importing/map/mapping-fault.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import { inProject } from '../app/in-project.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { timestamp } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { writes } from '../app/write-project.ts';
import { importContext } from '../imports/import-preparation.ts';
import { lookInto } from './look-into.ts';
import { runSource, runBatchesOf, writeRun } from './run-source.ts';
import { bindingOf, createSourceAccess, TIMEOUT } from './source-access.ts';
import { readPin, roomForPin, samplePin } from './source-pins.ts';
import { createSourceSecrets, isServer } from './source-secrets.ts';
import type { SourceSecrets } from './source-secrets.ts';

type SourceOperations = Extract<keyof Services, `source.${string}`>;

/** 数据源: records that stay where they are. What is kept of one is a setting of the project; what a run brings is a batch. */
export function sourceServices(context: ServiceContext): Pick<Services, SourceOperations> {
  const secrets = createSourceSecrets(context.environment);
  const { withEngine, withSource, agreedBinding, connectionOf } = createSourceAccess(context, secrets);
  const yearOf = ({ store }: ProjectSession, year: number | undefined): number => year ?? store.framework().year;
  /** Whoever writes where a source is has agreed to it. */
  const keep = (session: ProjectSession, name: string, binding: SourceBinding) => {
    const known = secrets.know(session.project, binding.connection);
    if (!known.ok) context.environment.emit({ name: 'notice', severity: 'warning', message: known.error });
    return toJsonSetting(name, binding);
  };
  const serverOf = (
    session: ProjectSession | null,
    { connection, name }: { readonly connection?: ServerConnection | undefined; readonly name?: string | undefined },
  ): Result<ServerConnection> => {
    if (connection !== undefined) return ok(connection);
    if (session === null || name === undefined) return err(appError('SOURCE_UNKNOWN', { source: name ?? '' }));
    const binding = bindingOf(session.store, name);
    if (!binding.ok) return binding;
    return isServer(binding.value.connection)
      ? ok(binding.value.connection)
      : err(appError('SOURCE_NO_PASSWORD', { source: name }));
  };
  return {
    'source.list': inProject(context, async (session) => ok(namedSources(session, secrets))),
    'source.keeps': async () => ok(await secrets.canKeep()),
    'source.look': inProject(context, async (session, { connection, name, job }) => {
      const place = connection === undefined ? null : connectionOf(connection);
      if (place?.ok === false) return place;
      const binding =
        place === null ? agreedBinding(session, name ?? '') : ok({ connection: place.value, timeout: TIMEOUT });
      if (!binding.ok) return binding;
      return withEngine(binding.value, job, (engine, running) => lookInto(engine, session.store, running));
    }),
    'source.trust': inProject(context, async (session, { name }) => {
      const binding = bindingOf(session.store, name);
      if (!binding.ok) return binding;
      const known = secrets.know(session.project, binding.value.connection);
      return known.ok ? ok(null) : known;
    }),
    'source.password': async ({ password, keep: wanted, ...of }) => {
      const server = serverOf(context.projects.current(), of);
      if (!server.ok) return server;
      if (password !== null) return secrets.give(server.value, password, wanted);
      const forgotten = secrets.forget(server.value);
      return forgotten.ok ? ok(false) : forgotten;
    },
    'source.add': writes(context, 'source.add', async (session, { name, connection, newest, order, job }) => {
      const chosen = connectionOf(connection);
      if (!chosen.ok) return chosen;
      const looked = await withEngine({ connection: chosen.value, timeout: TIMEOUT }, job, (engine, running) =>
        lookInto(engine, session.store, running),
      );
      if (!looked.ok) return looked;
      const named = { ...(newest === undefined ? {} : { newest }), ...(order === undefined ? {} : { order }) };
      const found = looked.value.tables;
      const tables = found.flatMap(({ binding }) => (binding === null ? [] : [withOrder(binding, named)]));
      if (tables.length === 0) return err(appError('SOURCE_NOTHING', { source: name }));
      const setting = keep(session, name, { version: 1, connection: chosen.value, tables, timeout: TIMEOUT });
      return ok((store, now) => {
        const saved = store.saveSetting(setting.key, setting.value, now);
        if (!saved.ok) return saved;
        return ok({
          tables: found.map(({ table, kind, missing, readable }) => ({ table, kind, missing, readable })),
        });
      });
    }),
    'source.save': writes(context, 'source.save', (session, { name, isNew, connection, tables, timeout }) => {
      const before = bindingOf(session.store, name);
      if (isNew && before.ok) return err(appError('SOURCE_NAME_TAKEN', { source: name }));
      if (!isNew && !before.ok) return before;
      if (connection === undefined && !before.ok) return before;
      const place = connection === undefined ? null : connectionOf(connection);
      if (place?.ok === false) return place;
      const fault = tablesFault(session.store, tables);
      if (fault !== null) return err(fault);
      const kept = place === null ? (before.ok ? before.value.connection : null) : place.value;
      if (kept === null) return err(appError('SOURCE_UNKNOWN', { source: name }));
      const binding: SourceBinding = { version: 1, connection: kept, tables, timeout };
      // A place that was there before stays as known, or unknown, as it was.
      const setting = place === null ? toJsonSetting(name, binding) : keep(session, name, binding);
      return ok((store, now) => store.saveSetting(setting.key, setting.value, now));
    }),
    'source.remove': writes(context, 'source.remove', ({ store: open }, { name }) => {
      const binding = bindingOf(open, name);
      return binding.ok ? ok((store, now) => store.saveSetting(sourceKey(name), null, now)) : binding;
    }),
    'source.plan': inProject(context, (session, { name, job }) =>
      withSource(session, name, job, (source, binding) => source.plan(binding)),
    ),
    'source.check': inProject(context, (session, { name, job }) =>
      withSource(session, name, job, (source, binding) => source.check(binding)),
    ),
    'source.run': writes(context, 'source.run', async (session, { name, note, job }) => {
      const run = await withSource(session, name, job, (source, binding) =>
        runSource(source, binding, { name, started: context.environment.now(), now: context.environment.now }),
      );
      return run.ok ? ok(writeRun(session, run.value, note ?? '')) : run;
    }),
    'source.rows': inProject(context, (session, { name, unit, measure, year, job, offset, limit }) =>
      withSource(session, name, job, (source, binding) =>
        source.rows(binding, { unit, measure, year: yearOf(session, year) }, { offset, limit }),
      ),
    ),
    'source.pin': writes(context, 'source.pin', async (session, { name, unit, measure, year, job }) => {
      const cell = { unit, measure, year: yearOf(session, year) };
      const room = roomForPin(session.store, cell);
      if (!room.ok) return room;
      const pin = await withSource(session, name, job, (source, binding) =>
        samplePin(source, binding, { cell, name, at: timestamp(context) }),
      );
      if (!pin.ok) return pin;
      return ok((store, now) => {
        const saved = store.saveSetting(pinKey(cell), toJson(pin.value), now);
        return saved.ok ? ok({ pin: pin.value }) : saved;
      });
    }),
    'source.unpin': writes(context, 'source.unpin', (session, { unit, measure, year }) => {
      const key = pinKey({ unit, measure, year: yearOf(session, year) });
      return ok((store, now) => (key in session.store.settings() ? store.saveSetting(key, null, now) : ok(undefined)));
    }),
    'source.pinned': inProject(context, async (session, { unit, measure, year }) =>
      ok(readPin(session.store, { unit, measure, year: yearOf(session, year) })),
    ),
  };
}

function toJsonSetting(name: string, binding: SourceBinding) {
  return { key: sourceKey(name), value: toJson(binding) };
}

/** Tables that no run could read. Codes: SOURCE_KIND, SOURCE_LAYOUT, those of `mappingFault`. */
function tablesFault(store: ProjectReader, tables: readonly SourceTableBinding[]) {
  const context = importContext(store);
  for (const { table, mapping } of tables) {
    if (!isSourceKind(mapping.kind)) return appError('SOURCE_KIND', { table, kind: mapping.kind });
    if (mapping.layout !== 'rows' || mapping.transposed === true) return appError('SOURCE_LAYOUT', { table });
    const fault = mappingFault(mapping, context);
    if (fault !== null) return fault;
  }
  return null;
}

/** Columns that only some of the tables have order those. */
function withOrder(
  binding: SourceTableBinding,
  named: { readonly newest?: string; readonly order?: string },
): SourceTableBinding {
  const own = Object.fromEntries(Object.entries(named).filter(([, column]) => binding.columns.includes(column)));
  return { ...binding, ...own };
}

function namedSources({ store, project }: ProjectSession, secrets: SourceSecrets): readonly NamedSource[] {
  return Object.entries(store.settings()).flatMap(([key, value]) => {
    const name = sourceOfKey(key);
    const binding = sourceBindingSchema.safeParse(value);
    if (name === null || !binding.success) return [];
    const { connection } = binding.data;
    const batch = runBatchesOf(store, name).at(-1) ?? null;
    return [
      {
        ...{ name, binding: binding.data, batch, run: batch === null ? null : store.sourceRun(batch) },
        ...{ password: secrets.has(connection), known: secrets.isKnown(project, connection) },
      },
    ];
  });
}
