import { buildNodes } from '../../../shared/model/build-nodes.ts';
import { standardIndexWords } from '../../../shared/base/index-words.ts';
import { TOTAL } from '../../../shared/model/dataset.ts';
import type { Dataset, YearValues } from '../../../shared/model/dataset.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import type { BookData } from './read-data.ts';
import type { IndicatorRow } from './read-indicators.ts';

/**
 * The dataset of a score book without errors: rows with children are nodes, the others measures; factor of denominators 1. `year`: the one that
 * the values in front of `data` are of where the book says so.
 */
export function bookDataset(
  title: string,
  indicators: readonly IndicatorRow[],
  units: readonly Unit[],
  data: BookData,
  year: number | null,
): Dataset {
  const measures = indicators.filter((row) => row.isMeasure);
  // A measure at the top stands below `total` as well, so it counts when the tops are counted.
  const tops = indicators.filter((row) => row.parent === null);
  const needsTotal = tops.length !== 1 || tops.some((row) => row.isMeasure);
  const inner = indicators
    .filter((row) => !row.isMeasure)
    .map(({ code, name, nameEn, parent }) => ({
      code,
      name,
      ...(nameEn === null ? {} : { nameEn }),
      parent: parent ?? (needsTotal ? TOTAL : null),
    }));
  const nodes = buildNodes(
    needsTotal ? [{ code: TOTAL, name: standardIndexWords.indexName.zh, parent: null }, ...inner] : inner,
  );
  const positions = new Map(nodes.map((node, position) => [node.code, position]));
  const denominators = [...new Set(measures.flatMap((row) => row.denominator ?? []))];
  const valuesOf = ({ columns }: Pick<BookData, 'columns'>): Omit<YearValues, 'year' | 'previous'> => ({
    values: Float64Array.from(measures.flatMap(({ code }) => Array.from(columns.get(code)?.values ?? []))),
    reasons: Uint8Array.from(measures.flatMap(({ code }) => Array.from(columns.get(code)?.reasons ?? []))),
    marks: new Uint8Array(measures.length * units.length),
    denominators: Object.fromEntries(
      denominators.map((key) => [key, columns.get(key)?.values ?? new Float64Array(units.length).fill(Number.NaN)]),
    ),
  });
  const years = data.years.map((values) => ({ year: values.year, ...valuesOf(values) }));
  const previousOf = (of: number): Float64Array | null => years.find((other) => other.year === of - 1)?.values ?? null;
  const evaluated = data.years.find(({ columns }) => columns === data.columns)?.year ?? year;
  return {
    framework: title,
    units,
    nodes,
    measures: measures.map(({ code, name, nameEn, parent, unit, denominator, domain, months }) => ({
      code,
      name,
      ...(nameEn === null ? {} : { nameEn }),
      parent: positions.get(parent ?? TOTAL) ?? 0,
      unit,
      denominator,
      factor: 1,
      ...(domain === null ? {} : { domain }),
      ...(months === null ? {} : { months }),
    })),
    ...valuesOf(data),
    previous: evaluated === null ? null : previousOf(evaluated),
    ...(evaluated === null
      ? {}
      : {
          years: {
            evaluated,
            others: years
              .filter((other) => other.year !== evaluated)
              .map((other): YearValues => ({ ...other, previous: previousOf(other.year) })),
          },
        }),
  };
}
