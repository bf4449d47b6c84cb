import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { NamedMapping, UnitAlias } from '../../../shared/contract/outputs.ts';
import type { ProjectStore } from '../../storage/project-store.ts';
import { readDocument } from '../../importing/worker/read-document.ts';
import { writeAliases } from './alias-file.ts';
import { changedSnapshot } from '../app/change-project.ts';
import { savedFile } from '../app/saved-file.ts';
import { inProject } from '../app/in-project.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { resolveHandle, timestamp } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';

type MappingOperations =
  | 'alias.list'
  | 'alias.save'
  | 'alias.remove'
  | 'alias.export'
  | 'alias.import'
  | 'mapping.read'
  | 'mapping.list'
  | 'mapping.save'
  | 'mapping.remove';

/** Learnt unit names and named column mappings of the open project. */
export function mappingServices(context: ServiceContext): Pick<Services, MappingOperations> {
  const changed = <T>(
    session: ProjectSession,
    act: (store: ProjectStore, now: string) => Result<unknown>,
    answer: (store: ProjectStore) => T,
  ): Result<T> => {
    const done = act(session.store, timestamp(context));
    if (!done.ok) return done;
    changedSnapshot(context, session, 'mapping');
    return ok(answer(session.store));
  };
  return {
    'alias.list': inProject(context, async ({ store }) => ok(aliases(store))),
    'alias.save': inProject(context, async (session, { text, unit }) =>
      hasUnit(session.store, unit)
        ? changed(session, (store, now) => store.saveAlias(text, unit, now), aliases)
        : err(appError('NO_SUCH_UNIT', { unit })),
    ),
    'alias.remove': inProject(context, async (session, { text }) =>
      changed(session, (store, now) => store.saveAlias(text, null, now), aliases),
    ),
    'alias.export': inProject(context, async ({ store }, { target }) => {
      const path = resolveHandle(context, target, 'write');
      if (!path.ok) return path;
      const written = await writeAliases(path.value, aliases(store), store.units());
      return written.ok ? savedFile(context, path.value) : written;
    }),
    'alias.import': inProject(context, async (session, { file }) => {
      const path = resolveHandle(context, file, 'read');
      if (!path.ok) return path;
      const read = await readDocument(path.value, 'aliases');
      if (!read.ok) return read;
      const known = read.value.aliases.filter(({ unit }) => hasUnit(session.store, unit));
      return changed(session, (store, now) => saveAll(store, known, now), aliases);
    }),
    'mapping.read': async ({ file }) => {
      const path = resolveHandle(context, file, 'read');
      return path.ok ? readDocument(path.value, 'mapping') : path;
    },
    'mapping.list': inProject(context, async ({ store }) => ok(mappings(store))),
    'mapping.save': inProject(context, async (session, { name, mapping }) =>
      changed(session, (store, now) => store.saveMapping(name, mapping, now), mappings),
    ),
    'mapping.remove': inProject(context, async (session, { name }) =>
      changed(session, (store, now) => store.saveMapping(name, null, now), mappings),
    ),
  };
}

function aliases(store: ProjectStore): readonly UnitAlias[] {
  return Object.entries(store.aliases()).map(([text, unit]) => ({ text, unit }));
}

function mappings(store: ProjectStore): readonly NamedMapping[] {
  return Object.entries(store.mappings()).map(([name, mapping]) => ({ name, mapping }));
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
