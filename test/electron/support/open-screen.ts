import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

export interface Screen {
  readonly display: string | null;
  close(): void;
}

/** Why there is no screen to be had; null if there is. */
export function screenObstacle(): string | null {
  return process.platform === 'linux' && spawnSync('Xvfb', ['-help']).error
    ? 'Xvfb is missing (Debian: apt-get install xvfb).'
    : null;
}

/** On Linux a screen of its own (Xvfb), so that no window covers another's work and a machine without a desktop will do; elsewhere the desktop's. */
export async function openScreen(): Promise<Screen> {
  if (process.platform !== 'linux') return { display: null, close: () => undefined };
  // It looks for a free display itself and writes its number to descriptor 3.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const numbered = server.stdio[3];
  if (!numbered) throw new Error('no descriptor 3');
  const [number] = await Promise.race([
    once(numbered, 'data'),
    once(server, 'exit').then(([code]) => {
      throw new Error(`Xvfb ended with ${code}`);
    }),
  ]);
  return { display: `:${String(number).trim()}`, close: () => void server.kill() };
}
