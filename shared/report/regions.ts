import type { Dataset } from '../model/dataset.ts';
import { englishName } from './english-names.ts';
import { administrativeOrder } from './cohort-statistics.ts';

/** The regions of the printed report in its order, for both cohorts: 华北 has figure 3-4, 西北 figure 3-10. */
const chineseRegions = ['华北', '东北', '华东', '华中', '华南', '西南', '西北'];

export interface Region {
  readonly name: string;
  /** Second number of its figure, 4 for figure 3-4: fixed by the region, whatever units a cohort has; other regions follow the report's. */
  readonly figure: number;
  /** Positions of its units in administrative order. */
  readonly units: readonly number[];
}

const FIRST_FIGURE = 4;

/** Regions (the units' groups): the report's in its order, then others in the order of their first unit. Units without a region are left out. */
export function reportedRegions(dataset: Dataset): readonly Region[] {
  const members = new Map<string, number[]>();
  for (const u of administrativeOrder(dataset)) {
    const name = dataset.units[u]!.group;
    if (name !== '') members.set(name, [...(members.get(name) ?? []), u]);
  }
  const reportRegions = chineseRegions.map((name) => (members.has(name) ? name : englishName(name)));
  const known = reportRegions.filter((name) => members.has(name));
  const others = [...members.keys()].filter((name) => !reportRegions.includes(name));
  // A project with regions of its own only has no use for the places of the report's.
  const before = known.length > 0 ? FIRST_FIGURE + reportRegions.length : FIRST_FIGURE;
  return [
    ...known.map((name) => ({ name, figure: FIRST_FIGURE + reportRegions.indexOf(name) })),
    ...others.map((name, at) => ({ name, figure: before + at })),
  ].map((region) => ({ ...region, units: members.get(region.name) ?? [] }));
}
