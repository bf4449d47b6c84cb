import type { BaseFigure } from './base-figure.ts';

/** How units say that a value is divided by a base figure, in its factor (`baseFigureFactors`). */
const behind: Readonly<Record<BaseFigure, string>> = {
  常住人口: '/万人',
  企业数: '/千户',
  业务申报量: '/千件',
};

/** 个/万人 → 个 by 常住人口; any other unit by itself. */
export function perCapitaUnit(unit: string): { readonly unit: string; readonly base: BaseFigure | null } {
  for (const base of ['常住人口', '企业数'] as const)
    if (unit.endsWith(behind[base]) && unit.length > behind[base].length)
      return { unit: unit.slice(0, -behind[base].length), base };
  return { unit, base: null };
}

/** The unit as people write it: 个 by 常住人口 is 个/万人. */
export function writtenUnit(unit: string, base: BaseFigure | null): string {
  return base === null || unit === '' ? unit : `${unit}${behind[base]}`;
}
