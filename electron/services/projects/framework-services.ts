import { ok } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { FrameworkEffect } from '../../../shared/contract/outputs.ts';
import { changeFramework } from '../../../shared/model/framework-change/change-framework.ts';
import type { ProjectStructure } from '../../../shared/model/framework-change/framework-change.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import { inProject } from '../app/in-project.ts';
import { writes } from '../app/write-project.ts';
import type { ServiceContext } from '../app/service-context.ts';

/** Editing the framework and the units of the open project. */
export function frameworkServices(context: ServiceContext): Pick<Services, 'framework.change' | 'framework.preview'> {
  return {
    'framework.change': writes(context, 'framework.change', ({ store }, { change: edit, reason }) => {
      const changed = changeFramework(store.structure(), edit);
      return changed.ok ? ok((open, now) => open.saveStructure(changed.value, reason, now)) : changed;
    }),
    'framework.preview': inProject(context, async ({ store }, { change: edit }) => {
      const before = store.structure();
      const changed = changeFramework(before, edit);
      return changed.ok ? ok(effect(store, before, changed.value)) : changed;
    }),
  };
}

function effect(store: ProjectReader, before: ProjectStructure, after: ProjectStructure): FrameworkEffect {
  const indicators = gone(before.framework.indicators, after.framework.indicators);
  const measures = gone(before.framework.measures, after.framework.measures);
  const units = gone(before.units, after.units);
  const { measures: goneMeasures, units: goneUnits } = { measures: new Set(measures), units: new Set(units) };
  const unused = (unit: string, measure: string): boolean => goneMeasures.has(measure) || goneUnits.has(unit);
  let records = 0;
  if (goneMeasures.size + goneUnits.size > 0) {
    const table = store.measureTable();
    table.records.forEach((count, cell) => {
      if (
        unused(
          table.units[cell % table.units.length] ?? '',
          table.measures[Math.floor(cell / table.units.length)] ?? '',
        )
      )
        records += count;
    });
  }
  return {
    indicators,
    measures,
    units,
    records,
    overrides: store.overrides().filter(({ unit, measure }) => unused(unit, measure)).length,
  };
}

function gone(
  before: readonly { readonly code: string }[],
  after: readonly { readonly code: string }[],
): readonly string[] {
  const left = new Set(after.map(({ code }) => code));
  return before.flatMap(({ code }) => (left.has(code) ? [] : [code]));
}
