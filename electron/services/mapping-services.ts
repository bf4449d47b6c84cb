import type { Json } from '../../shared/base/canonical-json.ts';
import { appError } from '../../shared/base/app-error.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Services } from '../../shared/contract/dispatch.ts';
import { mappingSchema } from '../importing/map/sheet-mapping.ts';
import type { ProjectStore } from '../storage/project-store.ts';
import { requireProject, timestamp } from './service-context.ts';
import type { ServiceContext } from './service-context.ts';

type MappingOperations = 'alias.list' | 'alias.save' | 'alias.remove' | 'mapping.list' | 'mapping.save' | 'mapping.remove';

/** Learnt unit names and named column mappings of the open project. */
export function mappingServices(context: ServiceContext): Pick<Services, MappingOperations> {
  const inProject = <T>(read: (store: ProjectStore) => T, act: (store: ProjectStore, now: string) => Result<unknown> = () => ok(null)): Result<T> => {
    const session = requireProject(context);
    if (!session.ok) return session;
    const done = act(session.value.store, timestamp(context));
    return done.ok ? ok(read(session.value.store)) : done;
  };
  const aliases = (store: ProjectStore) => Object.entries(store.aliases()).map(([text, unit]) => ({ text, unit }));
  const mappings = (store: ProjectStore) => Object.entries(store.mappings()).map(([name, mapping]) => ({ name, mapping }));
  return {
    'alias.list': async () => inProject(aliases),
    'alias.save': async ({ text, unit }) => inProject(aliases, (store, now) => store.saveAlias(text, unit, now)),
    'alias.remove': async ({ text }) => inProject(aliases, (store, now) => store.saveAlias(text, null, now)),
    'mapping.list': async () => inProject(mappings),
    'mapping.save': async ({ name, mapping }) => {
      const parsed = mappingSchema.safeParse(mapping);
      if (!parsed.success) return err(appError('MAPPING_FILE', { path: name, detail: parsed.error.issues[0]?.path.join('.') ?? '' }));
      const plain: Json = JSON.parse(JSON.stringify(parsed.data));
      return inProject(mappings, (store, now) => store.saveMapping(name, plain, now));
    },
    'mapping.remove': async ({ name }) => inProject(mappings, (store, now) => store.saveMapping(name, null, now)),
  };
}
