// npm test: everything that can run here. Without Chromium the end-to-end tests are left out, without LibreOffice and poppler those of the office, and that is said;
// WORKBENCH_CHROMIUM=required, WORKBENCH_OFFICE=required and WORKBENCH_POSTGRES=required make it a failure. Electron (npm run electron:bring): without it its tests count as skipped, or fail where
// WORKBENCH_ELECTRON=required says that it must be there.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { findElectron } from './electron/find-electron.ts';
import { runBuild } from './run-build.ts';

/** What is read of vitest's report in JSON. */
interface TestReport {
  readonly numPassedTests: number;
  readonly numPendingTests: number;
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
}

const chromium = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
].find((path) => path !== undefined && existsSync(path));
/** Programs that the tests of the office start; each says its version. */
const missingOffice = [
  ['soffice', '--version'],
  ['pdftotext', '-v'],
  ['pdfimages', '-v'],
  ['pdfinfo', '-v'],
].flatMap(([command = '', version = '']) => (spawnSync(command, [version]).error === undefined ? [] : [command]));

const leftOut = [
  ...(chromium
    ? []
    : [
        {
          part: 'CHROMIUM',
          why: 'No Chromium found: the end-to-end tests are left out. Install it (Debian: apt-get install chromium fonts-noto-cjk) or set CHROMIUM_PATH.',
        },
      ]),
  ...(missingOffice.length === 0
    ? []
    : [
        {
          part: 'OFFICE',
          why: `Not found: ${missingOffice.join(', ')}. The tests with LibreOffice are left out. Install it (Debian: apt-get install libreoffice-calc libreoffice-writer poppler-utils).`,
        },
      ]),
  ...(existsSync('/usr/lib/postgresql')
    ? []
    : [
        {
          part: 'POSTGRES',
          why: 'No PostgreSQL found: its tests count as skipped. Install it (Debian: apt-get install postgresql).',
        },
      ]),
];
for (const { why } of leftOut) console.log(why);
const required = leftOut.filter(({ part }) => process.env[`WORKBENCH_${part}`] === 'required');
if (required.length > 0) {
  console.log(`0 passed, ${required.length} failed`);
  process.exit(1);
}
const projects = [
  'unit',
  'together',
  ...(chromium ? ['e2e'] : []),
  'electron',
  ...(missingOffice.length === 0 ? ['office'] : []),
];

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
  const counts: TestReport = JSON.parse(readFileSync(report, 'utf8'));
  const lines = failures(counts);
  for (const line of lines) console.log(line);
  const failed = Math.max(lines.length, counts.success ? 0 : 1);
  console.log(`${counts.numPassedTests} passed, ${failed} failed, ${counts.numPendingTests} skipped`);
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = run.status ?? 1;

/** A line for each test that failed, last in the output: of a long log the end is what is kept and read. */
function failures({ testResults }: TestReport): readonly string[] {
  const firstLine = (text = ''): string => stripVTControlCharacters(text).split('\n', 1).join('').slice(0, 300);
  return testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message, assertionResults }) => {
      const file = relative('.', name);
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      return failed.length === 0
        ? [`FAILED ${file}: ${firstLine(message)}`]
        : failed.map((test) => `FAILED ${file} > ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`);
    });
}
