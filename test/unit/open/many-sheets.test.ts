import { expect, test } from 'vitest';
import { binaryWorkbookEntries } from '../../../electron/importing/open/binary-parts.ts';
import { readingLimits } from '../../../electron/importing/open/limits.ts';
import type { WorkbookEntries } from '../../../electron/importing/open/workbook-entries.ts';
import { workbookEntries } from '../../../electron/importing/open/workbook-entries.ts';
import { record, u32, wide } from '../../fixtures/workbooks/binary-book.ts';

/** As many as a workbook part of some megabytes names, each without a part: compared with each other they took half a minute. */
const names = Array.from({ length: 100_000 }, (_, at) => `表${at}`);
const binary = Buffer.concat([
  record(131),
  ...names.map((name) => record(156, u32(0, 1), wide(''), wide(name))),
  record(132),
]);
const xml = Buffer.from(
  `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets>${names.map((name) => `<sheet name="${name}"/>`).join('')}</sheets></workbook>`,
);

test.each<readonly [string, () => WorkbookEntries]>([
  ['binary', () => binaryWorkbookEntries('xl/workbook.bin', binary, readingLimits)],
  ['xml', () => workbookEntries('xl/workbook.xml', xml, readingLimits)],
])(
  'a hundred thousand sheets of a %s workbook are listed in under 2 s',
  (_, list) => {
    const started = process.cpuUsage();
    expect(list().entries).toHaveLength(names.length);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(2000);
  },
  60_000,
);
