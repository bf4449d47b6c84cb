import { expect, test } from 'vitest';
import { manySheets } from '../../fixtures/workbooks/many-sheets.ts';

const [few, many] = [8_000, 128_000] as const;

/** Processor time of the quickest of three, so that compiling and collecting don't count. */
function quickest(work: () => unknown): number {
  const times = [0, 1, 2].map(() => {
    const started = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(started);
    return user + system;
  });
  return Math.min(...times);
}

// How long it takes is measured by `npm run bench -- refusals`. Here one is compared with the other, on whatever machine: sixteen times the
// sheets in one pass take about sixteen times as long, compared with each other 256 times.
test.each(['binary', 'xml'] as const)('the sheets of a %s workbook are listed in one pass', (kind) => {
  const [short, long] = [manySheets(few)[kind], manySheets(many)[kind]];
  expect(long().entries).toHaveLength(many);
  expect(quickest(long) / quickest(short)).toBeLessThan(64);
});
