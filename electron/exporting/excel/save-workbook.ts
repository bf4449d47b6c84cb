import { writeFile } from 'node:fs/promises';
import type { Workbook } from 'exceljs';
import type { Result } from '../../../shared/base/result.ts';
import { writeSafely } from '../../files/write-safely.ts';
import type { WriteOptions, WrittenFile } from '../../files/write-safely.ts';
import { ZipParts } from '../zip/zip-parts.ts';
import { addCharts } from './charts/add-charts.ts';
import type { PlacedChart } from './charts/chart-spec.ts';
import { commentedCells, withReadableComments } from './sheets/readable-comments.ts';

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
      const pictured = workbook.worksheets.some((sheet) => sheet.getImages().length > 0);
      const commented = workbook.worksheets.filter((sheet) => commentedCells(sheet).length > 0);
      if (charts === undefined && !pictured && commented.length === 0) return workbook.xlsx.writeFile(temporary);
      const written = Buffer.from(await workbook.xlsx.writeBuffer());
      const sized = commented.length > 0 ? withReadableComments(written, commented) : written;
      const anchored = pictured ? withPlainAnchors(sized) : sized;
      await writeFile(temporary, charts ? addCharts(anchored, charts.charts, charts.placed) : anchored);
    },
    options,
  );
}

/** exceljs says of every picture how it moves with its cells; ECMA-376 lets only pictures that span two cells say so (20.5.2.24). */
function withPlainAnchors(workbook: Buffer): Buffer {
  const parts = new ZipParts(workbook);
  for (const name of parts.names())
    if (name.startsWith('xl/drawings/drawing'))
      parts.put(name, parts.text(name).replaceAll(/<xdr:oneCellAnchor editAs="\w+">/g, '<xdr:oneCellAnchor>'));
  return parts.bytes();
}
