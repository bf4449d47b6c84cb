import { foldName } from '../../base/fold-text.ts';
import type { ReadBox } from '../../model/box-import.ts';

export type BoxField = Exclude<keyof ReadBox, 'place' | 'picture'>;

/** What columns of a list, and lines under a heading, are called. */
const names: Readonly<Record<BoxField, readonly string[]>> = {
  title: ['标题', '题目', '专栏标题', '名称', 'title'],
  unit: ['评估对象', '对象', '地区', '省份', '城市', '单位', 'unit'],
  region: ['区域', '片区', 'region'],
  chapter: ['章节', '放在', '栏目', '类别', 'chapter'],
  text: ['正文', '内容', '做法', '文字', 'text'],
  source: ['来源', '出处', '资料来源', 'source'],
  year: ['年度', '年份', '年', 'year'],
  caption: ['图片说明', '图注', '图题', 'caption'],
};

const fields = new Map(
  Object.entries(names).flatMap(([field, spellings]) => spellings.map((name) => [foldName(name), field] as const)),
);

/** The field that a heading of a column or the beginning of a line names; null: none. */
export function boxField(heading: string): BoxField | null {
  const field = fields.get(foldName(heading));
  return field !== undefined && Object.hasOwn(names, field) ? asField(field) : null;
}

function asField(field: string): BoxField | null {
  switch (field) {
    case 'title':
    case 'unit':
    case 'region':
    case 'chapter':
    case 'text':
    case 'source':
    case 'year':
    case 'caption':
      return field;
    default:
      return null;
  }
}

export const emptyBox: Omit<ReadBox, 'place' | 'picture' | 'caption'> = {
  title: '',
  unit: '',
  region: '',
  chapter: '',
  text: '',
  source: '',
  year: '',
};
