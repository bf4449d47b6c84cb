import { app } from 'electron';
import { SERVICE_NAME } from './fork-services.ts';

/** How one of Electron's own processes may end without anything being wrong. */
const EXPECTED: readonly string[] = ['clean-exit', 'killed'];

/**
 * What nobody caught in the main process is written down and told, and the app goes on: it carries messages, and the project is in the services'
 * hands. The end of one of Electron's processes (graphics, network) is written down and told in passing; Electron starts it anew.
 */
export function watchFaults(
  onFault: (fault: unknown) => void,
  { tellFault, tellPartEnded }: { tellFault(): void; tellPartEnded(part: string): void },
): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (fault: unknown) => {
      onFault(fault);
      tellFault();
    });
  app.on('child-process-gone', (_event, { type, name, reason, exitCode }) => {
    if (EXPECTED.includes(reason)) return;
    onFault(new Error(`${name ?? type} ended: ${reason}, ${exitCode}`));
    // Who supervises the services tells of their end, and of what became of the project.
    if (name !== SERVICE_NAME) tellPartEnded(name ?? type);
  });
}
