import type { UnitChange, YearChanges } from '../model/year-change.ts';
import { administrativeOrder } from './cohort-statistics.ts';
import type { ReportInput } from './report-input.ts';
import { reportYears, yearResults } from './tier-history.ts';
import { neighbouringYears } from './own-year-changes.ts';

/** Earlier years that only 历年 knows, latest first: no values of theirs are here to split a change by. */
export function historyOnlyYears(input: ReportInput): readonly number[] {
  const own = new Set(neighbouringYears(input.dataset).flatMap(({ before, after }) => [before, after]));
  return reportYears(input).filter((year) => year < input.framework.year && !own.has(year));
}

/** Every unit's change of index and tier since a year of 历年; it can't be split, which takes that year's project. */
export function historyChanges(input: ReportInput, year: number): YearChanges {
  const { dataset, framework, method } = input;
  const results = yearResults(input);
  const units = administrativeOrder(dataset).flatMap((at): UnitChange[] => {
    const unit = dataset.units[at];
    if (unit === undefined) return [];
    const [was, is] = [results.get(unit.code)?.get(year), results.get(unit.code)?.get(framework.year)];
    const [before, after] = [was?.index ?? null, is?.index ?? null];
    return [
      {
        code: unit.code,
        name: unit.name,
        ...(unit.nameEn === undefined ? {} : { nameEn: unit.nameEn }),
        years: was === undefined ? 'after' : 'both',
        before,
        after,
        change: before === null || after === null ? null : after - before,
        parts: null,
        tierBefore: was?.tier ?? null,
        tierAfter: is?.tier ?? null,
      },
    ];
  });
  const side = { file: '', fingerprint: '', synthetic: false, tiers: method.tiers };
  return { before: { ...side, year, fromHistory: true }, after: { ...side, year: framework.year }, units, means: null };
}
