import type { Json } from '../../../shared/base/canonical-json.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { UnitAlias } from '../../../shared/contract/outputs.ts';
import { mappingSchema } from '../../importing/map/sheet-mapping.ts';
import type { ProjectStore } from '../../storage/project-store.ts';
import { readAliases, writeAliases } from './alias-file.ts';
import { changedSnapshot } from '../app/change-project.ts';
import { savedFile } from '../app/saved-file.ts';
import { requireProject, resolveHandle, timestamp } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';

type MappingOperations =
  | 'alias.list'
  | 'alias.save'
  | 'alias.remove'
  | 'alias.export'
  | 'alias.import'
  | 'mapping.list'
  | 'mapping.save'
  | 'mapping.remove';

/** Learnt unit names and named column mappings of the open project. */
export function mappingServices(context: ServiceContext): Pick<Services, MappingOperations> {
  const inProject = <T>(
    read: (store: ProjectStore) => T,
    act?: (store: ProjectStore, now: string) => Result<unknown>,
  ): Result<T> => {
    const session = requireProject(context);
    if (!session.ok) return session;
    const done = act?.(session.value.store, timestamp(context)) ?? ok(null);
    if (!done.ok) return done;
    if (act !== undefined) changedSnapshot(context, session.value, 'mapping');
    return ok(read(session.value.store));
  };
  const aliases = (store: ProjectStore) => Object.entries(store.aliases()).map(([text, unit]) => ({ text, unit }));
  const mappings = (store: ProjectStore) =>
    Object.entries(store.mappings()).map(([name, mapping]) => ({ name, mapping }));
  return {
    'alias.list': async () => inProject(aliases),
    'alias.save': async ({ text, unit }) =>
      inProject(aliases, (store, now) =>
        hasUnit(store, unit) ? store.saveAlias(text, unit, now) : err(appError('NO_SUCH_UNIT', { unit })),
      ),
    'alias.remove': async ({ text }) => inProject(aliases, (store, now) => store.saveAlias(text, null, now)),
    'alias.export': async ({ target }) => {
      const session = requireProject(context);
      if (!session.ok) return session;
      const path = resolveHandle(context, target, 'write');
      if (!path.ok) return path;
      const written = await writeAliases(path.value, aliases(session.value.store), session.value.store.units());
      return written.ok ? savedFile(context, path.value) : written;
    },
    'alias.import': async ({ file }) => {
      const path = resolveHandle(context, file, 'read');
      if (!path.ok) return path;
      const read = readAliases(path.value);
      if (!read.ok) return read;
      return inProject(aliases, (store, now) =>
        saveAll(
          store,
          read.value.filter(({ unit }) => hasUnit(store, unit)),
          now,
        ),
      );
    },
    'mapping.list': async () => inProject(mappings),
    'mapping.save': async ({ name, mapping }) => {
      const parsed = mappingSchema.safeParse(mapping);
      if (!parsed.success)
        return err(appError('MAPPING_FILE', { path: name, detail: parsed.error.issues[0]?.path.join('.') ?? '' }));
      const plain: Json = JSON.parse(JSON.stringify(parsed.data));
      return inProject(mappings, (store, now) => store.saveMapping(name, plain, now));
    },
    'mapping.remove': async ({ name }) => inProject(mappings, (store, now) => store.saveMapping(name, null, now)),
  };
}

function hasUnit(store: ProjectStore, code: string): boolean {
  return store.units().some((unit) => unit.code === code);
}

function saveAll(store: ProjectStore, learnt: readonly UnitAlias[], now: string): Result<null> {
  for (const { text, unit } of learnt) {
    const saved = store.saveAlias(text, unit, now);
    if (!saved.ok) return saved;
  }
  return ok(null);
}
