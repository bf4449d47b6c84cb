import { utilityProcess } from 'electron';
import type { FromServices, ServiceProcess } from '../hosts/service-process/service-messages.ts';

/** By which Electron knows the services' process. */
export const SERVICE_NAME = 'workbench-services';

/** The services in a process of Electron's own kind: it needs no `RunAsNode`, and the main process stays free whatever happens in it. */
export function forkServices(bundle: string): ServiceProcess {
  const child = utilityProcess.fork(bundle, [], { serviceName: SERVICE_NAME });
  return {
    post: (message) => child.postMessage(message),
    listen: (take, ended) => {
      child.on('message', (message: FromServices) => take(message));
      child.on('exit', (code) => ended(`exit ${code}`));
    },
    kill: () => {
      // `child.kill()` asks; a process that hangs is not asked.
      if (child.pid === undefined) child.kill();
      else process.kill(child.pid, 'SIGKILL');
    },
  };
}
