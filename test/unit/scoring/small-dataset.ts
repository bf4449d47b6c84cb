import { missingReasonIndex, TOTAL } from '../../../shared/model/dataset.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import { standardMethod } from '../../../shared/model/method.ts';
import type { MeasureMethod, Method } from '../../../shared/model/method.ts';
import type { ScoreResult } from '../../../shared/model/score-result.ts';
import { score } from '../../../shared/scoring/score.ts';

/** A measure of a test: its column (null = missing) and how it is scored. */
export interface MeasureSpec extends Partial<MeasureMethod> {
  readonly parent?: string;
  readonly weight?: number;
  /** `n/a`: it does not apply to the unit. */
  readonly values: readonly (number | null | 'n/a')[];
  readonly denominator?: readonly (number | null)[];
  readonly factor?: number;
}

export interface DatasetSpec {
  /** Code → parent code, parents first; the root is `total`. */
  readonly nodes?: Readonly<Record<string, { readonly parent?: string; readonly weight?: number }>>;
  readonly measures: Readonly<Record<string, MeasureSpec>>;
  readonly units?: readonly string[];
  readonly groups?: readonly string[];
  readonly previous?: Readonly<Record<string, readonly (number | null)[]>>;
}

const orMissing = (values: readonly (number | null | 'n/a')[]): number[] =>
  values.map((value) => (typeof value === 'number' ? value : Number.NaN));

/** A dataset and a method of identity scores with equal weights, as the specification changes them. */
export function smallDataset(
  spec: DatasetSpec,
  method: Partial<Method> = {},
): { readonly dataset: Dataset; readonly method: Method } {
  const nodeEntries = Object.entries(spec.nodes ?? {});
  const measureEntries = Object.entries(spec.measures);
  const count = measureEntries[0]?.[1].values.length ?? 0;
  const units = (spec.units ?? Array.from({ length: count }, (_, u) => `U${u + 1}`)).map((code, u) => ({
    code,
    name: code,
    fullName: code,
    order: u + 1,
    group: spec.groups?.[u] ?? '',
  }));
  const nodeCodes = [TOTAL, ...nodeEntries.map(([code]) => code)];
  const values = Float64Array.from(measureEntries.flatMap(([, measure]) => orMissing(measure.values)));
  const dataset: Dataset = {
    framework: 'test',
    units,
    nodes: nodeCodes.map((code, at) => {
      const parent = at === 0 ? -1 : nodeCodes.indexOf(spec.nodes?.[code]?.parent ?? TOTAL);
      return { code, name: code, parent, depth: at === 0 ? 0 : 1 };
    }),
    measures: measureEntries.map(([code, measure]) => ({
      code,
      name: code,
      unit: '',
      parent: nodeCodes.indexOf(measure.parent ?? TOTAL),
      denominator: measure.denominator === undefined ? null : `base of ${code}`,
      factor: measure.factor ?? 1,
    })),
    values,
    reasons: Uint8Array.from(
      measureEntries.flatMap(([, measure]) => [...measure.values]),
      (value) => missingReasonIndex(value === null ? 'no_record' : value === 'n/a' ? 'not_applicable' : 'present'),
    ),
    marks: new Uint8Array(values.length),
    denominators: Object.fromEntries(
      measureEntries
        .filter(([, m]) => m.denominator !== undefined)
        .map(([code, m]) => [`base of ${code}`, Float64Array.from(orMissing(m.denominator ?? []))]),
    ),
    previous:
      spec.previous === undefined
        ? null
        : Float64Array.from(
            measureEntries.flatMap(([code, m]) => orMissing(spec.previous?.[code] ?? m.values.map(() => null))),
          ),
  };
  return {
    dataset,
    method: {
      ...standardMethod,
      weights: Object.fromEntries([
        ...nodeEntries.map(([code, node]) => [code, node.weight ?? 1]),
        ...measureEntries.map(([code, measure]) => [code, measure.weight ?? 1]),
      ]),
      measures: Object.fromEntries(
        measureEntries.map(
          ([
            code,
            {
              direction = 'higher',
              normalisation = 'identity',
              lower = null,
              upper = null,
              target = null,
              parameters = {},
              treatment = 'none',
              imputation,
              winsoriseMax,
            },
          ]) => [
            code,
            {
              direction,
              normalisation,
              lower,
              upper,
              target,
              parameters,
              treatment,
              ...(imputation === undefined ? {} : { imputation }),
              ...(winsoriseMax === undefined ? {} : { winsoriseMax }),
            },
          ],
        ),
      ),
      ...method,
    },
  };
}

/** The result, or a thrown error that shows why there is none. */
export function scored(spec: DatasetSpec, method: Partial<Method> = {}): ScoreResult {
  const made = smallDataset(spec, method);
  const result = score(made.dataset, made.method);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** The error of a specification that has no result. */
export function refusal(
  spec: DatasetSpec,
  method: Partial<Method> = {},
): { readonly code: string; readonly params?: unknown; readonly place?: unknown } {
  const made = smallDataset(spec, method);
  const result = score(made.dataset, made.method);
  if (result.ok) throw new Error('scored, though it should have been refused');
  return result.error;
}
