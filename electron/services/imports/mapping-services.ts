import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { NamedMapping, UnitAlias } from '../../../shared/contract/outputs.ts';
import type { ProjectReader, ProjectWriter } from '../../storage/project-store.ts';
import { givenMapping } from '../../../shared/model/given-mapping.ts';
import { mappingFault } from '../../importing/map/mapping-fault.ts';
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
      const { aliases: learnt } = read.value;
      const known = learnt.filter(({ unit }) => hasUnit(session.store, unit));
      const foreign = learnt.filter(({ unit }) => !hasUnit(session.store, unit));
      const [first] = foreign;
      if (first !== undefined && known.length === 0)
        return err(
          appError('ALIAS_FOREIGN', { count: foreign.length, unit: first.unit }, { file: basename(path.value) }),
        );
      return ok((store, now) => {
        const saved = saveAll(store, known, now);
        if (saved.ok && first !== undefined)
          context.environment.emit({ name: 'notice', severity: 'warning', message: leftOut(foreign) });
        return saved;
      });
    }),
    'mapping.read': async ({ file }) => {
      const path = resolveHandle(context, file, 'read');
      if (!path.ok) return path;
      const read = await readDocument(path.value, 'mapping');
      if (!read.ok) return read;
      const given =
        read.value.kind === 'workbench-mappings' ? read.value.sheets.map(givenMapping) : [{ mapping: read.value }];
      const session = context.projects.current();
      for (const { sheet, mapping } of given) {
        const fault = session === null || mapping === null ? null : mappingFault(mapping, ground(session.store));
        const place = { file: basename(path.value), ...(sheet === undefined ? {} : { sheet }) };
        if (fault !== null) return err({ ...fault, place: { ...fault.place, ...place } });
      }
      return ok(given);
    },
    'mapping.list': inProject(context, async ({ store }) => ok(mappings(store))),
    'mapping.save': writes(context, 'mapping.save', ({ store: open }, { name, mapping }) => {
      const fault = mappingFault(mapping, ground(open));
      return fault === null ? ok((store, now) => store.saveMapping(name, mapping, now)) : err(fault);
    }),
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

/** What a mapping may name. */
function ground(store: ProjectReader): Parameters<typeof mappingFault>[1] {
  return { framework: store.framework(), units: store.units() };
}

/** Names told of those that were left out. */
const NAMED_MOST = 5;

function leftOut(foreign: readonly UnitAlias[]): AppError {
  const named = foreign.slice(0, NAMED_MOST).map(({ text, unit }) => `${text} (${unit})`);
  const names = [...named, ...(foreign.length > NAMED_MOST ? ['…'] : [])].join('、');
  return appError('ALIAS_LEFT_OUT', { count: foreign.length, names });
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
