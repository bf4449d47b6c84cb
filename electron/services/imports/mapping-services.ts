import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { NamedMapping, UnitAlias } from '../../../shared/contract/outputs.ts';
import type { ProjectReader, ProjectWriter } from '../../storage/project-store.ts';
import { readDocument } from '../../importing/worker/read-document.ts';
import { writeAliases } from './alias-file.ts';
import { savedFile } from '../app/saved-file.ts';
import { inProject } from '../app/in-project.ts';
import { writes } from '../app/write-project.ts';
import { resolveHandle } from '../app/service-context.ts';
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
  return {
    'alias.list': inProject(context, async ({ store }) => ok(aliases(store))),
    'alias.save': writes(context, 'alias.save', ({ store: open }, { text, unit }) =>
      hasUnit(open, unit)
        ? ok((store, now) => store.saveAlias(text, unit, now))
        : err(appError('NO_SUCH_UNIT', { unit })),
    ),
    'alias.remove': writes(context, 'alias.remove', (_, { text }) =>
      ok((store, now) => store.saveAlias(text, null, now)),
    ),
    'alias.export': inProject(context, async ({ store }, { target }) => {
      const path = resolveHandle(context, target, 'write');
      if (!path.ok) return path;
      const written = await writeAliases(path.value, aliases(store), store.units());
      return written.ok ? savedFile(context, path.value) : written;
    }),
    'alias.import': writes(context, 'alias.import', async (session, { file }) => {
      const path = resolveHandle(context, file, 'read');
      if (!path.ok) return path;
      const read = await readDocument(path.value, 'aliases');
      if (!read.ok) return read;
      const known = read.value.aliases.filter(({ unit }) => hasUnit(session.store, unit));
      return ok((store, now) => saveAll(store, known, now));
    }),
    'mapping.read': async ({ file }) => {
      const path = resolveHandle(context, file, 'read');
      return path.ok ? readDocument(path.value, 'mapping') : path;
    },
    'mapping.list': inProject(context, async ({ store }) => ok(mappings(store))),
    'mapping.save': writes(context, 'mapping.save', (_, { name, mapping }) =>
      ok((store, now) => store.saveMapping(name, mapping, now)),
    ),
    'mapping.remove': writes(context, 'mapping.remove', (_, { name }) =>
      ok((store, now) => store.saveMapping(name, null, now)),
    ),
  };
}

function aliases(store: ProjectReader): readonly UnitAlias[] {
  return Object.entries(store.aliases()).map(([text, unit]) => ({ text, unit }));
}

function mappings(store: ProjectReader): readonly NamedMapping[] {
  return Object.entries(store.mappings()).map(([name, mapping]) => ({ name, mapping }));
}

function hasUnit(store: ProjectReader, code: string): boolean {
  return store.units().some((unit) => unit.code === code);
}

function saveAll(store: ProjectWriter, learnt: readonly UnitAlias[], now: string): Result<void> {
  for (const { text, unit } of learnt) {
    const saved = store.saveAlias(text, unit, now);
    if (!saved.ok) return saved;
  }
  return ok(undefined);
}
