// The services by themselves: a worker thread under the browser host and the command line, a utility process under Electron.
import { parentPort } from 'node:worker_threads';
import { runServices } from './run-services.ts';
import type { ServicePort, ToServices } from './service-messages.ts';

const port = parentPort === null ? utilityPort() : threadPort(parentPort);
// Said before the process goes down by it, as Node does by default: the host starts another.
process.on('uncaughtExceptionMonitor', (fault) => port.post({ type: 'fault', text: fault.stack ?? fault.message }));
runServices(port);

function threadPort(thread: NonNullable<typeof parentPort>): ServicePort {
  return {
    post: (message) => thread.postMessage(message),
    listen: (receive) => {
      thread.on('message', (message: ToServices) => receive(message));
    },
  };
}

function utilityPort(): ServicePort {
  const { parentPort: utility } = process;
  // A terminal's Ctrl+C and the end of a session reach every process at once: the main process closes the project first, then ends this one.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  return {
    post: (message) => utility.postMessage(message),
    listen: (receive) => {
      utility.on('message', ({ data }) => receive(data));
    },
  };
}
