import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import type { Framework } from '../../../shared/model/framework.ts';
import { frameworkOfYear, yearReplaced } from '../../../shared/model/framework-of-year.ts';
import { LAST_YEAR } from '../../../shared/model/last-year.ts';
import type { LastYear } from '../../../shared/model/last-year.ts';
import type { SheetMapping } from '../../../shared/model/sheet-mapping.ts';
import { inputHash } from '../../../shared/scoring/input-hash.ts';
import type { NewProject } from '../../storage/project-store.ts';
import type { EarlierProject } from './earlier-project.ts';
import { projectResults } from './project-results.ts';

/**
 * The project of a later year on what an earlier one settled: framework and units, the saved baseline as the framework's own method, learnt spellings and
 * mappings; its results become history. Records, overrides, the draft, scenarios and runs stay behind: they are of their year. HISTORY_SAME_YEAR.
 */
export function nextYearProject(
  earlier: EarlierProject,
  { year, title, now }: { readonly year: number; readonly title: string | undefined; readonly now: string },
): Result<NewProject> {
  if (year <= earlier.year)
    return err(appError('HISTORY_SAME_YEAR', { file: earlier.file, year: earlier.year, own: year }));
  const settled = settledFramework(earlier);
  const codes = new Set(earlier.units.map(({ code }) => code));
  // A project without data has no results to take along; it is a beginning all the same.
  const results = projectResults(earlier, codes);
  return ok({
    framework: frameworkOfYear(settled, year),
    units: earlier.units,
    template: earlier.template,
    createdAt: now,
    synthetic: earlier.synthetic,
    title: title ?? titleOf(earlier, year),
    history: [...earlier.history.filter((entry) => entry.year < earlier.year), ...(results.ok ? results.value : [])],
    aliases: earlier.aliases,
    mappings: Object.fromEntries(
      Object.entries(earlier.mappings).map(([name, mapping]) => [name, withoutYear(mapping)]),
    ),
    settings: { [LAST_YEAR]: toJson(lastYear(earlier)) },
  });
}

/** What the project of the next year keeps of this one, and what a later one is compared with. */
export function lastYear(earlier: EarlierProject): LastYear {
  return {
    year: earlier.year,
    file: earlier.file,
    title: earlier.title,
    inputHash: inputHash(earlier.dataset),
    framework: settledFramework(earlier),
  };
}

function settledFramework({ framework, method }: EarlierProject): Framework {
  return { ...framework, baseline: method };
}

function titleOf({ title, year: before }: EarlierProject, year: number): string {
  const named = yearReplaced(title, before, year);
  return named === title ? `${title} ${year}` : named;
}

/** A layout comes again next year; the year that the old sheet was of doesn't. */
function withoutYear({ year: _year, ...mapping }: SheetMapping): SheetMapping {
  return mapping;
}
