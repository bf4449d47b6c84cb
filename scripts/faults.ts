// npm run test:faults: the long form of what npm test does in short: 40 kills within each operation, 2,000 power cuts, 5,000 random
// operations, 2,000 flipped bits, 20,000 damaged copies of a file in each format that is imported.
import { spawnSync } from 'node:child_process';

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
    'test/unit/faults',
    'test/unit/services/bit-flips.test.ts',
    'test/property/open/format-fuzz.test.ts',
    'test/property/open/mutation-fuzz.test.ts',
    ...process.argv.slice(2),
  ],
  {
    stdio: 'inherit',
    env: {
      WORKBENCH_KILL_POINTS: '40',
      WORKBENCH_POWER_CUTS: '2000',
      WORKBENCH_OPERATIONS: '5000',
      WORKBENCH_LOOK_AFTER: '50',
      WORKBENCH_FLIPS: '2000',
      WORKBENCH_FUZZ: '20000',
      ...process.env,
    },
  },
);
process.exitCode = run.status ?? 1;
