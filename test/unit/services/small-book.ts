import ExcelJS from 'exceljs';

/** A score book of two units and two measures, one of them divided by a denominator: 9, 6 and 20/5 = 4, 20/10 = 2. */
export async function writeSmallBook(
  path: string,
  data: readonly (readonly (string | number)[])[] = [
    ['Unit', 'a', 'b', 'pop'],
    ['u1', 9, 20, 5],
    ['u2', 6, 20, 10],
  ],
  method: readonly (readonly (string | number)[])[] = [],
): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('Indicators').addRows([
    ['Code', 'Name', 'Parent', 'Weight', 'Normalisation', 'Lower', 'Upper', 'Denominator'],
    ['X', '一', '', 2, '', '', '', ''],
    ['Y', '二', '', 1, '', '', '', ''],
    ['a', '甲项', 'X', 1, 'goalposts', 0, 10, ''],
    ['b', '乙项', 'Y', 1, 'goalposts', 0, 5, 'pop'],
  ]);
  workbook.addWorksheet('Units').addRows([
    ['Code', 'Name'],
    ['u1', '东'],
    ['u2', '西'],
  ]);
  workbook.addWorksheet('Data').addRows(data.map((row) => [...row]));
  if (method.length > 0) workbook.addWorksheet('Method').addRows(method.map((row) => [...row]));
  await workbook.xlsx.writeFile(path);
}
