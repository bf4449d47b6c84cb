// npm run check [-- NAME…]: types, format, lint, layers, cited documents, folder directions, unused code. All run, or those whose name contains a NAME; the exit
// code is 1 if one failed, 2 if a NAME is in no step's name.
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

const wanted = process.argv.slice(2);
const unknown = wanted.filter((part) => !steps.some(([name]) => name.includes(part)));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: ${steps.map(([name]) => name).join(' | ')}`);
  process.exit(2);
}
const chosen = steps.filter(([name]) => wanted.length === 0 || wanted.some((part) => name.includes(part)));

let failed = 0;
for (const [name, command] of chosen) {
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
console.log(`${chosen.length - failed} checks passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
