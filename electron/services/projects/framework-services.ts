import { ok } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { FrameworkEffect } from '../../../shared/contract/outputs.ts';
import { changeFramework } from '../../../shared/model/framework-change/change-framework.ts';
import type { ProjectStructure } from '../../../shared/model/framework-change/framework-change.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import { annexRows } from '../../importing/annex/annex-rows.ts';
import type { AnnexGrid } from '../../importing/annex/annex-grid.ts';
import { clipboardGrids, fileGrids } from '../../importing/annex/annex-grids.ts';
import { readAnnex } from '../../importing/annex/read-annex.ts';
import { readUnits } from '../../importing/annex/read-units.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import { readTranslations } from '../../importing/translations/read-translations.ts';
import { heldTranslations } from '../../../shared/report/translations.ts';
import { appendixContent } from '../app/appendix-content.ts';
import { resolveHandle } from '../app/service-context.ts';
import { inProject } from '../app/in-project.ts';
import { writes } from '../app/write-project.ts';
import type { ServiceContext } from '../app/service-context.ts';

/** Editing the framework and the units of the open project. */
export function frameworkServices(
  context: ServiceContext,
): Pick<Services, 'framework.change' | 'framework.preview' | 'framework.read' | 'translations.read' | 'units.read'> {
  return {
    'framework.read': inProject(context, async ({ store }, { from }) =>
      tablesOf(context, from, (grid) => {
        const table = readAnnex(grid);
        if (!table.ok) return table;
        return ok({ name: grid.name, title: table.value.title, ...annexRows(table.value, store.framework()) });
      }),
    ),
    'units.read': inProject(context, async (_, { from }) =>
      tablesOf(context, from, (grid) => {
        const list = readUnits(grid);
        return list.ok ? ok({ name: grid.name, ...list.value }) : list;
      }),
    ),
    'translations.read': inProject(context, async ({ store }, { from }) => {
      const printed = appendixContent(store.meta().template);
      if (!printed.ok) return printed;
      const held = heldTranslations({
        framework: store.framework(),
        dataset: { units: store.units() },
        ...printed.value,
      });
      return from === null
        ? ok([{ name: '', title: store.framework().title, rows: held, doubts: [] }])
        : tablesOf(context, from, (grid) => {
            const table = readTranslations(grid, held);
            return table.ok ? ok({ name: grid.name, title: '', ...table.value }) : table;
          });
    }),
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

/** What can be read of the tables of a source; the error of the first where that is nothing. */
async function tablesOf<Table>(
  context: ServiceContext,
  from: OperationInput<'framework.read'>['from'],
  read: (grid: AnnexGrid) => Result<Table>,
): Promise<Result<readonly Table[]>> {
  const path = from.kind === 'file' ? resolveHandle(context, from.file, 'read') : null;
  if (path !== null && !path.ok) return path;
  const grids = from.kind === 'file' ? await fileGrids(path?.value ?? '') : clipboardGrids(from.html, from.text);
  if (!grids.ok) return grids;
  const tables = grids.value.map(read);
  const fault = tables.find((table) => !table.ok);
  const found = tables.flatMap((table) => (table.ok ? [table.value] : []));
  return found.length === 0 && fault !== undefined ? fault : ok(found);
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
