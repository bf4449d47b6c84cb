// npm run check: types, format, lint, layers, cited documents, unused code. All run; the exit code says whether one failed.
import { spawnSync } from 'node:child_process';

const steps: readonly (readonly [string, readonly string[]])[] = [
  ...['shared', 'electron', 'renderer', 'test', 'scripts'].map(
    (folder) => [`types ${folder}`, ['typescript-native#tsc', '-p', folder]] as const,
  ),
  ['format', ['prettier', '--check', '--log-level', 'warn', '.']],
  [
    'lint',
    [
      'eslint',
      '--config',
      'test/config/eslint.config.js',
      '--max-warnings',
      '0',
      'shared',
      'electron',
      'renderer',
      'test',
      'scripts',
    ],
  ],
  [
    'layers',
    [
      'dependency-cruiser#depcruise',
      '--config',
      'test/config/dependency-cruiser.cjs',
      '--output-type',
      'err-long',
      'shared',
      'electron',
      'renderer',
    ],
  ],
  ['documents', ['scripts/check-documents.ts']],
  ['folders', ['scripts/check-folders.ts']],
  ['unused', ['knip', '--config', 'test/config/knip.json']],
];

let failed = 0;
for (const [name, command] of steps) {
  const started = performance.now();
  const run = spawnSync(process.execPath, ['scripts/launch.mjs', ...command], {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (run.status === 0) {
    console.log(`ok      ${name} (${seconds} s)`);
  } else {
    failed += 1;
    console.log(`FAILED  ${name} (${seconds} s)\n${run.stdout}${run.stderr}`);
  }
}
console.log(`${steps.length - failed} checks passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
