// npm run test:typing [SEQUENCES [SEED]]: random sequences of typing on the live screens against a model of its own (test/e2e/typing), 2,000 of them
// unless said otherwise, from seed 1 on. A run may be made in pieces: 200 from 1, 200 from 201, and so on.
import { spawnSync } from 'node:child_process';
import { runBuild } from './run-build.ts';

const [sequences = '2000', seed = '1', ...more] = process.argv.slice(2);
const { bundles, samples, output } = await runBuild(console.log);
if (!bundles || !samples) {
  console.log(output);
  process.exit(1);
}
const run = spawnSync(
  process.execPath,
  [
    'scripts/launch.mjs',
    'vitest',
    'run',
    '--config',
    'test/config/vitest.config.ts',
    '--project',
    'e2e',
    'test/e2e/typing',
    ...more,
  ],
  { stdio: 'inherit', env: { ...process.env, TYPING_SEQUENCES: sequences, TYPING_SEED: seed } },
);
process.exitCode = run.status ?? 1;
