import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { writeLargeExcel97 } from '../../test/fixtures/workbooks/large-excel97.ts';
import { writeLargeCsv, writeLargeWorkbook } from '../../test/fixtures/workbooks/large-workbook.ts';

export interface ReadingFigure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What docs/ARCHITECTURE "Budgets" and docs/TRUST "Reading spreadsheets" allow, scaled to the rows read; null for readers measured for comparison. */
  readonly budget: number | null;
}

const FULL = 2_600_000;
const outcome = z.object({ rows: z.number(), seconds: z.number(), megabytes: z.number() });
const child = fileURLToPath(new URL('./reading-child.ts', import.meta.url));

/**
 * Reads `rows` element checks of nine cells, from three sheets and from CSV, each in a process of its own; exceljs's streaming reader reads the same workbook in the same run.
 * Seconds and peak memory (MB) of the reading process. `exceljsRows`: it takes ten times as long, so it may be given fewer and is then reported per its own rows.
 */
export async function benchReading(
  rows: number,
  exceljsRows: number = Math.min(rows, 200_000),
): Promise<readonly ReadingFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-reading-'));
  const figures: ReadingFigure[] = [];
  const measure = async (
    name: string,
    reader: 'ours' | 'exceljs',
    path: string,
    expected: number,
    seconds: number | null,
    megabytes: number | null,
  ): Promise<void> => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', child, reader, path],
      { timeout: 600_000 },
    );
    const read = outcome.parse(JSON.parse(stdout));
    // exceljs loses rows now and then; ours must not.
    if (reader === 'ours' && read.rows !== expected)
      throw new Error(`${name}: ${read.rows} rows instead of ${expected}`);
    figures.push(
      { name: `${name}: time`, value: read.seconds, unit: 's', budget: seconds },
      { name: `${name}: peak memory`, value: read.megabytes, unit: 'MB', budget: megabytes },
    );
  };
  try {
    const perSheet = Math.min(1_000_000, Math.ceil(rows / 3));
    const sheets = Math.ceil(rows / perSheet);
    const share = rows / FULL;
    const shared = join(folder, 'shared.xlsx');
    writeLargeWorkbook(shared, rows, perSheet, 'shared');
    await measure(
      `read ${rows} rows, xlsx, ${sheets} sheets, shared strings`,
      'ours',
      shared,
      rows + sheets,
      20 * share,
      300,
    );
    rmSync(shared);
    const inline = join(folder, 'inline.xlsx');
    writeLargeWorkbook(inline, rows, perSheet, 'inline');
    await measure(
      `read ${rows} rows, xlsx, ${sheets} sheets, inline strings`,
      'ours',
      inline,
      rows + sheets,
      20 * share,
      300,
    );
    rmSync(inline);
    const csv = join(folder, 'records.csv');
    writeLargeCsv(csv, rows);
    await measure(`read ${rows} rows, CSV in UTF-8`, 'ours', csv, rows + 1, 10 * share, 300);
    rmSync(csv);
    // As many rows as a sheet of Excel 97 has, whatever else is read.
    const old = join(folder, 'old.xls');
    writeLargeExcel97(old, 65_536, 20);
    await measure('read 65536 rows × 20, .xls', 'ours', old, 65_536, 3, 300);
    rmSync(old);
    const small = join(folder, 'small.xlsx');
    writeLargeWorkbook(small, exceljsRows, 1_000_000, 'shared');
    await measure(
      `read ${exceljsRows} rows, xlsx`,
      'ours',
      small,
      exceljsRows + Math.ceil(exceljsRows / 1_000_000),
      null,
      null,
    );
    await measure(`read ${exceljsRows} rows, xlsx, by exceljs`, 'exceljs', small, exceljsRows, null, null);
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
