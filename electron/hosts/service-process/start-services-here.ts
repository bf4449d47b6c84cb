import type { FromServices, ServiceProcess, ToServices } from './service-messages.ts';

/**
 * The services on this very thread, loaded when first asked for: a command of the command line has no screen that would wait, and a thread
 * would load the contract twice, 0.3 s of a command's 2.
 */
export function startServicesHere(): ServiceProcess {
  const early: ToServices[] = [];
  let toServices = (message: ToServices): void => void early.push(message);
  let toHost: (message: FromServices) => void = () => undefined;
  let ended: (detail: string) => void = () => undefined;
  const load = async (): Promise<void> => {
    const { runServices } = await import('./run-services.ts');
    runServices({
      post: (message) => toHost(message),
      listen: (receive) => {
        toServices = receive;
        early.forEach(receive);
      },
    });
  };
  load().catch((fault: unknown) => ended(fault instanceof Error ? fault.message : String(fault)));
  return {
    post: (message) => toServices(message),
    listen: (receive, onEnd) => {
      toHost = receive;
      ended = onEnd;
    },
    kill: () => ended('closed'),
  };
}
