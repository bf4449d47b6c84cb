import { once } from 'node:events';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { PATIENCE_MS } from '../../e2e/workbench/chromium.ts';
import type { ElectronUnderTest } from './lay-out-electron.ts';
import type { Person } from './person.ts';
import { unprivileged } from './unprivileged.ts';

/** The app, running. */
export interface Desktop {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly pid: number;
  /** What the main process and Chromium wrote. */
  output(): string;
  /** The exit code, once no process is left. */
  ended(): Promise<number | null>;
}

/** Starts the app for a person, with project files as arguments, and waits for its window. `launched` is told before. */
export async function startDesktop(
  electron: ElectronUnderTest,
  person: Person,
  files: readonly string[],
  launched: (desktop: Desktop) => void = () => undefined,
): Promise<Desktop> {
  const { binary, app: folder, environment } = runnableBy(electron, person);
  const app = await _electron.launch({
    executablePath: binary,
    args: [folder, ...files],
    env: environment,
    cwd: person.home,
    chromiumSandbox: true,
    timeout: 150_000,
  });
  const main = app.process();
  if (main.pid === undefined) throw new Error('Electron did not start');
  let output = '';
  for (const stream of [main.stdout, main.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += String(chunk);
    });
  const exit = once(main, 'exit');
  app.context().setDefaultTimeout(PATIENCE_MS);
  const page = await app.firstWindow();
  const desktop: Desktop = {
    app,
    page,
    pid: main.pid,
    output: () => output,
    ended: async () => {
      await exit;
      return main.exitCode;
    },
  };
  launched(desktop);
  await page.locator('#root > *').first().waitFor();
  return desktop;
}

/** How Electron is started for a person. */
export function runnableBy(
  { binary, app, display }: ElectronUnderTest,
  person: Person,
): {
  readonly binary: string;
  readonly app: string;
  readonly environment: Record<string, string>;
} {
  return {
    binary: unprivileged(binary, person.home),
    app,
    environment: {
      PATH: process.env.PATH ?? '',
      HOME: person.home,
      XDG_CONFIG_HOME: join(person.home, 'config'),
      XDG_CACHE_HOME: join(person.home, 'cache'),
      TMPDIR: person.home,
      LANG: 'C.UTF-8',
      WORKBENCH_USER_DATA: person.userData,
      ...(display === null ? {} : { DISPLAY: display }),
    },
  };
}
