import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { builtScreens } from '../workbench/built-screens.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * `workbench serve` as a process of its own, so that an import does not share the test's thread. `boundByPermissions`: what is read-only can't be
 * written even where tests run as root, who then starts it without the capability to pass over permissions (setpriv).
 */
export async function serveInProcess(
  userData: string,
  { boundByPermissions = false } = {},
): Promise<{ readonly url: string; end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void> }> {
  builtScreens();
  const bound = boundByPermissions && process.getuid?.() === 0;
  const server = spawn(
    bound ? 'setpriv' : process.execPath,
    [
      ...(bound ? ['--bounding-set', '-dac_override,-dac_read_search', process.execPath] : []),
      '--disable-warning=ExperimentalWarning',
      'electron/hosts/cli/main.ts',
      'serve',
    ],
    {
      cwd: root,
      env: { ...process.env, WORKBENCH_USER_DATA: userData },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    server.stdout.on('data', (part) => {
      said += String(part);
      const found = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}/.exec(said);
      if (found) resolve(found[0]);
    });
    server.on('exit', (code) => reject(new Error(`workbench serve ended with ${code}: ${said}`)));
  });
  return {
    url,
    end: async (signal = 'SIGTERM') => {
      const ended = once(server, 'exit');
      server.kill(signal);
      await ended;
    },
  };
}
