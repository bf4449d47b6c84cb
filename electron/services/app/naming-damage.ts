import type { AppError } from '../../../shared/base/app-error.ts';
import { err } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import { sqliteFault } from '../../storage/connection/sqlite.ts';

export interface OpenFile {
  readonly path: string;
  /** PROJECT_CHANGED_ON_DISK when the file is no longer as this process left it. */
  changed(): AppError | null;
}

/**
 * Reading a damaged file throws, wherever an operation happens to read: here it gets its words (PROJECT_DAMAGED, PROJECT_DISK_ERROR …), for every
 * operation alike. A disk error over a file that others cut or wrote into is theirs: PROJECT_CHANGED_ON_DISK. Whatever else is thrown is a fault of the
 * program's and goes on. `open` gives the open project.
 */
export function namingDamage(services: Services, open: () => OpenFile | null): Services {
  return new Proxy(services, {
    get: (target, name) => {
      const operate: unknown = Reflect.get(target, name);
      if (typeof operate !== 'function') return operate;
      return async (input: unknown): Promise<unknown> => {
        try {
          const answer: unknown = await Reflect.apply(operate, target, [input]);
          return answer;
        } catch (fault) {
          const project = open();
          const named = sqliteFault(fault, project?.path ?? '');
          if (named === null) throw fault;
          const change = named.code === 'PROJECT_DISK_ERROR' ? (project?.changed() ?? null) : null;
          return err(change ?? named);
        }
      };
    },
  });
}
