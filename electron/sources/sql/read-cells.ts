import { doubtBits } from '../../../shared/model/dataset.ts';
import type { SourceCell } from '../../../shared/model/source-run.ts';
import { concludeCell, UNCOUNTED } from '../../storage/measures/evaluate-measure.ts';
import type { RowGroup } from '../../storage/measures/evaluate-measure.ts';
import type { Reduction, RulePlan } from '../../storage/measures/plan-rule.ts';
import type { EngineRow } from './engine.ts';
import type { Shape } from './shapes.ts';

/** The last step of every rule, over the rows that `measureQuery` gives. */
export function readCells(shapes: readonly Shape[], rows: readonly EngineRow[]): readonly SourceCell[] {
  const wholes = rows.filter((row) => row['level'] === null);
  const byCell = Map.groupBy(rows, (row) => cellKey(row['year'], row['unit'], row['selector']));
  return shapes.flatMap((shape) =>
    shape.plans.flatMap((plan) => {
      const selector = plan.facets.selector ?? null;
      return wholes
        .filter((row) => row['selector'] === selector && numberOf(row, 'n', shape) > 0)
        .map((row) => cellOf(plan, shape, row, byCell.get(cellKey(row['year'], row['unit'], selector)) ?? []));
    }),
  );
}

function cellKey(...parts: readonly unknown[]): string {
  return JSON.stringify(parts);
}

function cellOf(plan: RulePlan, shape: Shape, whole: EngineRow, rows: readonly EngineRow[]): SourceCell {
  const groups: readonly RowGroup[] =
    shape.levels === null
      ? [groupOf(plan, shape, whole)]
      : rows
          .filter((row) => row['level'] !== null && numberOf(row, 'n', shape) > 0)
          .map((row) => groupOf(plan, shape, row));
  const flag = (letter: string, bit: number): number => (numberOf(whole, letter, shape) > 0 ? bit : 0);
  const concluded = concludeCell(plan, {
    groups,
    sheet: 0,
    conflict: numberOf(whole, 'k', shape) > 0,
    months: monthsOf(plan, shape, whole),
    doubts: flag('p', doubtBits.platform) | flag('u', doubtBits.unnamedPlatform),
  });
  const { value, reason, marks, records, months, levels, doubts } = concluded;
  return {
    unit: String(whole['unit']),
    measure: plan.measure,
    year: numberAt(whole, 'year'),
    value: Number.isNaN(value) ? null : value,
    ...{ reason, marks, records, months, levels, doubts },
  };
}

function groupOf(plan: RulePlan, shape: Shape, row: EngineRow): RowGroup {
  const counted = numberOf(row, 'c', shape);
  return {
    level: typeof row['level'] === 'string' ? row['level'] : '',
    rows: numberOf(row, 'n', shape),
    counted,
    notApplicable: numberOf(row, 'e', shape),
    value: counted === 0 ? Number.NaN : reduced[plan.reduction]((letter) => numberOf(row, letter, shape)),
  };
}

const reduced: Readonly<Record<Reduction, (of: (letter: string) => number) => number>> = {
  sum: (of) => of('s'),
  mean: (of) => of('s') / of('c'),
  median: (of) => of('d'),
  last_month: (of) => of('l'),
  ratio: (of) => (of('t') === 0 ? Number.NaN : of('s') / of('t')),
  one_minus_ratio: (of) => (of('t') === 0 ? Number.NaN : 1 - of('s') / of('t')),
};

/** As the importer's records count them: a figure without a month speaks for the whole period. */
function monthsOf(plan: RulePlan, shape: Shape, whole: EngineRow): number {
  if (plan.kind !== 'monthly_statistics' || plan.facets.period !== undefined) return UNCOUNTED;
  const first = whole[`f${shape.number}`];
  return typeof first === 'number' && first < 10_000 ? UNCOUNTED : numberOf(whole, 'm', shape);
}

function numberOf(row: EngineRow, letter: string, { number }: Shape): number {
  return numberAt(row, `${letter}${number}`);
}

/** Statements cast what they count to float8; nothing is 0. */
export function numberAt(row: EngineRow, name: string): number {
  const value = row[name];
  return typeof value === 'number' ? value : 0;
}
