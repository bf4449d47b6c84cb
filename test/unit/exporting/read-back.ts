import { inflateRawSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import type { Worksheet } from 'exceljs';

/** The workbook as exceljs reads it: a second program would do, what matters is that the file is read, not the objects. */
export async function readXlsx(path: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return workbook;
}

export function sheetOf(workbook: ExcelJS.Workbook, name: string): Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (!sheet) throw new Error(`no sheet ${name}: ${workbook.worksheets.map((s) => s.name).join(', ')}`);
  return sheet;
}

/** Every cell's text row by row; the cells of a merge other than its first are ''. */
export function gridTexts(sheet: Worksheet): string[][] {
  const rows: string[][] = [];
  sheet.eachRow({ includeEmpty: true }, (row, number) => {
    const texts: string[] = [];
    for (let c = 1; c <= sheet.columnCount; c += 1) {
      const cell = row.getCell(c);
      texts.push(cell.isMerged && cell.master.address !== cell.address ? '' : cell.text);
    }
    rows[number - 1] = texts;
  });
  return rows;
}

/** One part of a zip file, by its central directory. */
export function zipPart(path: string, name: string): string {
  const bytes = readFileSync(path);
  let at = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1')) + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [size, nameLength, extra, comment, offset] = [
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
      bytes.readUInt32LE(at + 42),
    ];
    if (bytes.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
      const body = bytes.subarray(start, start + size);
      return (bytes.readUInt16LE(at + 10) === 0 ? body : inflateRawSync(body)).toString('utf8');
    }
    at += 46 + nameLength + extra + comment;
  }
  throw new Error(`no part ${name} in ${path}`);
}

/** Text of every table of a docx, cell by cell: w:tbl → w:tr → w:tc, line breaks as LF. A cell that continues a merge is ''. */
export function docxTables(path: string): string[][][] {
  const xml = zipPart(path, 'word/document.xml');
  return [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) =>
    [...table.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) =>
      [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) =>
        unescapeXml(
          [...cell.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g)]
            .map(([whole, text]) => (whole === '<w:br/>' ? '\n' : text))
            .join(''),
        ),
      ),
    ),
  );
}

function unescapeXml(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}
