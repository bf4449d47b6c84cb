// npm test: everything that can run here. Chromium is used where it is present; without it the end-to-end tests are left out, and that is said. So is
// Electron (npm run electron:bring): without it its tests count as skipped, or fail where WORKBENCH_ELECTRON=required says that it must be there.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findElectron } from './electron/find-electron.ts';
import { runBuild } from './run-build.ts';

const chromium = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
].find((path) => path !== undefined && existsSync(path));
const projects = [...(chromium ? ['unit', 'e2e'] : ['unit']), 'electron'];
if (!chromium)
  console.log(
    'No Chromium found: the end-to-end tests are left out. Install it (Debian: apt-get install chromium fonts-noto-cjk) or set CHROMIUM_PATH.',
  );

if (chromium || typeof findElectron() !== 'string') {
  const { bundles, samples, output } = await runBuild(console.log);
  if (!bundles || !samples) {
    console.log(`${output}\n0 passed, 1 failed`);
    process.exit(1);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'workbench-test-'));
const report = join(folder, 'report.json');
const run = spawnSync(
  process.execPath,
  [
    'scripts/launch.mjs',
    'vitest',
    'run',
    '--config',
    'test/config/vitest.config.ts',
    ...projects.flatMap((name) => ['--project', name]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', env: { ...process.env, ...(chromium ? { CHROMIUM_PATH: chromium } : {}) } },
);
if (existsSync(report)) {
  const counts: { numPassedTests: number; numFailedTests: number; numPendingTests: number; success: boolean } =
    JSON.parse(readFileSync(report, 'utf8'));
  const failed = counts.numFailedTests + (counts.numFailedTests === 0 && !counts.success ? 1 : 0);
  console.log(`${counts.numPassedTests} passed, ${failed} failed, ${counts.numPendingTests} skipped`);
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = run.status ?? 1;
