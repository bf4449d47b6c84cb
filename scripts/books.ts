// npm run test:books [BOOKS [SEED]]: random score books against an independent scorer (test/property/score-book), 500 of them unless said otherwise,
// from seed 1 on. A difference is printed with its seed.
import { spawnSync } from 'node:child_process';

const [books = '500', seed = '1'] = process.argv.slice(2);
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
    'test/property/score-book',
  ],
  { stdio: 'inherit', env: { ...process.env, BOOKS: books, BOOK_SEED: seed } },
);
process.exitCode = run.status ?? 1;
