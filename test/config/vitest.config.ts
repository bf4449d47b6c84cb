import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.ts';
import { togetherFiles } from './test-groups.ts';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Node ${process.versions.node} is too old for the tests (22.18 or later): run "npm test", or "node scripts/launch.mjs vitest run …", which finds or fetches one.\n`,
  );
  process.exit(1);
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const common = {
  pool: 'forks' as const,
  // Each file's process and the threads it starts.
  execArgv: ['--import', new URL('../../scripts/steady-engine.mjs', import.meta.url).href],
  retry: 0,
  root,
  // Against what hangs: ten times what the slowest takes on a crowded machine. How long something may take is measured by `npm run bench`.
  testTimeout: 300_000,
  hookTimeout: 300_000,
};

const together = togetherFiles(root);
const unit = {
  // All cores: left to itself, vitest takes one of two.
  maxWorkers: availableParallelism(),
  setupFiles: ['test/config/no-complaints.ts', 'test/config/property-seed.ts'],
};

// No test gets a second try: one that fails now and then has a cause to be found.
// Projects: unit runs anywhere; e2e needs Chromium, electron an Electron, office LibreOffice and poppler (`npm run test:office` runs it alone).
export default defineConfig({
  root,
  resolve: { alias: { electron: fileURLToPath(new URL('./fake-electron.ts', import.meta.url)) } },
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          ...common,
          ...unit,
          name: 'unit',
          include: ['test/{unit,property,contract}/**/*.test.{ts,tsx}'],
          exclude: [...together],
        },
      },
      ...(together.length === 0
        ? []
        : [
            {
              extends: true as const,
              test: { ...common, ...unit, name: 'together', include: [...together], isolate: false },
            },
          ]),
      {
        extends: true,
        test: {
          ...common,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          setupFiles: ['test/config/no-page-complaints.ts'],
          // As long as a crowded machine may take; it goes on as soon as it holds.
          expect: { poll: { timeout: 90_000 } },
          // Each page waits as long as it works, and has a host, a folder and a window of its own.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'electron',
          include: ['test/electron/**/*.test.ts'],
          globalSetup: ['test/electron/support/global-setup.ts'],
          expect: { poll: { timeout: 90_000 } },
          // Apps side by side take the screen's focus from each other, and a key for a window that lost it is lost.
          fileParallelism: false,
          // After the others: two cores are few for such an app beside a full test run.
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'office',
          include: ['test/office/**/*.test.ts'],
          testTimeout: 600_000,
          // Each start of LibreOffice has a profile of its own.
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
