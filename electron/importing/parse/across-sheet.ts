import { suspectedMissingCodes } from '../../../shared/base/missing-code.ts';
import type { SheetMapping } from '../../../shared/model/sheet-mapping.ts';
import { tinySpread } from '../../../shared/base/tiny-spread.ts';
import type { ImportContext } from '../headings/import-context.ts';
import { farApart } from './far-apart.ts';
import type { RowLog } from './row-log.ts';

/** One number of a statistics sheet, kept until the sheet is read. */
export interface Observation {
  readonly selector: string;
  readonly unit: string;
  readonly platform: string;
  readonly period: number;
  readonly value: number;
  readonly bare: boolean;
  readonly percent: boolean;
  readonly row: number;
  readonly column: number;
}

/** Observations kept; beyond, the sheet is too large to be a table of statistics and is not compared. */
export const observationLimit = 400_000;

/** Warnings that only the whole sheet shows: shares for percentages, unit slips, jumps against last year or the other platform. */
export function warnAcrossSheet(
  observations: readonly Observation[],
  mapping: SheetMapping,
  context: ImportContext,
  log: RowLog,
): void {
  for (const group of groupBy(observations, (entry) => entry.selector).values()) {
    const codes = new Set(suspectedMissingCodes(group.map((entry) => entry.value)));
    const figures = group.filter((entry, at) => {
      if (codes.has(at))
        log.warnAt(
          entry.row,
          entry.column,
          'MISSING_CODE_SUSPECT',
          { subject: entry.selector, value: entry.value },
          { unit: entry.unit },
        );
      return !codes.has(at);
    });
    if (!warnRatios(figures, log)) warnSlips(figures, log);
    warnTinySpread(figures, log);
    warnPlatforms(group, log);
    if (mapping.kind === 'annual_statistics' || mapping.kind === 'measure_table') warnPrevious(group, context, log);
    if (mapping.kind === 'monthly_statistics') warnPrevious(yearOfMonths(group, context), context, log);
  }
}

/** docs/METHODS "Percentages": bare percentages wholly within 0–1 are suspected to be shares. All 0 or all 1 says nothing. */
function warnRatios(group: readonly Observation[], log: RowLog): boolean {
  const bare = group.filter((entry) => entry.percent && entry.bare);
  const [first] = bare;
  if (
    first === undefined ||
    !bare.every((entry) => entry.value >= 0 && entry.value <= 1) ||
    !bare.some((entry) => entry.value > 0 && entry.value < 1)
  )
    return false;
  log.warnAt(first.row, first.column, 'RATIO_SUSPECT', { subject: first.selector, count: bare.length });
  return true;
}

/** Values that differ in the tenth digit only count as equal, which is said where it isn't rounding. */
function warnTinySpread(group: readonly Observation[], log: RowLog): void {
  const [first] = group;
  const range = tinySpread(group.map((entry) => entry.value));
  if (first !== undefined && range !== null)
    log.warnAt(first.row, first.column, 'TINY_SPREAD', { subject: first.selector, ...range });
}

/**
 * A minority of values that lies apart from the rest and falls among them when multiplied by one factor: 10000 (万人
 * beside 人) for counts, 100 (0.98 beside 98) for percentages. The gap must be at least the square root of the factor.
 */
function warnSlips(group: readonly Observation[], log: RowLog): void {
  const percent = group[0]?.percent ?? false;
  const factor = percent ? 100 : 10_000;
  const sorted = group.filter((entry) => entry.value > 0).sort((a, b) => a.value - b.value);
  if (new Set(sorted.map((entry) => entry.unit)).size < 3) return;
  let cut = 0;
  let widest = 0;
  for (let index = 1; index < sorted.length; index += 1) {
    const gap = (sorted[index]?.value ?? 0) / (sorted[index - 1]?.value ?? 1);
    if (gap > widest) {
      widest = gap;
      cut = index;
    }
  }
  if (widest < Math.sqrt(factor)) return;
  const low = sorted.slice(0, cut);
  const high = sorted.slice(cut);
  if (low.length === high.length) return;
  const lowIsOdd = low.length < high.length;
  const odd = lowIsOdd ? low : high;
  const usual = lowIsOdd ? high : low;
  const by = lowIsOdd ? factor : 1 / factor;
  const min = (usual[0]?.value ?? 0) / 3;
  const max = (usual.at(-1)?.value ?? 0) * 3;
  for (const entry of odd) {
    if (percent && lowIsOdd && (!entry.bare || entry.value > 1)) continue;
    if (entry.value * by >= min && entry.value * by <= max) {
      const params = {
        subject: entry.selector,
        value: entry.value,
        factor: lowIsOdd ? `×${factor}` : `÷${factor}`,
      };
      log.warnAt(entry.row, entry.column, 'UNIT_SLIP', params, { unit: entry.unit });
    }
  }
}

/** The same figure five times as large on one platform as on the other. */
function warnPlatforms(group: readonly Observation[], log: RowLog): void {
  for (const same of groupBy(group, (entry) => `${entry.unit} ${entry.period}`).values()) {
    const [first, ...others] = same;
    if (first === undefined) continue;
    for (const other of others) {
      if (other.platform !== first.platform && farApart(other.value, first.value, other.percent)) {
        const params = {
          subject: other.selector,
          value: other.value,
          other: first.value,
          platform: first.platform,
        };
        log.warnAt(other.row, other.column, 'OUTLIER_PLATFORM', params, { unit: other.unit });
      }
    }
  }
}

/** The months of the evaluated year as one number per unit, as the measure aggregates them; incomplete years give none. */
function yearOfMonths(group: readonly Observation[], context: ImportContext): readonly Observation[] {
  const aggregation = context.framework.measures.find((measure) => measure.code === group[0]?.selector)?.rule
    .aggregation;
  const years: Observation[] = [];
  for (const months of groupBy(group, (entry) => `${entry.unit} ${entry.platform}`).values()) {
    const ofYear = months
      .filter((entry) => Math.floor(entry.period / 100) === context.year)
      .sort((a, b) => a.period - b.period);
    const last = ofYear.at(-1);
    if (last === undefined || ofYear.length < 12) continue;
    const total = ofYear.reduce((sum, entry) => sum + entry.value, 0);
    const value = aggregation === 'last_month' ? last.value : aggregation === 'mean' ? total / ofYear.length : total;
    years.push({ ...last, period: context.year, value });
  }
  return years;
}

function warnPrevious(group: readonly Observation[], context: ImportContext, log: RowLog): void {
  for (const entry of group) {
    const before = context.previous?.[entry.selector]?.[entry.unit];
    if (before !== undefined && entry.period === context.year && farApart(entry.value, before, entry.percent)) {
      const params = { subject: entry.selector, value: entry.value, previous: before };
      log.warnAt(entry.row, entry.column, 'OUTLIER_YEAR', params, { unit: entry.unit });
    }
  }
}

function groupBy<T>(entries: readonly T[], key: (entry: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of entries) {
    const name = key(entry);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [entry]);
    else group.push(entry);
  }
  return groups;
}
