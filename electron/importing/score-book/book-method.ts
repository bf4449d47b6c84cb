import { TOTAL } from '../../../shared/model/dataset.ts';
import type { AggregationRule, MeasureMethod, Method } from '../../../shared/model/method.ts';
import type { IndicatorRow } from './read-indicators.ts';
import type { BookSettings } from './read-method.ts';

/** The method of a score book without errors: the settings, and for each row what it names itself. */
export function bookMethod(indicators: readonly IndicatorRow[], settings: BookSettings): Method {
  const tops = indicators.filter((row) => row.parent === null);
  return {
    scale: settings.scale,
    z: settings.z,
    // The one root's weight is ignored; a root that is itself the only measure stands alone below `total`.
    weights: Object.fromEntries(
      indicators
        .filter((row) => row.isMeasure || tops.length > 1 || row.parent !== null)
        .map((row) => [row.code, row.weight ?? 1]),
    ),
    measures: Object.fromEntries(
      indicators.filter((row) => row.isMeasure).map((row) => [row.code, measureMethod(row, settings)]),
    ),
    aggregation: {
      default: { id: settings.aggregation },
      nodes: Object.fromEntries([
        ...(settings.rescale === null || tops.length === 1
          ? []
          : [[TOTAL, { id: settings.aggregation, rescale: settings.rescale }] as const]),
        ...indicators.flatMap((row) => {
          const rule = nodeRule(row, settings);
          return rule === null ? [] : [[row.code, rule] as const];
        }),
      ]),
    },
    missing: {
      policy: settings.policy,
      minimumAvailability: settings.minimumAvailability,
      imputation: settings.imputation,
      ...(settings.incomplete === 'mark' ? {} : { incomplete: settings.incomplete }),
    },
    winsoriseMax: settings.winsoriseMax,
    ties: settings.ties,
    tiers: settings.tiers,
    tierRounding: settings.tierRounding,
    rankRounding: settings.rankRounding,
    excludedUnits: [],
    ...(settings.indexName === null ? {} : { indexName: settings.indexName }),
    ...(settings.words === null ? {} : { words: settings.words }),
    ...(settings.adjustments.length === 0
      ? {}
      : { adjustments: settings.adjustments.map(({ adjustment }) => adjustment) }),
    ...(settings.yearBasis === null ? {} : { yearBasis: settings.yearBasis.value }),
  };
}

function measureMethod(row: IndicatorRow, settings: BookSettings): MeasureMethod {
  const { direction, lower, upper, target } = row;
  const normalisation = row.normalisation ?? settings.normalisation;
  const treatment = row.treatment ?? settings.treatment;
  const { imputation } = row;
  const { winsoriseMax } = row.parameters;
  return {
    direction,
    normalisation,
    lower,
    upper,
    target,
    parameters: row.parameters.normalisation,
    treatment,
    ...(imputation === null ? {} : { imputation }),
    ...(winsoriseMax === null ? {} : { winsoriseMax }),
  };
}

/** A rule of the node's own where it names an aggregation, a rescaling, or a p for the default one. */
function nodeRule(row: IndicatorRow, settings: BookSettings): AggregationRule | null {
  const { p } = row.parameters;
  const { rescale } = row;
  if (row.isMeasure || (row.aggregation === null && p === null && rescale === null)) return null;
  const id = row.aggregation ?? settings.aggregation;
  return { id, ...(p === null ? {} : { p }), ...(rescale === null ? {} : { rescale }) };
}
