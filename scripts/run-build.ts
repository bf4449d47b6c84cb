import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { makeSamples } from './make-samples.ts';

export interface Built {
  readonly bundles: boolean;
  readonly samples: boolean;
  /** What the bundler said. */
  readonly output: string;
}

/** Bundles and screens, and beside them the sample projects: both take about as long, on a core each. */
export async function runBuild(say: (line: string) => void): Promise<Built> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const bundler = spawn(process.execPath, ['scripts/launch.mjs', 'electron-vite', 'build'], { cwd: root });
  const pieces: Buffer[] = [];
  for (const stream of [bundler.stdout, bundler.stderr]) stream.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise<boolean>((resolve) => {
    bundler.on('error', () => resolve(false));
    bundler.on('close', (code) => resolve(code === 0));
  });
  const samples = await makeSamples(say);
  return { bundles: await ended, samples, output: Buffer.concat(pieces).toString('utf8') };
}
