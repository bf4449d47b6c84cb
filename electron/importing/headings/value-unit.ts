import { foldName } from '../../../shared/base/fold-text.ts';
import type { BaseFigure } from '../../../shared/model/base-figure.ts';
import { unitFactor, unitsClash } from '../../../shared/model/unit-factor.ts';
import { scaleOfUnit } from '../values/unit-text.ts';

const percentWords = new Set(['%', '百分比', '百分点', '个百分点']);

/** Units that base figures are counted in. */
export const figureUnits: Readonly<Record<BaseFigure, readonly string[]>> = {
  常住人口: ['人'],
  企业数: ['户', '家', '个'],
  业务申报量: ['件', '笔', '项', '次'],
};

/** Whether a stated unit says per cent. */
export function isPercentUnit(stated: string): boolean {
  return percentWords.has(foldName(stated));
}

/**
 * How a stated unit (万件 in a 单位 column or title) goes with the unit words of a measure. `scale`: factor to ones.
 * `same`: it is that unit, or a bare 万; `other`: another counting word (人次 for 人); `wrong`: per cent against a count.
 */
export function compareUnit(
  stated: string,
  words: readonly string[],
): { readonly fit: 'same' | 'other' | 'wrong'; readonly scale: number } {
  const folded = foldName(stated);
  const [only = '', another] = words;
  const factor = another === undefined ? unitFactor(folded, only) : null;
  if (factor !== null) return { fit: 'same', scale: factor };
  if (another === undefined && unitsClash(folded, only)) return { fit: 'wrong', scale: 1 };
  const percent = words.includes('%');
  if (isPercentUnit(folded) !== percent || folded === '‰') return { fit: 'wrong', scale: 1 };
  if (percent) return { fit: 'same', scale: 1 };
  const base = folded.replace(/^[万亿千百]/, '');
  return { fit: base === '' || words.includes(base) ? 'same' : 'other', scale: scaleOfUnit(folded) };
}
