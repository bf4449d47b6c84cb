import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));
const common = {
  pool: 'forks' as const,
  root,
  testTimeout: 60_000,
  hookTimeout: 120_000,
};

// Projects: unit runs anywhere; e2e needs Chromium; office needs LibreOffice and is run by `npm run test:office`.
export default defineConfig({
  root,
  resolve: { alias: { electron: fileURLToPath(new URL('./fake-electron.ts', import.meta.url)) } },
  test: {
    projects: [
      { extends: true, test: { ...common, name: 'unit', include: ['test/{unit,property,contract}/**/*.test.{ts,tsx}'] } },
      { extends: true, test: { ...common, name: 'e2e', include: ['test/e2e/**/*.test.ts'], testTimeout: 180_000, fileParallelism: false } },
      { extends: true, test: { ...common, name: 'office', include: ['test/office/**/*.test.ts'], testTimeout: 300_000, fileParallelism: false } },
    ],
  },
});
