import { createProject } from '../../electron/storage/project-file.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Dataset } from '../../shared/model/dataset.ts';
import type { Framework, Measure } from '../../shared/model/framework.ts';
import type { Method } from '../../shared/model/method.ts';
import { syntheticCohort } from './synthetic-cohort.ts';

export const NOW = '2022-03-01T08:00:00.000Z';

export interface CohortSize {
  readonly units: number;
  readonly measures: number;
  /** What a unit is called, by its place; left out: 地区1, 地区2 … */
  readonly nameOf?: (at: number) => string;
}

/** Writes a project of 400 units × 60 measures, or of another size, with values of these years (2021 is evaluated), imported as 指标原始值表. Gives its method. */
export function writeLargeProject(
  path: string,
  years: readonly number[],
  { units, measures, nameOf }: CohortSize = { units: 400, measures: 60 },
): Method {
  const { dataset, method } = syntheticCohort(units, measures, false);
  const framework = frameworkOf(dataset, method);
  const named = dataset.units.map((unit, at) =>
    nameOf === undefined ? unit : { ...unit, name: nameOf(at), fullName: nameOf(at) },
  );
  const store = must(
    createProject(path, { framework, units: named, template: 'bench', createdAt: NOW, synthetic: true }),
  );
  const batch = must(store.beginBatch({ now: NOW, files: [{ name: 'years.xlsx', contentHash: 'years', size: 0 }] }));
  const sheet = must(batch.sheet({ file: 0, name: 'bench', kind: 'measure_table', hidden: false }));
  const count = dataset.units.length;
  let records = 0;
  years.forEach((period, y) => {
    const slice = dataset.measures.flatMap(({ code }, m) =>
      dataset.units.map((unit, u) => ({
        unit: unit.code,
        selector: code,
        row: 2 + y * count + u,
        column: 3 + m,
        value: (dataset.values[m * count + u] ?? 0) * (1 - (years.length - y) / 100),
        period,
      })),
    );
    records += slice.length;
    must(sheet.add(slice));
  });
  const rows = years.length * count;
  must(
    sheet.finish({
      ...{ sheet: 'bench', hidden: false, kind: 'measure_table', rows, imported: rows, skipped: 0, problems: 0 },
      records,
      issues: [],
    }),
  );
  must(batch.commit());
  must(store.close());
  return method;
}

/** The framework of a synthetic cohort, each measure a column of 指标原始值表. */
export function frameworkOf(dataset: Dataset, baseline: Method): Framework {
  return {
    ...{ id: 'bench', title: 'bench', cohort: 'custom', year: 2021, inferredWeights: false, baseline },
    measures: dataset.measures.map(({ code, parent }) => measure(code, dataset.nodes[parent]?.code ?? '')),
    indicators: dataset.nodes.slice(1).map(({ code, parent, depth }) => ({
      code,
      name: code,
      parent: parent <= 0 ? null : (dataset.nodes[parent]?.code ?? null),
      level: depth,
    })),
  };
}

function measure(code: string, indicator: string): Measure {
  return {
    ...{ code, indicator, name: code, kind: '', unit: '', base: null, levels: '', source: '', period: '', note: '' },
    rule: {
      record: 'measure_table',
      where: [{ field: '采集项', equals: code }],
      value: { field: '数值', whenEmpty: null },
      passWhen: null,
      aggregation: 'mean',
      inner: null,
      levelWeights: null,
    },
  };
}

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params)}`);
  return result.value;
}
