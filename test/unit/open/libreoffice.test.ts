import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../shared/base/random.ts';
import { readWorkbook } from '../../../electron/importing/open/read-workbook.ts';

const made = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/workbooks/libreoffice/${name}`, import.meta.url));

describe('files made by LibreOffice', () => {
  it('reads a workbook as its source says: merged title, rich text, percentage, Chinese date, hidden row and sheet, cached formula, error', async () => {
    const read = await readWorkbook(made('ordinary.xlsx'));
    if (!read.ok) throw new Error(read.error.code);
    const [sheet, notes] = read.value.sheets;
    expect(sheet?.name).toBe('月度汇聚');
    expect(sheet?.rows.slice(0, 3).map(({ row, cells }) => [row, cells])).toEqual([
      [1, ['2021 年度报送表']],
      [2, ['地区', '比例', '日期']],
      [3, ['内蒙古自治区', { type: 'percent', value: 0.985 }, { type: 'date', iso: '2021-12-31', serial: 44_561 }]],
    ]);
    expect(sheet?.rows[3]?.cells.slice(0, 2)).toEqual(['00123', 1.97]);
    expect(sheet?.rows[3]?.hidden).toBe(true);
    expect(sheet?.rows[4]?.cells).toEqual([{ type: 'error', text: '#DIV/0!' }]);
    expect(sheet?.merges).toEqual([{ top: 1, left: 1, bottom: 1, right: 3 }]);
    expect([notes?.name, notes?.visibility, notes?.rows[0]?.cells]).toEqual(['说明', 'hidden', [-0.5]]);
  });

  it('reads the same book in the format of Excel 97, under either name, and in OpenDocument', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'xls-'));
    try {
      copyFileSync(made('old.xls'), join(folder, 'renamed.xlsx'));
      const [ordinary, ...outcomes] = await Promise.all(
        [made('ordinary.xlsx'), made('old.xls'), join(folder, 'renamed.xlsx'), made('open-document.ods')].map((path) =>
          readWorkbook(path),
        ),
      );
      const sheets = (outcome: (typeof outcomes)[number]) =>
        outcome.ok
          ? outcome.value.sheets.map(({ name, visibility, rows, merges, hiddenColumns }) => ({
              name,
              visibility,
              rows,
              merges,
              hiddenColumns,
            }))
          : outcome.error.code;
      expect(outcomes.map(sheets)).toEqual([sheets(ordinary!), sheets(ordinary!), sheets(ordinary!)]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('ends with a book or a refusal whatever is changed in the old format', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'xls-'));
    try {
      const sound = readFileSync(made('old.xls'));
      const random = createRandom(97);
      const codes = new Set<string>();
      for (let i = 0; i < 300; i += 1) {
        const bytes = Buffer.from(sound);
        for (let change = 0; change < 4; change += 1)
          bytes[Math.floor(random.next() * bytes.length)] = Math.floor(random.next() * 256);
        const path = join(folder, 'changed.xls');
        writeFileSync(path, i % 10 === 0 ? bytes.subarray(0, Math.floor(random.next() * bytes.length)) : bytes);
        const outcome = await readWorkbook(path);
        codes.add(outcome.ok ? 'read' : outcome.error.code);
      }
      expect([...codes]).toEqual(expect.arrayContaining(['read', 'BIFF']));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
