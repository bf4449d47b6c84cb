import type { Cell, SheetRow } from '../cells/cell.ts';
import { foldName } from '../../../shared/base/fold-text.ts';
import { columnText, isBlank } from './column-text.ts';

const totalWord =
  /^(?:合计|总计|小计|共计|总数|平均|平均值|平均数|均值|总平均|最大值|最小值|中位数|全国|全国合计|全国平均|全国总计|sum|total|average|mean|.{1,6}(?:合计|小计|总计|平均|平均值|均值))[::]?$/i;
const totalWords = new Set([
  '合计',
  '总计',
  '小计',
  '共计',
  '平均',
  '平均值',
  '平均数',
  '平均分',
  '平均得分',
  '均值',
  '总分',
  '全年',
  '全年合计',
  '年度合计',
  '合计数',
  '中位数',
]);

// Asked of every item of millions of rows: the first character settles nearly all of them.
const totalBegins = new Set([...totalWords].map((word) => word.charCodeAt(0)));

/** 合计, 平均 and the like standing where a month, measure, item or expert belongs. */
export function isTotalWord(text: string): boolean {
  if (text.length > 8) return false;
  const first = text.charCodeAt(0);
  return (
    (totalBegins.has(first) || first <= 0x20 || first === 0xa0 || first === 0x3000) && totalWords.has(foldName(text))
  );
}

/** 栏次 under a header: 甲 乙 1 2 3, (1) (2) (3). */
const columnNumber = /^(?:栏次|[甲乙丙丁戊己庚辛]|\(?\d{1,2}\)?)$/;
const firstColumnNumber = /^(?:栏次|甲|\(?1\)?)$/;

const noteWord =
  /^(?:注|备注|说明|附注|数据来源|来源|资料来源|填表|填报|制表|审核|复核|负责人|联系|打印|单位负责人|本表|以上|第\d+页|合成示例数据|\*|※)/;

/** Why a row below the header that names no unit is no data row; null when it should have named one. */
export function classifyRow(
  row: SheetRow,
  unitColumn: number,
  headings: ReadonlyMap<number, string>,
): { readonly code: string; readonly text: string; readonly column: number } | null {
  let filled = 0;
  let first = -1;
  let alike = 0;
  let numbered = 0;
  for (let index = 0; index < row.cells.length; index += 1) {
    const cell = row.cells[index];
    if (isBlank(cell)) continue;
    filled += 1;
    if (first < 0) first = index;
    if (columnNumber.test(foldName(columnText(cell)))) numbered += 1;
    if (sameHeading(cell, headings.get(index + 1))) alike += 1;
  }
  const text = columnText(row.cells[first]);
  const place = { text: text.slice(0, 60), column: first + 1 };
  if (alike >= 2 && alike >= filled / 2) return { code: 'REPEATED_HEADER', ...place };
  if (filled >= 2 && numbered === filled && firstColumnNumber.test(foldName(text)))
    return { code: 'COLUMN_NUMBERS', ...place };
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
