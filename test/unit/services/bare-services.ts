import { createHandleStore } from '../../../electron/hosts/handles.ts';
import type { HandleStore } from '../../../electron/hosts/handles.ts';
import { createServices } from '../../../electron/services/create-services.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import { meantServices } from './meant-services.ts';
import type { MeantServices } from './meant-services.ts';

export interface BareServices {
  readonly handles: HandleStore;
  /** What a host hands calls to. */
  readonly door: Services;
  readonly services: MeantServices;
}

/** Services as a command has them, without settings, at one moment; a fault ends whoever runs them. For child processes too: it needs no test runner. */
export function bareServices(now = '2026-05-01T08:00:00Z'): BareServices {
  const handles = createHandleStore();
  const door = createServices({
    host: 'cli',
    userData: null,
    handles,
    now: () => new Date(now),
    emit: () => undefined,
    onFault: (fault) => {
      throw fault;
    },
  });
  return { handles, door, services: meantServices(door) };
}

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
