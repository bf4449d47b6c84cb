import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';

/** What a cell is and stands on, by unit and measure. */
export interface ComparedCell {
  readonly cell: string;
  readonly value: number;
  readonly rest: string;
}

/** Every measure value of a project with its reason, marks and evidence; of all years. */
export function cellsOf({ dataset }: ProjectSnapshot): readonly ComparedCell[] {
  const { measures, units, evidence, values, reasons, marks } = dataset;
  if (evidence === undefined) throw new Error('no evidence');
  return measures.flatMap(({ code }, m) =>
    units.map((unit, u) => {
      const at = m * units.length + u;
      const { records, months, levels, doubts } = evidence;
      return {
        cell: `${code} ${unit.code}`,
        value: values[at] ?? Number.NaN,
        rest: JSON.stringify([reasons[at], marks[at], records[at], months[at], levels[at], doubts[at]]),
      };
    }),
  );
}

/** Cells that differ in value beyond 10⁻¹² of it, or in anything else. */
export function differing(a: readonly ComparedCell[], b: readonly ComparedCell[]): readonly string[] {
  return a.flatMap((one, at) => {
    const other = b[at];
    const near =
      other !== undefined &&
      (Object.is(one.value, other.value) ||
        Math.abs(one.value - other.value) <= 1e-12 * Math.max(Math.abs(one.value), Math.abs(other.value)));
    return near && one.cell === other.cell && one.rest === other.rest
      ? []
      : [`${one.cell}: ${one.value} ${one.rest} ≠ ${other?.value} ${other?.rest}`];
  });
}
