import { readNumber } from '../../../../shared/base/read-number.ts';
import type { BaseFigure } from '../../../../shared/model/base-figure.ts';
import type { Measure } from '../../../../shared/model/framework.ts';
import type { MeasureDraft } from '../../../../shared/model/framework-change/framework-change.ts';
import { aggregationsOf, ruleSource } from '../../../../shared/model/framework-change/measure-source.ts';
import type { SourceAggregation, SourceKind } from '../../../../shared/model/framework-change/measure-source.ts';
import type {
  Direction,
  MeasureMethod,
  NormalisationId,
  NormalisationParameters,
  TreatmentId,
} from '../../../../shared/model/method.ts';

/** What the fields of a measure hold. */
export interface MeasureValues {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly note: string;
  readonly unit: string;
  readonly base: BaseFigure | '';
  readonly domain: string;
  readonly months: number | null;
  /** `keep`: a finer rule than the form can say stays. */
  readonly record: SourceKind | 'keep';
  readonly aggregation: SourceAggregation;
  readonly direction: Direction;
  readonly normalisation: NormalisationId;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly target: number | null;
  readonly ref: string;
  readonly steps: string;
  readonly points: string;
  readonly per: number | null;
  readonly from: number | null;
  readonly countCap: number | null;
  readonly bestFrom: number | null;
  readonly bestTo: number | null;
  readonly treatment: TreatmentId;
}

export const newMeasureValues: MeasureValues = {
  code: '',
  name: '',
  nameEn: '',
  note: '',
  unit: '',
  base: '',
  domain: '',
  months: null,
  record: 'measure_table',
  aggregation: 'mean',
  direction: 'higher',
  normalisation: 'goalposts',
  lower: 0,
  upper: 100,
  target: null,
  ref: '',
  steps: '',
  points: '',
  per: null,
  from: null,
  countCap: null,
  bestFrom: null,
  bestTo: null,
  treatment: 'none',
};

export function measureValues(measure: Measure, method: MeasureMethod): MeasureValues {
  const source = ruleSource(measure.rule, measure.code);
  const { parameters } = method;
  return {
    code: measure.code,
    name: measure.name,
    nameEn: measure.nameEn ?? '',
    note: measure.note,
    unit: measure.unit,
    base: measure.base ?? '',
    domain: measure.domain ?? '',
    months: measure.months ?? null,
    record: source?.record ?? 'keep',
    aggregation: source?.aggregation ?? 'mean',
    direction: method.direction,
    normalisation: method.normalisation,
    lower: method.lower,
    upper: method.upper,
    target: method.target,
    treatment: method.treatment,
    ref: parameters.ref ?? '',
    steps: writePairs(parameters.steps),
    points: writePairs(parameters.points),
    per: parameters.per ?? null,
    from: parameters.base ?? null,
    countCap: parameters.countCap ?? null,
    bestFrom: parameters.best?.[0] ?? null,
    bestTo: parameters.best?.[1] ?? null,
  };
}

/** Parameters of other normalisations than the chosen one are dropped: they would come back unseen with a later change. */
export function measureDraft(values: MeasureValues, held: MeasureMethod | null): MeasureDraft {
  const {
    code,
    name,
    nameEn,
    note,
    unit,
    base,
    domain,
    months,
    record,
    aggregation,
    direction,
    normalisation,
    lower,
    upper,
    target,
    treatment,
  } = values;
  const method: MeasureMethod = {
    direction,
    normalisation,
    lower,
    upper,
    target,
    treatment,
    parameters: parametersOf(values, held?.parameters ?? {}),
  };
  return {
    code: code.trim(),
    name: name.trim(),
    nameEn: nameEn.trim(),
    note: note.trim(),
    unit: unit.trim(),
    base: base === '' ? null : base,
    domain: domain.trim(),
    months,
    source:
      record === 'keep'
        ? null
        : {
            record,
            aggregation: aggregationsOf(record).includes(aggregation) ? aggregation : usualAggregation(record),
          },
    method,
  };
}

export function usualAggregation(record: SourceKind): SourceAggregation {
  return aggregationsOf(record)[0] ?? 'mean';
}

function parametersOf(values: MeasureValues, held: NormalisationParameters): NormalisationParameters {
  switch (values.normalisation) {
    case 'distance_to_target':
      return held.cap === undefined ? {} : { cap: held.cap };
    case 'distance_to_reference':
      return { ref: values.ref };
    case 'steps':
      return { steps: readPairs(values.steps) ?? [] };
    case 'rank_points':
      return { points: readPairs(values.points) ?? [] };
    case 'count_points':
      return {
        ...(values.per === null ? {} : { per: values.per }),
        ...(values.from === null ? {} : { base: values.from }),
        ...(values.countCap === null ? {} : { countCap: values.countCap }),
      };
    case 'interval':
      return values.bestFrom === null || values.bestTo === null ? {} : { best: [values.bestFrom, values.bestTo] };
    case 'moderate':
      return values.bestFrom === null ? {} : { best: [values.bestFrom, values.bestFrom] };
    default:
      return {};
  }
}

/** `0:0,60:50` as a score book writes it; null when it reads otherwise. */
export function readPairs(text: string): readonly (readonly [number, number])[] | null {
  const parts = text.split(/[,，;；、\s]+/).filter((part) => part !== '');
  const pairs: (readonly [number, number])[] = [];
  for (const part of parts) {
    const [bound, points, ...rest] = part.split(/[:：]/).map((side) => readNumber(side));
    if (bound?.type !== 'number' || points?.type !== 'number' || rest.length > 0) return null;
    pairs.push([bound.value, points.value]);
  }
  return pairs.length === 0 ? null : pairs;
}

function writePairs(pairs: readonly (readonly [number, number])[] | undefined): string {
  return (pairs ?? []).map(([bound, points]) => `${bound}:${points}`).join(',');
}
