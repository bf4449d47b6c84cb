import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import exceljs from 'exceljs';
import { encodeGbk } from './encode-gbk.ts';
import type { WriteStream } from 'node:fs';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import type { SampleCell, SampleFile, SampleSheet } from './sheets/sample-sheet.ts';

export interface WrittenSheet {
  readonly sheet: string;
  readonly kind: RecordKind;
  /** Data rows, without titles, header, 合计 and notes. */
  readonly rows: number;
  readonly records: number;
}

export interface WrittenSample {
  readonly sheets: readonly WrittenSheet[];
  /** SHA-256 over names, titles, header, cells and notes in order; the bytes of the file also hold the zip's clock. */
  readonly contentHash: string;
}

/** Called between pieces with the records written since the last call; throws to stop. */
export type OnRecords = (records: number) => void;

/** The one moment that stands in the properties of every workbook, so that the same seed gives the same parts. */
const WRITTEN_AT = new Date(Date.UTC(2022, 0, 10));
/** The same object for every cell of a kind: exceljs knows a style again by identity, and working each out anew took half of the writing. */
const cellStyles = { plain: {}, percent: { numFmt: '0.00%' }, date: { numFmt: 'yyyy-mm-dd' } };
const ROWS_A_PIECE = 2_000;
/** Excel's limit is 1,048,576 rows; header and notes need a few. */
const ROWS_A_SHEET = 1_000_000;

export async function writeSampleFile(path: string, file: SampleFile, onRecords: OnRecords): Promise<WrittenSample> {
  const stream = createWriteStream(path);
  try {
    return await (file.format === 'xlsx' ? writeWorkbook(stream, file, onRecords) : writeCsv(stream, file, onRecords));
  } catch (failure) {
    // Closed before the caller removes the file: a stream that opens later would make it again.
    stream.destroy();
    if (!stream.closed) await once(stream, 'close');
    throw failure;
  }
}

/** What is counted and hashed while a sheet is written, whatever the format. */
function createTally(file: SampleFile) {
  const hash = createHash('sha256').update(file.file);
  const sheets: { sheet: string; kind: RecordKind; rows: number; records: number }[] = [];
  return {
    begin: (plan: SampleSheet, sheet: string) => {
      hash.update(JSON.stringify([sheet, plan.titles, plan.header, plan.merges, plan.notes, plan.total ?? null]));
      sheets.push({ sheet, kind: plan.kind, rows: 0, records: 0 });
    },
    row: (plan: SampleSheet, row: readonly SampleCell[]): number => {
      hash.update(JSON.stringify(row));
      const current = sheets.at(-1)!;
      const records = plan.recordsIn(row);
      current.rows += 1;
      current.records += records;
      return records;
    },
    done: (): WrittenSample => ({ sheets, contentHash: hash.digest('hex') }),
  };
}

async function writeWorkbook(stream: WriteStream, file: SampleFile, onRecords: OnRecords): Promise<WrittenSample> {
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  workbook.creator = '合成示例数据';
  workbook.created = WRITTEN_AT;
  workbook.modified = WRITTEN_AT;
  const tally = createTally(file);
  for (const plan of file.sheets) {
    let sheet = beginSheet(workbook, plan, plan.sheet);
    tally.begin(plan, plan.sheet);
    let inSheet = 0;
    let part = 1;
    let sinceCall = 0;
    for (const row of plan.rows()) {
      if (inSheet === ROWS_A_SHEET) {
        endSheet(sheet, plan);
        part += 1;
        sheet = beginSheet(workbook, plan, `${plan.sheet}（${part}）`);
        tally.begin(plan, `${plan.sheet}（${part}）`);
        inSheet = 0;
      }
      addRow(sheet, row);
      sinceCall += tally.row(plan, row);
      inSheet += 1;
      if (inSheet % ROWS_A_PIECE === 0) {
        onRecords(sinceCall);
        sinceCall = 0;
        await breathe();
        if (stream.writableNeedDrain) await once(stream, 'drain');
      }
    }
    if (plan.total) addRow(sheet, plan.total);
    endSheet(sheet, plan);
    onRecords(sinceCall);
  }
  await workbook.commit();
  return tally.done();
}

