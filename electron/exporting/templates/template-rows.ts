import { measureLabel } from './template-columns.ts';
import type { Framework } from '../../../shared/model/framework.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import type { Unit } from '../../../shared/model/unit.ts';

const HISTORY_YEARS = 4;
const MONTHS = 12;

/**
 * The rows that are known beforehand, from their first column on: units, months, measures. Empty for kinds whose rows the
 * collector makes (items, tests, lists): a half-filled row there would be a problem, an empty one is none.
 */
export function templateRows(
  kind: RecordKind,
  framework: Framework,
  units: readonly Unit[],
): readonly (readonly (string | number | null)[])[] {
  const measures = framework.measures.filter((measure) => measure.rule.record === kind);
  const platform = (source: string): string | null =>
    source.split(';').find((name) => name !== '基础数据' && name !== '') ?? null;
  switch (kind) {
    case 'base_figures':
    case 'measure_table':
    case 'annual_statistics':
      return units.map((unit) => [unit.name]);
    case 'monthly_statistics':
      return measures.flatMap((measure) =>
        units.map((unit) => [
          unit.name,
          measureLabel(measure),
          ...Array.from({ length: MONTHS }, () => null),
          platform(measure.source),
        ]),
      );
    case 'index_history':
      return units.flatMap((unit) =>
        Array.from({ length: HISTORY_YEARS }, (_, at) => [unit.name, framework.year - HISTORY_YEARS + at]),
      );
    default:
      return [];
  }
}
