import { Worker } from 'node:worker_threads';
import type { FromServices, ServiceProcess } from './service-messages.ts';

/** Beside this file: sources run as TypeScript, bundles as JavaScript. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './service-worker.ts' : './service-worker.js',
  import.meta.url,
);

/** The services in a thread of this process: its own heap and event loop, and it can be ended at any moment. */
export function startServiceThread(): ServiceProcess {
  const worker = new Worker(workerFile);
  return {
    post: (message) => worker.postMessage(message),
    listen: (receive, ended) => {
      let fault = '';
      worker.on('message', (message: FromServices) => receive(message));
      worker.on('error', (error) => {
        fault = error instanceof Error ? error.message : String(error);
      });
      worker.on('exit', (code) => ended(fault === '' ? `exit ${code}` : fault));
    },
    kill: () => void worker.terminate(),
  };
}
