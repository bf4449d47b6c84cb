// npm run bench [-- PART…]: the budgets of docs/ARCHITECTURE "Budgets", each figure beside its budget. Parts: core, what-if, storage, years, editing, importing, preview-commit, reading, refusals, exporting, answering, merging, electron (needs npm run electron:bring and build), screen, meeting, growth.
// --runs N and --base TREE for preview-commit: 300,000 rows unless said, beside the same in the tree of an earlier state.
// --rows N for the importing parts (default 2600000; 1000000 is said to take half the time), and for growth the most records (default 10000000; 100000000 takes 1 GB of disk).
import { parseArgs } from 'node:util';

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly budget: number | null;
}

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  options: {
    rows: { type: 'string', default: '2600000' },
    runs: { type: 'string', default: '5' },
    base: { type: 'string' },
  },
  allowPositionals: true,
});
const rows = Number(values.rows);

const parts: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  core: async () => (await import('./bench/core.ts')).benchCore(),
  'what-if': async () => (await import('./bench/what-if.ts')).benchWhatIf(),
  storage: async () => (await import('./bench/storage.ts')).benchStorage(rows),
  years: async () => (await import('./bench/years.ts')).benchYears(),
  editing: async () => (await import('./bench/editing.ts')).benchEditing(),
  importing: async () => (await import('./bench/importing.ts')).benchImporting(rows),
  'preview-commit': async () =>
    (await import('./bench/preview-commit.ts')).benchPreviewCommit(
      process.argv.includes('--rows') ? rows : 300_000,
      Number(values.runs),
      values.base ?? null,
    ),
  reading: async () => (await import('./bench/reading.ts')).benchReading(rows),
  refusals: async () => (await import('./bench/refusals.ts')).benchRefusals(),
  exporting: async () => (await import('./bench/exporting.ts')).benchExporting(),
  answering: async () => (await import('./bench/answering.ts')).benchAnswering(),
  merging: async () => (await import('./bench/merging.ts')).benchMerging(rows),
  electron: async () => (await import('./bench/electron.ts')).benchElectron(),
  screen: async () => (await import('./bench/screen.ts')).benchScreen(),
  growth: async () =>
    (await import('./bench/growth.ts')).benchGrowth(process.argv.includes('--rows') ? rows : 10_000_000),
  meeting: async () => (await import('./bench/meeting.ts')).benchMeeting(),
};

const chosen = positionals.length > 0 ? positionals : Object.keys(parts);
const unknown = chosen.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: ${Object.keys(parts).join(' | ')}`);
  process.exitCode = 2;
} else {
  let over = 0;
  for (const name of chosen) {
    for (const figure of await parts[name]!()) {
      // Rates and ratios are to be reached, times and sizes to be kept under.
      const least = figure.unit === '1/s' || figure.unit === '×';
      const held = figure.budget === null || (least ? figure.value >= figure.budget : figure.value <= figure.budget);
      if (!held) over += 1;
      const budget =
        figure.budget === null
          ? ''
          : `  (${held ? 'holds' : 'DOES NOT HOLD'}: ${least ? 'at least' : 'at most'} ${round(figure.budget)})`;
      console.log(`${figure.name.padEnd(64)} ${round(figure.value).padStart(10)} ${figure.unit}${budget}`);
    }
  }
  // A figure over its budget is said, not failed: a busy machine is no fault of the program.
  console.log(over === 0 ? 'all within budget' : `${over} not within budget`);
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
