import { mkdirSync } from 'node:fs';
import type { Environment } from '../../services/app/environment.ts';
import type { Dispatcher } from '../dispatcher.ts';
import { createEventHub } from '../event-hub.ts';
import type { EventHub } from '../event-hub.ts';
import type { HandleStore } from '../handles.ts';
import type { Patience } from './service-connection.ts';
import type { ServiceProcess } from './service-messages.ts';
import { startServiceThread } from './start-service-thread.ts';
import { superviseServices } from './supervise-services.ts';

export interface Workbench {
  readonly dispatcher: Dispatcher;
  readonly events: EventHub;
  readonly handles: HandleStore;
  /** Closes the open project, so that its one file holds everything, and ends the services. */
  close(): Promise<void>;
}

interface OwnParts {
  /** Where the services stand; a thread of this process unless said otherwise. */
  readonly startProcess?: () => ServiceProcess;
  readonly printPdf?: Environment['printPdf'];
  readonly seal?: Environment['seal'];
  readonly patience?: Patience;
}

/** Services off this thread, with what a host with screens adds to them: a dispatcher, events, handles. */
export function openWorkbench(
  host: 'electron' | 'browser',
  userData: string,
  onFault: (fault: unknown) => void,
  { startProcess = startServiceThread, ...own }: OwnParts = {},
): Workbench {
  mkdirSync(userData, { recursive: true, mode: 0o700 });
  const events = createEventHub(onFault);
  const services = superviseServices({
    host,
    userData,
    takesPaths: false,
    startProcess,
    emit: events.emit,
    onFault,
    ...own,
  });
  return { ...services, events };
}
