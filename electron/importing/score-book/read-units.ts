import type { Unit } from '../../../shared/model/unit.ts';
import type { SheetRow } from '../cells/cell.ts';
import { readName, readSetting, readText } from './read-cell.ts';
import type { SheetLog } from './sheet-log.ts';
import { readSheetTable } from './sheet-table.ts';

const fields = ['code', 'name', 'order', 'group', 'nameEn', 'groupEn', 'fullName', 'platform', 'province'] as const;
const headers = {
  code: ['code', '代码'],
  name: ['name', '名称'],
  order: ['order', '排序'],
  group: ['group', '分组'],
  nameEn: ['name(english)', 'name_en', '英文名'],
  groupEn: ['group(english)', 'group_en', '分组英文名'],
  fullName: ['fullname', '全称'],
  platform: ['platform', '平台'],
  province: ['province', '所属省'],
} as const;

/**
 * Units 评估对象 in the sheet's order, which is the output's. `order` is the sheet's Order 排序, or the position where that
 * is empty; the name is the code where that is empty.
 */
export function readUnits(rows: readonly SheetRow[], log: SheetLog): readonly Unit[] {
  const table = readSheetTable(rows, headers, ['code'], log, fields);
  if (table.rows.length === 0) log.error(table.headerRow, 1, 'BOOK_SHEET_EMPTY', { sheet: log.sheet });
  const seen = new Map<string, number>();
  const units: Unit[] = [];
  for (const line of table.rows) {
    const { row, column } = line.at('code');
    const code = readText(line.at('code'), log);
    const earlier = seen.get(code);
    if (code === '') log.error(row, column, 'BOOK_CODE_EMPTY');
    else if (earlier !== undefined) log.error(row, column, 'BOOK_UNIT_TWICE', { unit: code, row: earlier });
    else {
      seen.set(code, row);
      const name = readName(line.at('name'), log) || code;
      const nameEn = readName(line.at('nameEn'), log);
      const groupEn = readName(line.at('groupEn'), log);
      const platform = readName(line.at('platform'), log);
      const province = readName(line.at('province'), log);
      units.push({
        code,
        name,
        fullName: readName(line.at('fullName'), log) || name,
        order: readSetting(line.at('order'), false, log) ?? units.length + 1,
        group: readName(line.at('group'), log),
        ...(nameEn === '' ? {} : { nameEn }),
        ...(groupEn === '' ? {} : { groupEn }),
        ...(platform === '' ? {} : { platform }),
        ...(province === '' ? {} : { province }),
      });
    }
  }
  return units;
}
