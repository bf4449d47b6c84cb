import { buildNodes } from '../../../shared/model/build-nodes.ts';
import { TOTAL } from '../../../shared/model/dataset.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import type { BookData } from './read-data.ts';
import type { IndicatorRow } from './read-indicators.ts';

/** The dataset of a score book without errors: rows with children are nodes, the others measures; factor of denominators 1. */
export function bookDataset(
  title: string,
  indicators: readonly IndicatorRow[],
  units: readonly Unit[],
  data: BookData,
): Dataset {
  const measures = indicators.filter((row) => row.isMeasure);
  // A measure at the top stands below `total` as well, so it counts when the tops are counted.
  const tops = indicators.filter((row) => row.parent === null);
  const needsTotal = tops.length !== 1 || tops.some((row) => row.isMeasure);
  const inner = indicators
    .filter((row) => !row.isMeasure)
    .map(({ code, name, parent }) => ({ code, name, parent: parent ?? (needsTotal ? TOTAL : null) }));
  const nodes = buildNodes(needsTotal ? [{ code: TOTAL, name: '总体指数', parent: null }, ...inner] : inner);
  const positions = new Map(nodes.map((node, position) => [node.code, position]));
  const columns = measures.map((row) => data.columns.get(row.code));
  const denominators = new Set(measures.flatMap((row) => row.denominator ?? []));
  return {
    framework: title,
    units,
    nodes,
    measures: measures.map(({ code, name, parent, unit, denominator, domain, months }) => ({
      code,
      name,
      parent: positions.get(parent ?? TOTAL) ?? 0,
      unit,
      denominator,
      factor: 1,
      ...(domain === null ? {} : { domain }),
      ...(months === null ? {} : { months }),
    })),
    values: Float64Array.from(columns.flatMap((column) => Array.from(column?.values ?? []))),
    reasons: Uint8Array.from(columns.flatMap((column) => Array.from(column?.reasons ?? []))),
    marks: new Uint8Array(measures.length * units.length),
    denominators: Object.fromEntries(
      [...denominators].map((key) => [
        key,
        data.columns.get(key)?.values ?? new Float64Array(units.length).fill(Number.NaN),
      ]),
    ),
    previous: null,
  };
}
