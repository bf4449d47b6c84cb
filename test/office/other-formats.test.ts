import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseNumber } from '../../shared/base/parse-number.ts';
import { createRandom } from '../../shared/base/random.ts';
import { readWorkbook } from '../../electron/importing/open/read-workbook.ts';
import { binaryBookOf } from '../fixtures/workbooks/binary-book.ts';
import type { BinaryBook, BinaryCell } from '../fixtures/workbooks/binary-book.ts';
import { converted } from './converted.ts';

const ROWS = 2500;
const COLUMNS = 40;
const texts = ['北京市', ' 两端 空格 ', '第一行\n第二行', 'a  b', '<&>"', '00123', '制表\t符', '𠮷', '‘引号’', '—'];

/** 合成数据 (of at most twelve digits: LibreOffice writes fifteen in some formats and all in others) of every kind of value that the formats share, 100,000 cells, with merges and hidden rows, columns and sheets. */
async function writeBook(path: string): Promise<void> {
  const random = createRandom(16);
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('数据 一');
  const value = (): ExcelJS.CellValue => {
    const kind = Math.floor(random.next() * 9);
    if (kind < 3) return Number(((random.next() - 0.5) * 10 ** Math.floor(random.next() * 15 - 4)).toPrecision(12));
    if (kind === 3) return Math.floor(random.next() * 1e9);
    if (kind === 4) return 2000 + Math.floor(random.next() * 30);
    if (kind === 5) return new Date(Date.UTC(1950, 0, 1) + Math.floor(random.next() * 40_000) * 86_400_000);
    if (kind === 6) return `文字 ${Math.floor(random.next() * 1000)}`;
    if (kind === 7) return texts[Math.floor(random.next() * texts.length)] ?? '';
    return random.next() < 0.5 ? null : 0;
  };
  for (let row = 1; row <= ROWS; row += 1) {
    const line = sheet.addRow(Array.from({ length: COLUMNS }, value));
    line.eachCell((cell) => {
      if (cell.value instanceof Date) cell.numFmt = 'yyyy-mm-dd';
      else if (typeof cell.value === 'number' && random.next() < 0.2) cell.numFmt = '0.00%';
    });
    if (row % 97 === 0) line.hidden = true;
    if (row % 211 === 0) sheet.mergeCells(row, 3, row, 5);
  }
  sheet.getColumn(7).hidden = true;
  const formulas = workbook.addWorksheet('公式');
  formulas.addRow([1, 0, { formula: 'A1/B1' }, { formula: 'A1+1' }, { formula: 'NA()' }, { formula: '"文"&A1' }]);
  // A value that repeats to the right and down: OpenDocument writes it once with a count.
  for (let row = 0; row < 50; row += 1) formulas.addRow([7, 7, 7, '同', '同']);
  workbook.addWorksheet('隐藏', { state: 'hidden' }).addRow([-0.5]);
  // LibreOffice has booleans by their format only, and writes these as numbers into .xlsx.
  workbook
    .addWorksheet('真假')
    .addRow([true, false])
    .eachCell((cell) => {
      cell.numFmt = '"TRUE";"TRUE";"FALSE"';
    });
  await workbook.xlsx.writeFile(path);
}

/** The same kinds of value as a binary workbook, which LibreOffice reads and doesn't write; formulas apart, which it would calculate. */
function binaryBook(): BinaryBook {
  const random = createRandom(29);
  const cell = (): BinaryCell => {
    const kind = Math.floor(random.next() * 8);
    if (kind < 2)
      return { number: Number(((random.next() - 0.5) * 10 ** Math.floor(random.next() * 15 - 4)).toPrecision(12)) };
    if (kind === 2) return { number: Math.floor(random.next() * 1e9) };
    if (kind === 3) return { number: Math.round(random.next() * 1e6) / 100 };
    if (kind === 4) return { number: Number(random.next().toPrecision(12)), style: 1 };
    if (kind === 5) return { number: 20_000 + Math.floor(random.next() * 30_000), style: 2 };
    if (kind === 6) return { text: texts[Math.floor(random.next() * texts.length)] ?? '', shared: random.next() < 0.5 };
    return random.next() < 0.5 ? null : { number: 0 };
  };
  const rows = new Map(
    Array.from({ length: ROWS }, (_, row) => [row + 1, Array.from({ length: COLUMNS }, cell)] as const),
  );
  return {
    sheets: [
      {
        name: '数据 一',
        rows,
        hiddenRows: new Set([97, 194]),
        hiddenColumn: 7,
        merges: [[211, COLUMNS + 1, 212, COLUMNS + 2]],
      },
      { name: '隐藏', state: 1, rows: new Map([[1, [{ number: -0.5 }]]]) },
    ],
  };
}

