import { baseFigureFactors, baseFigures } from '../model/base-figure.ts';
import type { BaseFigureColumns } from '../model/base-figure.ts';
import { buildNodes } from '../model/build-nodes.ts';
import { cellMarks, missingReasonIndex } from '../model/dataset.ts';
import type { CellEvidence, Dataset, MeasureColumn, YearValues } from '../model/dataset.ts';
import { columnDoubts } from './doubts.ts';
import { parseDomain } from '../model/domain.ts';
import { addsUp, expectedMonths, weightedLevels } from '../model/framework.ts';
import type { Framework } from '../model/framework.ts';
import type { Unit } from '../model/unit.ts';

/**
 * What collecting gave: arrays are measure-major in the framework's order of measures and the order of the units, cell
 * (m, u) at `m * units.length + u`.
 */
export interface MeasureValues extends YearMeasureValues {
  /** Those of other years, in the same layout; left out: none. */
  readonly others?: readonly (YearMeasureValues & { readonly year: number })[];
}

interface YearMeasureValues {
  /** Raw measure values in the measure's unit, before denominators; NaN where missing. */
  readonly values: Float64Array;
  /** Index into `missingReasons`; left out: `no_record` wherever a value is missing. */
  readonly reasons?: Uint8Array;
  /** Bits of `cellMarks`; left out: none. */
  readonly marks?: Uint8Array;
  /** Persons, enterprises and applications, per unit; NaN or left out where not known. */
  readonly baseFigures: Partial<BaseFigureColumns>;
  /** Last period's raw values, same layout. */
  readonly previous?: Float64Array | null;
  /** Left out: nothing is known of what stands behind the values. */
  readonly evidence?: CellEvidence;
}

/**
 * The dataset of a framework: its tree (under `total` when it has several top indicators), its measures with the
 * denominators and factors, and the values. Throws when an array has another size than measures × units.
 */
export function buildDataset(framework: Framework, units: readonly Unit[], measured: MeasureValues): Dataset {
  const nodes = buildNodes(framework.indicators);
  const positions = new Map(nodes.map((node, position) => [node.code, position]));
  return {
    framework: framework.id,
    units,
    nodes,
    measures: framework.measures.map((measure): MeasureColumn => ({
      code: measure.code,
      name: measure.name,
      ...(measure.nameEn === undefined ? {} : { nameEn: measure.nameEn }),
      parent: positionOf(positions, measure.indicator, measure.code),
      unit: measure.unit,
      denominator: measure.base,
      factor: measure.base === null ? 1 : baseFigureFactors[measure.base],
      months: expectedMonths(measure),
      levels: weightedLevels(measure),
      total: addsUp(measure),
      ...(measure.domain === undefined ? {} : { domain: measure.domain }),
    })),
    ...(framework.english === undefined ? {} : { english: framework.english }),
    ...yearValues(framework, units.length, measured),
    years: {
      evaluated: framework.year,
      others: (measured.others ?? []).map((other) => ({
        year: other.year,
        ...yearValues(framework, units.length, other),
      })),
    },
  };
}

function yearValues(framework: Framework, count: number, measured: YearMeasureValues): Omit<YearValues, 'year'> {
  const size = framework.measures.length * count;
  const { values } = measured;
  const reasons =
    measured.reasons ??
    Uint8Array.from(values, (value) => missingReasonIndex(Number.isNaN(value) ? 'no_record' : 'present'));
  const marks = measured.marks ?? new Uint8Array(size);
  const previous = measured.previous ?? null;
  for (const array of [values, reasons, marks, previous]) {
    if (array !== null && array.length !== size) throw new Error(`dataset: ${array.length} cells instead of ${size}`);
  }
  const missingBase = new Float64Array(count).fill(Number.NaN);
  return {
    values,
    reasons: withBases(framework, count, values, reasons, measured.baseFigures),
    marks,
    denominators: Object.fromEntries(
      baseFigures.map((figure) => [figure, measured.baseFigures[figure] ?? missingBase]),
    ),
    previous,
    ...(measured.evidence === undefined ? {} : { evidence: withDoubts(framework, count, measured, measured.evidence) }),
  };
}

/** A cell without its base is missing in every count and colour, whatever was collected. */
function withBases(
  framework: Framework,
  count: number,
  values: Float64Array,
  reasons: Uint8Array,
  bases: YearMeasureValues['baseFigures'],
): Uint8Array {
  const found = Uint8Array.from(reasons);
  framework.measures.forEach(({ base }, m) => {
    if (base === null) return;
    for (let unit = 0; unit < count; unit += 1) {
      const cell = m * count + unit;
      const divisor = bases[base]?.[unit] ?? Number.NaN;
      if (Number.isNaN(values[cell])) continue;
      if (!Number.isFinite(divisor)) found[cell] = missingReasonIndex('no_base');
      else if (divisor === 0) found[cell] = missingReasonIndex('zero_base');
    }
  });
  return found;
}

/** Doubts of the records with those that only the whole column shows. A cell that a person has set with a reason has been looked at. */
function withDoubts(
  framework: Framework,
  count: number,
  { values, previous, marks, baseFigures: bases }: YearMeasureValues,
  evidence: CellEvidence,
): CellEvidence {
  const doubts = Uint8Array.from(evidence.doubts);
  framework.measures.forEach((measure, m) => {
    const column = values.subarray(m * count, (m + 1) * count);
    const base = measure.base === null ? null : bases[measure.base];
    const found = columnDoubts({
      values: column,
      compared:
        base === null || base === undefined ? column : column.map((value, unit) => value / (base[unit] ?? Number.NaN)),
      previous: previous?.subarray(m * count, (m + 1) * count) ?? null,
      domain: parseDomain(measure.domain ?? 'any'),
    });
    found.forEach((bits, unit) => {
      const cell = m * count + unit;
      const set = ((marks?.[cell] ?? 0) & cellMarks.overridden) !== 0;
      doubts[cell] = set ? 0 : (doubts[cell] ?? 0) | bits;
    });
  });
  return { ...evidence, doubts };
}

function positionOf(positions: ReadonlyMap<string, number>, parent: string, child: string): number {
  const position = positions.get(parent);
  if (position === undefined) throw new Error(`framework: ${child} stands below ${parent}, which is not there`);
  return position;
}
