import { app } from 'electron';

/** How one of Electron's own processes may end without anything being wrong. */
const EXPECTED: readonly string[] = ['clean-exit', 'killed'];

/**
 * What nobody caught in the main process is written down and told, and the app goes on: it carries messages, and the project is in the services'
 * hands. The end of one of Electron's processes (graphics, network) is written down; Electron starts it anew.
 */
export function watchFaults(onFault: (fault: unknown) => void, tell: () => void): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (fault: unknown) => {
      onFault(fault);
      tell();
    });
  app.on('child-process-gone', (_event, { type, name, reason, exitCode }) => {
    if (!EXPECTED.includes(reason)) onFault(new Error(`${name ?? type} ended: ${reason}, ${exitCode}`));
  });
}
