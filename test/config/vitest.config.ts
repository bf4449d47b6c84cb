import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));
const common = {
  pool: 'forks' as const,
  root,
  testTimeout: 60_000,
  hookTimeout: 120_000,
};

// A browser on a crowded two-core machine now and then loses a click: an end-to-end test gets a second try, a unit test none.
// Projects: unit runs anywhere; e2e needs Chromium; office needs LibreOffice and is run by `npm run test:office`.
export default defineConfig({
  root,
  resolve: { alias: { electron: fileURLToPath(new URL('./fake-electron.ts', import.meta.url)) } },
  test: {
    projects: [
      {
        extends: true,
        test: { ...common, name: 'unit', include: ['test/{unit,property,contract}/**/*.test.{ts,tsx}'] },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          retry: 1,
          testTimeout: 180_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'electron',
          include: ['test/electron/**/*.test.ts'],
          globalSetup: ['test/electron/support/global-setup.ts'],
          testTimeout: 60_000,
          fileParallelism: false,
          // After the others: two cores are few for an app of five processes beside a full test run.
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'office',
          include: ['test/office/**/*.test.ts'],
          testTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
