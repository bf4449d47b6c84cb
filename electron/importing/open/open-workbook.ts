import { createHash } from 'node:crypto';
import { closeSync, readSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { openPlainFile } from '../../files/open-plain-file.ts';
import { readingLimits } from './limits.ts';
import type { ReadingLimits } from './limits.ts';
import { openCsv } from './open-csv.ts';
import { openXlsx } from './open-xlsx.ts';
import type { OpenFile } from './open-xlsx.ts';
import type { OpenOptions, OpenedWorkbook } from './opened-workbook.ts';
import { openParsed, wholeFile } from './open-parsed.ts';
import type { ParsedSheet } from './open-parsed.ts';
import { parseExcel97 } from './parse-excel97.ts';
import { parseHtmlTables } from './parse-html-tables.ts';
import { isDocumentPackage, parseOpenDocument } from './parse-open-document.ts';
import { parseSpreadsheetMl } from './parse-spreadsheet-ml.ts';
import { parseWebArchive } from './parse-web-archive.ts';
import { recogniseFormat } from './recognise-format.ts';
import type { FileFormat } from './recognise-format.ts';
import { Refusal, asErr, refuse } from './refusal.ts';

export type { MergedRange, OpenOptions, OpenedWorkbook, RowVisitor, SheetFacts, SheetInfo } from './opened-workbook.ts';

/**
 * Opens a collected workbook, .xlsx (.xlsm, .xltx), .xlsb, CSV, OpenDocument (.ods), a workbook of Excel 97, a web page's tables (alone or in an archive, .mht) or XML Spreadsheet 2003, going by its bytes and not by its name. Nothing outside the file is read and nothing in it is run.
 * An Err has a code of shared/messages/open.ts. The caller closes what was opened. `limits` is for tests.
 */
export function openWorkbook(
  path: string,
  options: OpenOptions = {},
  limits: ReadingLimits = readingLimits,
): Result<OpenedWorkbook> {
  const file = basename(path);
  let source: OpenFile | null = null;
  try {
    source = openFile(path, file, limits);
    return ok(openers[recogniseFormat(source.fd, source.size, path)](source, path, limits, options));
  } catch (thrown) {
    source?.close();
    return asErr(thrown, { file });
  }
}

type Opener = (source: OpenFile, path: string, limits: ReadingLimits, options: OpenOptions) => OpenedWorkbook;

const openers = {
  xlsx: (source, _, limits, options) =>
    isDocumentPackage(source, limits)
      ? openParsed(source, parseOpenDocument(source, limits))
      : openXlsx(source, limits, options),
  csv: openCsv,
  html: (source, path, limits) =>
    ofSheets(source, parseHtmlTables(wholeFile(source, limits), basename(path, extname(path)), limits)),
  mht: (source, path, limits) =>
    ofSheets(source, parseWebArchive(wholeFile(source, limits), basename(path, extname(path)), limits)),
  'spreadsheet-ml': (source, _, limits) => ofSheets(source, parseSpreadsheetMl(wholeFile(source, limits), limits)),
  excel97: (source, _, limits) => ofSheets(source, parseExcel97(wholeFile(source, limits), limits)),
  'open-document': (source, _, limits) => openParsed(source, parseOpenDocument(source, limits)),
} satisfies Record<FileFormat, Opener>;

function ofSheets(source: OpenFile, sheets: readonly ParsedSheet[]): OpenedWorkbook {
  return openParsed(source, { sheets, warnings: [] });
}

function openFile(path: string, file: string, limits: ReadingLimits): OpenFile {
  const opened = openPlainFile(path);
  if (!opened.ok) throw new Refusal(opened.error);
  const { fd, stats } = opened.value;
  try {
    if (stats.size > limits.csvBytes) refuse('FILE_TOO_BIG', { size: stats.size, limit: limits.csvBytes });
    let open = true;
    const close = (): void => {
      if (open) closeSync(fd);
      open = false;
    };
    return { fd, size: stats.size, modified: stats.mtimeMs, file, contentHash: hashOf(fd), close };
  } catch (thrown) {
    closeSync(fd);
    throw thrown;
  }
}

function hashOf(fd: number): string {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(1024 * 1024);
  let at = 0;
  for (let got = readSync(fd, chunk, 0, chunk.length, at); got > 0; got = readSync(fd, chunk, 0, chunk.length, at)) {
    hash.update(chunk.subarray(0, got));
    at += got;
  }
  return hash.digest('hex');
}
