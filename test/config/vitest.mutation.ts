import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const globs = (text = ''): string[] => text.split(' ').filter(Boolean);

// What Stryker runs for `npm run test:mutation`: the tests near the mutated folder, which the run names in the environment.
export default defineConfig({
  resolve: { alias: { electron: fileURLToPath(new URL('./fake-electron.ts', import.meta.url)) } },
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: globs(process.env.MUTATION_TESTS),
    exclude: globs(process.env.MUTATION_WITHOUT),
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
