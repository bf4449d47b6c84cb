import { err } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import { sqliteFault } from '../../storage/connection/sqlite.ts';

/**
 * Reading a damaged file throws, wherever an operation happens to read: here it gets its words (PROJECT_DAMAGED, PROJECT_DISK_ERROR …), for every
 * operation alike. Whatever else is thrown is a fault of the program's and goes on. `path` gives the file of the open project.
 */
export function namingDamage(services: Services, path: () => string): Services {
  return new Proxy(services, {
    get: (target, name) => {
      const operate: unknown = Reflect.get(target, name);
      if (typeof operate !== 'function') return operate;
      return async (input: unknown): Promise<unknown> => {
        try {
          const answer: unknown = await Reflect.apply(operate, target, [input]);
          return answer;
        } catch (fault) {
          const named = sqliteFault(fault, path());
          if (named === null) throw fault;
          return err(named);
        }
      };
    },
  });
}
