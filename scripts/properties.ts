// npm run test:properties [RUNS [SEED]]: every property test with RUNS other seeds (20 unless said otherwise), from SEED on (1).
// A failure prints its seed: PROPERTY_SEED=… repeats it. The gate itself draws from one fixed seed (test/config/property-seed.ts).
import { spawnSync } from 'node:child_process';

const [runs = '20', first = '1', ...files] = process.argv.slice(2);
const failed: number[] = [];
for (let seed = Number(first); seed < Number(first) + Number(runs); seed += 1) {
  const run = spawnSync(
    process.execPath,
    [
      'scripts/launch.mjs',
      'vitest',
      'run',
      '--config',
      'test/config/vitest.config.ts',
      '--project',
      'unit',
      '--reporter=dot',
      ...(files.length > 0 ? files : ['test/property']),
    ],
    { encoding: 'utf8', env: { ...process.env, PROPERTY_SEED: `${seed}`, FORCE_COLOR: '0' } },
  );
  if (run.status === 0) continue;
  failed.push(seed);
  console.log(`PROPERTY_SEED=${seed}\n${run.stdout}${run.stderr}`);
}
console.log(
  `${Number(runs) - failed.length} passed, ${failed.length} failed${failed.length > 0 ? `: ${failed.join(', ')}` : ''}`,
);
process.exitCode = failed.length > 0 ? 1 : 0;
