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

/** Least and most that a province and a city of their level can have, in ones: a factor of 10⁴ too few or too many lies outside. 业务申报量 has no such span. */
const magnitudes = {
  province: { 常住人口: [1_000_000, 200_000_000], 企业数: [1_000, 50_000_000] },
  city: { 常住人口: [100_000, 40_000_000], 企业数: [300, 20_000_000] },
} as const;

export interface Magnitude {
  readonly low: number;
  readonly high: number;
}

/** What a base figure of a unit is usually between; null where nothing is known: another figure, or a unit whose code is of no province or prefecture. */
export function figureMagnitude(figure: BaseFigure, unit: string): Magnitude | null {
  const level = /^\d\d0000$/.test(unit) ? 'province' : /^\d{4}00$/.test(unit) ? 'city' : null;
  if (level === null || figure === '业务申报量') return null;
  const [low, high] = magnitudes[level][figure];
  return { low, high };
}

/** One value per unit, in the units' order; NaN where not known. */
export type BaseFigureColumns = Readonly<Record<BaseFigure, Float64Array>>;