test('a binary workbook of 100,000 cells is read as LibreOffice reads it, cell for cell', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'binary-'));
  try {
    const path = join(folder, 'book.xlsb');
    writeFileSync(path, binaryBookOf(binaryBook()));
    const [ours, theirs] = [await readWorkbook(path), await readWorkbook(converted(path, 'xlsx'))];
    if (!ours.ok || !theirs.ok) throw new Error(JSON.stringify([ours, theirs]));
    const different: string[] = [];
    let cells = 0;
    theirs.value.sheets.forEach((sheet, at) => {
      const other = ours.value.sheets[at];
      expect([other?.name, other?.visibility]).toEqual([sheet.name, sheet.visibility]);
      expect(other?.hiddenColumns).toEqual(sheet.hiddenColumns);
      expect(other?.rows.map(({ row, hidden }) => [row, hidden])).toEqual(
        sheet.rows.map(({ row, hidden }) => [row, hidden]),
      );
      sheet.rows.forEach(({ row, cells: line }, index) =>
        line.forEach((cell, column) => {
          cells += 1;
          const got = JSON.stringify(other?.rows[index]?.cells[column]);
          if (got !== JSON.stringify(cell)) different.push(`${row}/${column + 1}: ${got} for ${JSON.stringify(cell)}`);
        }),
      );
    });
    expect(ours.value.sheets[0]?.merges).toEqual([{ top: 211, left: 41, bottom: 212, right: 42 }]);
    expect(cells).toBeGreaterThan(95_000);
    expect(different.slice(0, 20)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

const escaped = (text: string): string => text.replace(/[&<>"\n\t]/g, (char) => `&#${char.charCodeAt(0)};`);

/** The first sheet's values as XML Spreadsheet 2003, as Excel writes them: numbers by type and style, merges by count. */
function spreadsheetMl(rows: Iterable<readonly BinaryCell[]>): string {
  const cell = (value: BinaryCell, column: number): string => {
    if (value === null) return '';
    const index = `ss:Index="${column + 1}"`;
    if ('number' in value)
      return `<Cell ${index}${value.style ? ` ss:StyleID="s${value.style}"` : ''}><Data ss:Type="Number">${value.number}</Data></Cell>`;
    return 'text' in value ? `<Cell ${index}><Data ss:Type="String">${escaped(value.text)}</Data></Cell>` : '';
  };
  const lines = Array.from(rows, (cells) => `<Row>${cells.map(cell).join('')}</Row>`);
  return `<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="s1"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="s2"><NumberFormat ss:Format="yyyy\-mm\-dd"/></Style></Styles>
<Worksheet ss:Name="数据"><Table>${lines.join('\n')}</Table></Worksheet></Workbook>`;
}

/** The same values as the page that platforms hand out as .xls: a table whose texts are what is shown. */
function page(rows: Iterable<readonly BinaryCell[]>): string {
  const shown = (value: BinaryCell): string =>
    value === null
      ? ''
      : 'number' in value
        ? String(value.number)
        : 'text' in value
          ? escaped(value.text).replaceAll('&#10;', '<br>')
          : '';
  const lines = Array.from(rows, (cells) => `<tr>${cells.map((cell) => `<td>${shown(cell)}</td>`).join('')}</tr>`);
  return `<html><head><meta charset="utf-8"></head><body><table>${lines.join('\n')}</table></body></html>`;
}

/** What is read of a file, and what LibreOffice reads of it, as a workbook. */
async function bothReadings(name: string, text: string, filter?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'both-'));
  try {
    const path = join(folder, name);
    writeFileSync(path, text);
    const [ours, theirs] = [await readWorkbook(path), await readWorkbook(converted(path, 'xlsx', filter))];
    if (!ours.ok || !theirs.ok) throw new Error(JSON.stringify([ours, theirs]).slice(0, 400));
    const cellsOf = (book: typeof ours.value) =>
      new Map(
        book.sheets[0]?.rows.flatMap(({ row, cells }) =>
          cells.flatMap((cell, column) => (cell === null ? [] : [[`${row}/${column + 1}`, cell] as const])),
        ),
      );
    return { ours: cellsOf(ours.value), theirs: cellsOf(theirs.value) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('XML 2003 of 100,000 cells is read as LibreOffice reads it, cell for cell', async () => {
  const { ours, theirs } = await bothReadings('book.xml', spreadsheetMl(binaryBook().sheets[0]?.rows.values() ?? []));
  expect(ours.size).toBeGreaterThan(90_000);
  expect([...ours.keys()]).toEqual([...theirs.keys()]);
  const different = [...ours].filter(([place, cell]) => JSON.stringify(cell) !== JSON.stringify(theirs.get(place)));
  expect(different.slice(0, 10).map(([place, cell]) => [place, cell, theirs.get(place)])).toEqual([]);
});

test('a page of 100,000 cells is read as LibreOffice reads it, cell for cell', async () => {
  const { ours, theirs } = await bothReadings(
    'page.html',
    page(binaryBook().sheets[0]?.rows.values() ?? []),
    'HTML (StarCalc)',
  );
  expect(ours.size).toBeGreaterThan(90_000);
  expect([...ours.keys()]).toEqual([...theirs.keys()]);
  // LibreOffice takes what looks like a number for one; here texts stay as they are shown until their column is known, without space at their ends.
  const asNumber = (cell: unknown): unknown =>
    typeof cell === 'string' ? (parseNumber(cell)?.value ?? cell.trim()) : cell;
  const different = [...ours].filter(([place, cell]) => asNumber(cell) !== asNumber(theirs.get(place)));
  expect(different.slice(0, 10).map(([place, cell]) => [place, cell, theirs.get(place)])).toEqual([]);
});

describe('a workbook of 100,000 cells as LibreOffice saves it', () => {
  let folder: string;
  let source: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'formats-'));
    source = join(folder, 'book.xlsx');
    await writeBook(source);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const read = async (format: string) => {
    const workbook = await readWorkbook(converted(source, format));
    if (!workbook.ok) throw new Error(JSON.stringify(workbook.error));
    return workbook.value.sheets;
  };

  test.each(['ods', 'xls'])('%s is read as its .xlsx is, cell for cell', async (format) => {
    const [expected, found] = [await read('xlsx'), await read(format)];
    expect(found.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
    const different: string[] = [];
    let cells = 0;
    expected.slice(0, 3).forEach((sheet, at) => {
      const other = found[at];
      if (other === undefined) return;
      expect(other.rows.map(({ row }) => row)).toEqual(sheet.rows.map(({ row }) => row));
      sheet.rows.forEach(({ row, cells: line, hidden }, index) => {
        const [ours, theirs] = [JSON.stringify(other.rows[index]?.cells), JSON.stringify(line)];
        cells += line.length;
        if (ours !== theirs || other.rows[index]?.hidden !== hidden)
          line.forEach((cell, column) => {
            const got = other.rows[index]?.cells[column];
            if (JSON.stringify(got) !== JSON.stringify(cell))
              different.push(`${sheet.name} ${row}/${column + 1}: ${JSON.stringify(got)} for ${JSON.stringify(cell)}`);
          });
      });
      const order = (merges: typeof sheet.merges) =>
        merges.map((merge) => JSON.stringify([merge.top, merge.left, merge.bottom, merge.right])).sort();
      expect(order(other.merges)).toEqual(order(sheet.merges));
    });
    expect(cells).toBeGreaterThan(95_000);
    expect(different.slice(0, 20)).toEqual([]);
  });

  test('ods tells booleans, and hidden sheets, rows and columns', async () => {
    const [sheet, , hidden, booleans] = await read('ods');
    expect(booleans?.rows.map(({ cells }) => cells)).toEqual([[true, false]]);
    expect(hidden?.visibility).toBe('hidden');
    expect(sheet?.hiddenColumns).toEqual([7]);
    expect(sheet?.rows.filter((row) => row.hidden).map(({ row }) => row)).toEqual(
      Array.from({ length: Math.floor(ROWS / 97) }, (_, at) => (at + 1) * 97),
    );
  });
});
