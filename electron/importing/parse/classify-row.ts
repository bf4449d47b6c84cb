import type { Cell, SheetRow } from '../cell.ts';
import { foldName } from '../values/fold-text.ts';
import { columnText, isBlank } from './column-text.ts';

const totalWord = /^(?:合计|总计|小计|共计|总数|平均|平均值|平均数|均值|总平均|最大值|最小值|中位数|全国|全国合计|全国平均|全国总计|sum|total|average|mean|.{1,6}(?:合计|小计|总计|平均|平均值|均值))[::]?$/i;
const noteWord = /^(?:注|备注|说明|附注|数据来源|来源|资料来源|填表|填报|制表|审核|复核|负责人|联系|打印|单位负责人|本表|以上|第\d+页|合成示例数据|\*|※)/;

/** Why a row below the header that names no unit is no data row; null when it should have named one. */
export function classifyRow(row: SheetRow, unitColumn: number, headings: ReadonlyMap<number, string>): { readonly code: string; readonly text: string; readonly column: number } | null {
  let filled = 0;
  let first = -1;
  let alike = 0;
  for (let index = 0; index < row.cells.length; index += 1) {
    const cell = row.cells[index];
    if (isBlank(cell)) continue;
    filled += 1;
    if (first < 0) first = index;
    if (sameHeading(cell, headings.get(index + 1))) alike += 1;
  }
  const text = columnText(row.cells[first]);
  const place = { text: text.slice(0, 60), column: first + 1 };
  if (alike >= 2 && alike >= filled / 2) return { code: 'REPEATED_HEADER', ...place };
  const unitText = foldName(columnText(row.cells[unitColumn - 1]));
  if (totalWord.test(foldName(text)) || totalWord.test(unitText)) return { code: 'TOTAL_ROW', ...place };
  if (noteWord.test(foldName(text)) && filled <= 4) return { code: 'NOTE_ROW', ...place };
  // A merged note gives its text once; a lone cell holds no value of any unit.
  if (filled === 1) return { code: 'NOTE_ROW', ...place };
  return null;
}

function sameHeading(cell: Cell | undefined, heading: string | undefined): boolean {
  return heading !== undefined && heading !== '' && typeof cell === 'string' && foldName(cell) === heading;
}
