import { foldName } from '../../../shared/base/fold-text.ts';
import { mergedTextAt } from './annex-grid.ts';
import type { AnnexGrid } from './annex-grid.ts';
import { isNothing, oneLine } from './annex-texts.ts';

type UnitField = 'code' | 'name' | 'fullName' | 'group' | 'nameEn' | 'groupEn' | 'order';
/** Columns (from 1) of one list; several stand side by side on a page that saves paper. */
export type UnitBlock = Readonly<Partial<Record<UnitField, number>>>;

export interface UnitColumns {
  /** First and last row of the heading; 0: there is none. */
  readonly first: number;
  readonly last: number;
  readonly blocks: readonly UnitBlock[];
}

const heads: readonly (readonly [UnitField, RegExp])[] = [
  ['order', /^(?:序号|排序|顺序|行政区划序|编号|order|no\.?)$/],
  ['code', /^(?:代码|编码|(?:行政)?区划(?:代)?码|统一?代码|地区代码|code)$/],
  ['nameEn', /^(?:英文名|英文名称|英文简称|name\(english\)|englishname|name_en)$/],
  ['groupEn', /^(?:地区英文名|区域英文名|分组英文名|group\(english\)|region\(english\)|englishregion|group_en)$/],
  ['fullName', /^(?:全称|单位全称|fullname)$/],
  [
    'group',
    /^(?:所属.*|隶属.*|设区市|设区的市|地级市|地市|市\(州\)|市州|市|地区|区域|分组|组别|大区|片区|板块|region|group|prefecture|province|省份|省)$/,
  ],
  [
    'name',
    /^(?:简称|名称|地区名称|评估对象|参评单位|参评对象|被评估?单位|单位|单位名称|对象|县\(?(?:市、区|市区|区|区、市)\)?|县区|区县|县市区|县级市|城市|城市名称|区\(县\)|区\(市、县\)|机构|机构名称|部门|部门名称|乡镇|乡镇\(街道\)|街道|name|shortname|unit|county|city)$/,
  ],
];
const LOOKED_AT = 20;

/** By a heading that says which column holds names, else by what the columns hold; null where none can be names. */
export function unitColumns(grid: AnnexGrid): UnitColumns | null {
  for (let row = 1; row <= Math.min(grid.rows.length, LOOKED_AT); row += 1) {
    const fields = Array.from({ length: grid.rows[row - 1]?.length ?? 0 }, (_, at) =>
      headOf(mergedTextAt(grid, row, at + 1)),
    );
    const blocks = blocksOf(fields);
    // 地区 and 市 alone are names where nothing else is.
    const named = blocks.map((block) =>
      block.name === undefined && block.fullName === undefined && block.group !== undefined && block.code !== undefined
        ? { ...withoutGroup(block), name: block.group }
        : block,
    );
    if (named.some(({ name, fullName }) => (name ?? fullName) !== undefined))
      return { first: row, last: row, blocks: named };
  }
  const block = byContent(grid);
  return block === null ? null : { first: 0, last: 0, blocks: [block] };
}

function withoutGroup(block: UnitBlock): UnitBlock {
  const { group: _group, ...rest } = block;
  return rest;
}

function headOf(text: string): UnitField | null {
  const folded = foldName(text.replaceAll('\n', '')).toLowerCase().replaceAll(',', '、');
  return heads.find(([, words]) => words.test(folded))?.[0] ?? null;
}

/** A field that comes again begins the next list beside. */
function blocksOf(fields: readonly (UnitField | null)[]): readonly UnitBlock[] {
  const blocks: Partial<Record<UnitField, number>>[] = [{}];
  fields.forEach((field, at) => {
    if (field === null) return;
    const block = blocks.at(-1);
    if (block !== undefined && block[field] === undefined) block[field] = at + 1;
    else blocks.push({ [field]: at + 1 });
  });
  return blocks.filter((block) => Object.keys(block).length > 0);
}

/** Codes are digits, places count up, groups repeat, names don't; of two columns of names the longer is the full one. */
function byContent(grid: AnnexGrid): UnitBlock | null {
  const width = Math.max(...grid.rows.map((row) => row.length), 0);
  const block: Partial<Record<UnitField, number>> = {};
  const words: { readonly column: number; readonly distinct: number; readonly length: number }[] = [];
  const filled = grid.rows.filter((row) => row.filter((text) => text.trim() !== '').length > (width > 1 ? 1 : 0));
  for (let column = 1; column <= width; column += 1) {
    const texts = filled.map((row) => oneLine(row[column - 1] ?? '')).filter((text) => !isNothing(text));
    if (texts.length === 0) continue;
    if (texts.every((text) => /^\d{4,12}$/.test(text))) block.code ??= column;
    else if (texts.every((text, at) => text === String(at + 1))) block.order ??= column;
    else if (texts.every((text) => /^[A-Za-z]?\d+$/.test(text))) block.code ??= column;
    else
      words.push({
        column,
        distinct: new Set(texts).size / filled.length,
        length: texts.reduce((sum, text) => sum + text.length, 0) / texts.length,
      });
  }
  const own = words.filter(({ distinct }) => distinct > 0.7).toSorted((a, b) => a.length - b.length);
  const [name, fullName] = own;
  const group = words.find(({ distinct }) => distinct <= 0.7);
  if (name === undefined) return group === undefined || filled.length > 1 ? null : { ...block, name: group.column };
  return {
    ...block,
    name: name.column,
    ...(fullName === undefined ? {} : { fullName: fullName.column }),
    ...(group === undefined ? {} : { group: group.column }),
  };
}
