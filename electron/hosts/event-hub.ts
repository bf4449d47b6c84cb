import type { WorkbenchEvent } from '../../shared/contract/events.ts';
import type { EventSource } from './dispatcher.ts';

export interface EventHub extends EventSource {
  emit(event: WorkbenchEvent): void;
}

/** Hands each event to all who listen now; one listener's fault doesn't keep it from the others. */
export function createEventHub(onFault: (fault: unknown) => void): EventHub {
  const listeners = new Set<(event: WorkbenchEvent) => void>();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit: (event) => {
      for (const listener of [...listeners]) {
        try {
          listener(event);
        } catch (fault) {
          onFault(fault);
        }
      }
    },
  };
}
