import { mkdirSync } from 'node:fs';
import { dispatch } from '../../shared/contract/dispatch.ts';
import { createServices } from '../services/create-services.ts';
import type { Environment } from '../services/app/environment.ts';
import type { Dispatcher } from './dispatcher.ts';
import { createEventHub } from './event-hub.ts';
import type { EventHub } from './event-hub.ts';
import { createHandleStore } from './handles.ts';
import type { HandleStore } from './handles.ts';

export interface Workbench {
  readonly dispatcher: Dispatcher;
  readonly events: EventHub;
  readonly handles: HandleStore;
  /** Closes the open project, so that its one file holds everything. */
  close(): Promise<void>;
}

/** Services with what a host with screens adds to them: a dispatcher, events, handles. */
export function openWorkbench(
  host: 'electron' | 'browser',
  userData: string,
  onFault: (fault: unknown) => void,
  own: Pick<Environment, 'printPdf'> = {},
): Workbench {
  mkdirSync(userData, { recursive: true, mode: 0o700 });
  const events = createEventHub(onFault);
  const handles = createHandleStore();
  const services = createServices({
    host,
    userData,
    handles,
    now: () => new Date(),
    emit: events.emit,
    onFault,
    ...own,
  });
  const dispatcher: Dispatcher = (name, input) => dispatch(services, name, input, onFault);
  return {
    dispatcher,
    events,
    handles,
    close: async () => {
      await dispatcher('project.close', {});
    },
  };
}
