/** Base figures (基础数据): persons, enterprises, applications of a unit, by which `per_capita` measures are divided. */
export const baseFigures = ['常住人口', '企业数', '业务申报量'] as const;
export type BaseFigure = (typeof baseFigures)[number];

export function isBaseFigure(name: string): name is BaseFigure {
  return baseFigures.some((figure) => figure === name);
}

/** docs/METHODS' factor: value ÷ base figure × factor. */
export const baseFigureFactors: Readonly<Record<BaseFigure, number>> = {
  常住人口: 10_000,
  企业数: 1_000,
  业务申报量: 1_000,
};

/** One value per unit, in the units' order; NaN where not known. */
export type BaseFigureColumns = Readonly<Record<BaseFigure, Float64Array>>;
