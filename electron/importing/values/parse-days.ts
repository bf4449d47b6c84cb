import { foldName } from '../../../shared/base/fold-text.ts';
import { parseNumber } from '../../../shared/base/parse-number.ts';

/** 时限 as kept: 工作日 apart from 自然日, since they are not the same length; 天 where the sheet says no more. */
export type DayUnit = '工作日' | '自然日' | '天';

const unitWords: Readonly<Record<string, DayUnit>> = {
  个工作日: '工作日',
  工作日: '工作日',
  个工作天: '工作日',
  工作天: '工作日',
  个自然日: '自然日',
  自然日: '自然日',
  日历日: '自然日',
  个日历日: '自然日',
  日历天: '自然日',
  天: '天',
  日: '天',
  个日: '天',
};
const grammar = /^([^\u4e00-\u9fff]*)([\u4e00-\u9fff]*)$/;

/** The unit a 时限单位 cell names; null for an unknown word. */
export function parseDayUnit(text: string): DayUnit | null {
  const folded = foldName(text);
  return Object.hasOwn(unitWords, folded) ? (unitWords[folded] ?? null) : null;
}

/** `20`, `20个工作日`, `20天`: days and the unit it names (null: none). Null for anything else, also for months and years. */
export function parseDays(text: string): { readonly days: number; readonly unit: DayUnit | null } | null {
  const match = grammar.exec(foldName(text));
  if (match === null) return null;
  const stated = parseNumber(match[1] ?? '');
  if (stated === null || stated.suffix !== '' || stated.value < 0) return null;
  const word = match[2] ?? '';
  if (word === '') return { days: stated.value, unit: null };
  const unit = parseDayUnit(word);
  return unit === null ? null : { days: stated.value, unit };
}