function beginSheet(workbook: exceljs.stream.xlsx.WorkbookWriter, plan: SampleSheet, name: string): exceljs.Worksheet {
  const headerEnd = plan.titles.length + plan.header.length;
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: headerEnd, xSplit: 1 }],
    pageSetup: {
      paperSize: 9,
      orientation: plan.widths.length > 6 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToHeight: 0,
      printTitlesRow: `${plan.titles.length + 1}:${headerEnd}`,
    },
  });
  sheet.columns = plan.widths.map((width) => ({ width }));
  plan.titles.forEach((title, at) => {
    const row = sheet.addRow([title]);
    row.font = { name: '宋体', size: at === 0 ? 14 : 10, bold: at === 0 };
    row.alignment = { horizontal: at === 0 ? 'center' : 'left' };
    sheet.mergeCells(at + 1, 1, at + 1, plan.widths.length);
  });
  for (const line of plan.header) {
    const row = sheet.addRow(line.map((text) => (text === '' ? null : text)));
    row.font = { name: '宋体', size: 10, bold: true };
    row.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  }
  for (const merge of plan.merges) {
    sheet.mergeCells(plan.titles.length + merge.top, merge.left, plan.titles.length + merge.bottom, merge.right);
  }
  return sheet;
}

function addRow(sheet: exceljs.Worksheet, cells: readonly SampleCell[]): void {
  const row = sheet.addRow(
    cells.map((cell) =>
      cell === null || typeof cell !== 'object'
        ? cell
        : 'percent' in cell
          ? cell.percent
          : new Date(`${cell.date}T00:00:00Z`),
    ),
  );
  cells.forEach((cell, at) => {
    row.getCell(at + 1).style =
      cell === null || typeof cell !== 'object'
        ? cellStyles.plain
        : 'percent' in cell
          ? cellStyles.percent
          : cellStyles.date;
  });
  row.commit();
}

function endSheet(sheet: exceljs.Worksheet, plan: SampleSheet): void {
  for (const note of plan.notes) sheet.addRow([note]).commit();
  sheet.commit();
}

async function writeCsv(stream: WriteStream, file: SampleFile, onRecords: OnRecords): Promise<WrittenSample> {
  const [plan] = file.sheets;
  if (!plan || file.sheets.length !== 1) throw new Error('sample: a CSV file holds one sheet');
  const encode = file.format === 'csv-gbk' ? encodeGbk : (text: string): Buffer => Buffer.from(text, 'utf8');
  const tally = createTally(file);
  tally.begin(plan, plan.sheet);
  if (file.format === 'csv-utf8') stream.write(Buffer.from([0xef, 0xbb, 0xbf]));
  stream.write(encode([...plan.titles.map((title) => [title]), ...plan.header].map(csvLine).join('')));
  let lines: string[] = [];
  let sinceCall = 0;
  const flush = async (): Promise<void> => {
    onRecords(sinceCall);
    sinceCall = 0;
    if (!stream.write(encode(lines.join('')))) await once(stream, 'drain');
    lines = [];
    await breathe();
  };
  for (const row of plan.rows()) {
    lines.push(csvLine(row));
    sinceCall += tally.row(plan, row);
    if (lines.length === ROWS_A_PIECE) await flush();
  }
  if (plan.total) lines.push(csvLine(plan.total));
  lines.push(...plan.notes.map((note) => csvLine([note])));
  await flush();
  stream.end();
  await finished(stream);
  return tally.done();
}

function csvLine(cells: readonly SampleCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: SampleCell): string {
  if (cell === null) return '';
  const text =
    typeof cell !== 'object'
      ? String(cell)
      : 'percent' in cell
        ? `${Number((cell.percent * 100).toFixed(6))}%`
        : cell.date;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
