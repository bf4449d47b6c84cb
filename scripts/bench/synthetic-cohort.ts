import { createRandom } from '../../shared/base/random.ts';
import { standardMethod } from '../../shared/model/method.ts';
import type { Method } from '../../shared/model/method.ts';
import { NOT_COUNTED } from '../../shared/model/dataset.ts';
import type { Dataset, MeasureColumn, TreeNode } from '../../shared/model/dataset.ts';

/** 5/21/55, the province framework's shape. */
const LEVELS = [5, 21, 55] as const;

/** 合成数据 of the size of a real cohort, every fifth measure by month with a month missing here and there unless `monthly` is false. */
export function syntheticCohort(
  unitCount: number,
  measureCount: number,
  monthly = true,
): { readonly dataset: Dataset; readonly method: Method } {
  const random = createRandom(2021);
  const nodes: TreeNode[] = [{ code: 'total', name: '', parent: -1, depth: 0 }];
  let above = [0];
  LEVELS.forEach((count, level) => {
    const row = Array.from(
      { length: count },
      (_, at) =>
        nodes.push({ code: `N${level}-${at}`, name: '', parent: above[at % above.length] ?? 0, depth: level + 1 }) - 1,
    );
    above = row;
  });
  const measures = Array.from({ length: measureCount }, (_, at): MeasureColumn => ({
    code: `M${at}`,
    name: '',
    parent: above[at % above.length] ?? 0,
    unit: '',
    denominator: monthly && at % 5 === 0 ? '常住人口' : null,
    factor: 1,
    months: monthly && at % 5 === 0 ? 12 : null,
  }));
  const size = unitCount * measureCount;
  return {
    dataset: {
      framework: 'bench',
      nodes,
      measures,
      previous: null,
      units: Array.from({ length: unitCount }, (_, u) => ({
        code: String(110_000 + u * 10_000),
        name: `地区${u + 1}`,
        fullName: `地区${u + 1}`,
        order: u + 1,
        group: '',
      })),
      values: Float64Array.from({ length: size }, () => 100 * random.next()),
      reasons: new Uint8Array(size),
      marks: new Uint8Array(size),
      ...(monthly && {
        evidence: {
          months: Uint8Array.from({ length: size }, () => 11 + Math.round(random.next())),
          levels: new Uint8Array(size).fill(NOT_COUNTED),
          records: new Uint32Array(size).fill(12),
          doubts: new Uint8Array(size),
        },
      }),
      denominators: monthly ? { 常住人口: Float64Array.from({ length: unitCount }, () => 0.5 + random.next()) } : {},
    },
    method: {
      ...standardMethod,
      weights: Object.fromEntries([...nodes.slice(1), ...measures].map(({ code }) => [code, 1])),
      measures: Object.fromEntries(
        measures.map(({ code }) => [
          code,
          {
            direction: 'higher',
            normalisation: 'goalposts',
            lower: 0,
            upper: 120,
            target: null,
            parameters: {},
            treatment: 'none',
          },
        ]),
      ),
    },
  };
}
