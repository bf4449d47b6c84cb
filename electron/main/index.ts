import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app } from 'electron';
import { openWorkbench } from '../hosts/service-process/open-workbench.ts';
import { userDataFolder } from '../hosts/user-data-folder.ts';
import { faultLine } from './fault-line.ts';
import { forkServices } from './fork-services.ts';
import { launchArguments } from './launch-arguments.ts';
import { printPdf } from './print-pdf.ts';
import { startApplication } from './start-application.ts';
import { systemSeal } from './system-seal.ts';
import { watchFaults } from './watch-faults.ts';

const launch = launchArguments(process.argv.slice(1), app.isPackaged);
const out = fileURLToPath(new URL('..', import.meta.url));

if (launch.kind === 'command') void runCommand(launch.argv);
else {
  const userData = userDataFolder();
  const log = join(userData, 'faults.log');
  const onFault = (fault: unknown): void => logFault(log, fault);
  void startApplication({
    userData,
    preload: join(out, 'preload', 'index.cjs'),
    renderer: join(out, 'renderer'),
    projects: launch.projects,
    openWorkbench: () =>
      openWorkbench('electron', userData, onFault, {
        startProcess: () => forkServices(join(out, 'main', 'service-worker.js')),
        printPdf,
        seal: systemSeal,
      }),
    log,
    onFault,
  }).then((desktop) => {
    if (desktop !== null) watchFaults(onFault, desktop);
  });
}

/** `workbench <command>` of the installed app: no window, no screens loaded. */
async function runCommand(argv: readonly string[]): Promise<void> {
  const { runCli } = await import('../hosts/cli/run-cli.ts');
  const code = await runCli(argv, {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    live: process.stderr.isTTY === true,
  });
  // Not before a pipe has taken everything.
  process.stdout.write('', () => app.exit(code));
}

/** What became INTERNAL on screen, for the developers; stays on this machine. */
function logFault(file: string, fault: unknown): void {
  appendFileSync(file, faultLine(new Date(), fault));
}
