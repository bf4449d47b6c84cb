import { writeFile } from 'node:fs/promises';
import type { Workbook } from 'exceljs';
import type { Result } from '../../../shared/base/result.ts';
import { writeSafely } from '../../files/write-safely.ts';
import type { WriteOptions, WrittenFile } from '../../files/write-safely.ts';
import { addCharts } from './charts/add-charts.ts';
import type { PlacedChart } from './charts/chart-spec.ts';

/** Writes a workbook made here to a temporary file and renames it over the target; with native charts on one of its sheets if there are any. */
export function saveWorkbook(
  workbook: Workbook,
  path: string,
  options: WriteOptions,
  charts?: { readonly charts: string; readonly placed: readonly PlacedChart[] },
): Promise<Result<WrittenFile>> {
  return writeSafely(
    path,
    async (temporary) => {
      if (charts === undefined) return workbook.xlsx.writeFile(temporary);
      const written = await workbook.xlsx.writeBuffer();
      await writeFile(temporary, addCharts(Buffer.from(written), charts.charts, charts.placed));
    },
    options,
  );
}
