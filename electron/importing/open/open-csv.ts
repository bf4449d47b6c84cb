import { fstatSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { ok } from '../../../shared/base/result.ts';
import { csvChunks, csvEncoding } from './csv-encoding.ts';
import { csvDelimiter } from './csv-delimiter.ts';
import { FULL_WIDTH_COMMA, asDelimiters } from './full-width-commas.ts';
import { CsvScanner } from './csv-scanner.ts';
import type { ReadingLimits } from './limits.ts';
import type { OpenFile } from './open-xlsx.ts';
import type { OpenOptions, OpenedWorkbook, RowVisitor, SheetFacts } from './opened-workbook.ts';
import { asErr, refuse } from './refusal.ts';
import { visitInBatches } from './row-batches.ts';

const SAMPLE = 64 * 1024;

/** Opens a CSV file as a workbook of one sheet, named by the file's stem. Encoding and delimiter are found here. Throws a Refusal. */
export function openCsv(source: OpenFile, path: string, limits: ReadingLimits, options: OpenOptions): OpenedWorkbook {
  const { fd, file } = source;
  const { encoding, mark, damaged, remark } = csvEncoding(fd);
  const sample = firstBytes(csvChunks(fd, encoding, mark));
  // Excel's own way to say the delimiter, on a line before the table.
  const said = /^"?sep=([,;\t|])"?(?:\r\n|\r|\n)/i.exec(sample.toString('latin1', 0, 12));
  const delimiter = said
    ? said[1]!.charCodeAt(0)
    : csvDelimiter(sample.length < SAMPLE ? Buffer.concat([sample, Buffer.from('\n')]) : sample);
  const name = basename(path, extname(path));
  const place = { file, sheet: name };

  async function readSheet(visit: RowVisitor): Promise<SheetFacts> {
    const scanner = new CsvScanner(delimiter, limits, said ? 2 : 1);
    const batches = visitInBatches(visit);
    const facts = (complete: boolean): SheetFacts => ({
      rows: scanner.rowCount,
      cells: scanner.cellCount,
      merges: [],
      hiddenColumns: [],
      complete,
      warnings: scanner.warnings.map((warning) => ({ ...warning, place: { ...place, ...warning.place } })),
    });
    let done = 0;
    let skip = said ? said[0].length : 0;
    const chunks = csvChunks(fd, encoding, mark);
    for (const chunk of delimiter === FULL_WIDTH_COMMA ? asDelimiters(chunks) : chunks) {
      done += chunk.length;
      scanner.suspect ||= damaged || (encoding === 'gb18030' && chunk.includes('\ufffd'));
      let read = scanner.feed(chunk.subarray(skip));
      skip = 0;
      options.onProgress?.(Math.min(done, source.size), source.size);
      if (!(await batches.offer(scanner))) return facts(false);
      while (!read) {
        read = scanner.scan();
        if (!(await batches.offer(scanner))) return facts(false);
      }
    }
    scanner.finish();
    const wanted = await batches.flush(scanner);
    const now = fstatSync(fd);
    if (now.size !== source.size || now.mtimeMs !== source.modified) refuse('FILE_CHANGED');
    return facts(wanted);
  }

  return {
    file,
    format: 'csv',
    contentHash: source.contentHash,
    bytes: source.size,
    sheets: [{ name, index: 0, visibility: 'visible', kind: 'worksheet' }],
    warnings: remark === null ? [] : [{ ...remark, place: { file } }],
    readSheet: async (_, visit) => {
      try {
        return ok(await readSheet(visit));
      } catch (thrown) {
        return asErr(thrown, place);
      }
    },
    sheetMerges: async () => ok([]),
    close: source.close,
  };
}

function firstBytes(chunks: Generator<Buffer, void, void>): Buffer {
  const pieces: Buffer[] = [];
  let size = 0;
  for (const chunk of chunks) {
    pieces.push(Buffer.from(chunk));
    size += chunk.length;
    if (size >= SAMPLE) break;
  }
  return Buffer.concat(pieces).subarray(0, SAMPLE);
}
