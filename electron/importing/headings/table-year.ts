import { foldText } from '../../../shared/base/fold-text.ts';
import type { SheetProfile } from '../profile/profile-sheet.ts';
import { parseYear } from '../values/parse-period.ts';

/** 2019-2021年, 2019年至2021年: no one year. */
const span = /\d{4}\s*年?\s*[-–—~至到]\s*\d{4}\s*年?/g;
/** 2021年 and 2021年度; no day of printing (2022年3月5日), no year of a book (2022年鉴). */
const named = /(?<!\d)((?:19|20)\d{2}\s*年)(?!\s*(?:鉴|版|印|\d{1,2}月\d))/g;
/** What a footnote says of its own table: 本表为2021年数据. A source is of another year. */
const ofTable =
  /(?:本表|数据|资料|指标)(?:均|时间|年份)*(?:为|是|:)\s*((?:19|20)\d{2})\s*年|((?:19|20)\d{2})\s*年(?:度|末)?数据/g;
const source = /^(?:资料|数据)?来源|年鉴/;

/**
 * The one year that a table says it is of: in its title lines, else as the sheet's name (2021, 2021年基础数据), else in a footnote. Null where it names none or several.
 */
export function tableYear({ titles, notes }: Pick<SheetProfile, 'titles' | 'notes'>, sheetName: string): number | null {
  const titled = new Set(titles.flatMap(yearsIn));
  if (titled.size > 0) return only(titled);
  const name = foldText(sheetName);
  // A day or month in the name of a file is when it was sent.
  const year = parseYear(name);
  const sheet = new Set(year !== null ? [year] : /年\s*\d{1,2}\s*月/.test(name) ? [] : yearsIn(name));
  return sheet.size > 0 ? only(sheet) : only(new Set(notes.flatMap(yearsInNote)));
}

function yearsIn(text: string): readonly number[] {
  return [...foldText(text).replaceAll(span, '').matchAll(named)].flatMap((match) => parseYear(match[1] ?? '') ?? []);
}

function yearsInNote(note: string): readonly number[] {
  const text = foldText(note);
  if (source.test(text)) return [];
  return [...text.matchAll(ofTable)].flatMap((match) => parseYear(match[1] ?? match[2] ?? '') ?? []);
}

function only(years: ReadonlySet<number>): number | null {
  const [year] = years;
  return years.size === 1 && year !== undefined ? year : null;
}
