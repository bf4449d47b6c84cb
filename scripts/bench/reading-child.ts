// Reads one file in a process of its own and prints rows, seconds and peak memory: node reading-child.ts ours|exceljs FILE
import { openWorkbook } from '../../electron/importing/open/open-workbook.ts';
import { peakMemory } from '../../test/fixtures/workbooks/peak-memory.ts';

const [reader, path = ''] = process.argv.slice(2);
const started = performance.now();
const rows = reader === 'exceljs' ? await readByExceljs(path) : await readByOurs(path);
const seconds = (performance.now() - started) / 1000;
console.log(JSON.stringify({ rows, seconds, megabytes: peakMemory() }));

async function readByOurs(file: string): Promise<number> {
  const opened = openWorkbook(file);
  if (!opened.ok) throw new Error(opened.error.code);
  let rows = 0;
  for (const sheet of opened.value.sheets) {
    const read = await opened.value.readSheet(sheet.index, () => true);
    if (!read.ok) throw new Error(read.error.code);
    rows += read.value.rows;
  }
  opened.value.close();
  return rows;
}

async function readByExceljs(file: string): Promise<number> {
  const { default: exceljs } = await import('exceljs');
  let rows = 0;
  const book = new exceljs.stream.xlsx.WorkbookReader(file, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'emit',
  });
  for await (const sheet of book) for await (const row of sheet) if (row.hasValues) rows += 1;
  return rows;
}
