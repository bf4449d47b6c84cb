import { imputations, standardMethod, tierCount, tierIds } from '../../../shared/model/method.ts';
import type {
  Adjustment,
  AggregationId,
  ImputationId,
  IndexName,
  IncompletePolicy,
  Method,
  NormalisationId,
  RescalingId,
  TierLine,
  TreatmentId,
  YearBasis,
} from '../../../shared/model/method.ts';
import { readTierParts } from '../../../shared/model/tier-text.ts';
import { namedLine, standardTier, tierName } from '../../../shared/model/tier-name.ts';
import { foldText } from '../../../shared/base/fold-text.ts';
import { checkIndexName } from '../../../shared/model/check-index-name.ts';
import { namedIndex } from '../../../shared/model/index-name.ts';
import { checkWords } from '../../../shared/model/check-words.ts';
import { ownWordKinds, readWordsText } from '../../../shared/model/project-words.ts';
import type { ProjectWords } from '../../../shared/model/project-words.ts';
import { checkTiers, tooFewTiers } from '../../../shared/model/check-tiers.ts';
import type { SheetRow } from '../cells/cell.ts';
import { parseNumber } from '../../../shared/base/parse-number.ts';
import { bookYear } from './book-year.ts';
import { choices, readChoice } from './read-choice.ts';
import { readName, readSetting, readText } from './read-cell.ts';
import type { PlacedCell } from './read-cell.ts';
import type { SheetLog } from './sheet-log.ts';
import { readSheetTable } from './sheet-table.ts';

const fields = ['key', 'value'] as const;
const headers = { key: ['key', '键', '设置项'], value: ['value', '值'] } as const;

/** The settings of Method 方法; what the sheet leaves out has the defaults of docs/FORMATS "Score book". */
export interface BookSettings {
  readonly normalisation: NormalisationId;
  readonly aggregation: AggregationId;
  readonly treatment: TreatmentId;
  readonly winsoriseMax: number;
  readonly imputation: ImputationId;
  readonly policy: Method['missing']['policy'];
  readonly minimumAvailability: number;
  readonly incomplete: IncompletePolicy;
  readonly scale: Method['scale'];
  readonly z: Method['z'];
  readonly ties: Method['ties'];
  readonly tierRounding: number | null;
  readonly rankRounding: number | null;
  readonly tiers: readonly TierLine[];
  readonly indexName: IndexName | null;
  readonly words: ProjectWords | null;
  /** Of the framework; '' where the book names none. */
  readonly title: string;
  readonly titleEn: string;
  /** Of `total`, which has no row. */
  readonly rescale: RescalingId | null;
  readonly adjustments: readonly BookAdjustment[];
  readonly yearBasis: Placed<YearBasis> | null;
  /** The year that is scored where none is asked for; of a book without years the one that its values are of. */
  readonly year: Placed<number> | null;
}

/** A setting with its cell, for what only the data can say about it. */
export interface Placed<T> {
  readonly value: T;
  readonly row: number;
  readonly column: number;
}

/** An adjustment with its cell, for remarks. */
export interface BookAdjustment {
  readonly adjustment: Adjustment;
  readonly row: number;
  readonly column: number;
}

export const defaultSettings: BookSettings = {
  normalisation: 'min_max',
  aggregation: 'arithmetic',
  treatment: 'none',
  winsoriseMax: standardMethod.winsoriseMax,
  imputation: 'none',
  policy: 'omit',
  minimumAvailability: 0,
  incomplete: 'mark',
  scale: standardMethod.scale,
  z: standardMethod.z,
  ties: standardMethod.ties,
  tierRounding: standardMethod.tierRounding,
  rankRounding: standardMethod.rankRounding,
  title: '',
  titleEn: '',
  tiers: standardMethod.tiers,
  indexName: null,
  words: null,
  rescale: null,
  adjustments: [],
  yearBasis: null,
  year: null,
};

type Read = (cell: PlacedCell, log: SheetLog, known: BookSettings) => Partial<BookSettings>;

const readers: Readonly<Record<string, Read>> = {
  normalisation: (cell, log) =>
    chosen(readChoice(cell, choices.normalisation, log), (normalisation) => ({ normalisation })),
  aggregation: (cell, log) => chosen(readChoice(cell, choices.aggregation, log), (aggregation) => ({ aggregation })),
  treatment: (cell, log) => chosen(readChoice(cell, choices.treatment, log), (treatment) => ({ treatment })),
  winsorise_max: (cell, log) =>
    ranged(
      cell,
      log,
      (n) => Number.isInteger(n) && n >= 0,
      (winsoriseMax) => ({ winsoriseMax }),
    ),
  imputation: (cell, log) => chosen(readChoice(cell, choices.imputation, log), (imputation) => ({ imputation })),
  missing: readMissing,
  minimum_availability: (cell, log) =>
    ranged(
      cell,
      log,
      (n) => n >= 0 && n <= 1,
      (minimumAvailability) => ({ minimumAvailability }),
    ),
  incomplete: (cell, log) => chosen(readChoice(cell, choices.incomplete, log), (incomplete) => ({ incomplete })),
  scale_lower: (cell, log, known) =>
    ranged(
      cell,
      log,
      () => true,
      (lower) => ({ scale: { ...known.scale, lower } }),
    ),
  scale_upper: (cell, log, known) =>
    ranged(
      cell,
      log,
      () => true,
      (upper) => ({ scale: { ...known.scale, upper } }),
    ),
  z_mean: (cell, log, known) =>
    ranged(
      cell,
      log,
      () => true,
      (mean) => ({ z: { ...known.z, mean } }),
    ),
  z_sd: (cell, log, known) =>
    ranged(
      cell,
      log,
      (n) => n > 0,
      (sd) => ({ z: { ...known.z, sd } }),
    ),
  z_population: (cell, log, known) => chosen(readFlag(cell, log), (population) => ({ z: { ...known.z, population } })),
  ties: (cell, log) => chosen(readChoice(cell, choices.ties, log), (ties) => ({ ties })),
  tier_rounding: (cell, log) =>
    ranged(
      cell,
      log,
      (n) => Number.isInteger(n) && n >= 0 && n <= 6,
      (tierRounding) => ({ tierRounding }),
    ),
  rank_rounding: (cell, log) =>
    ranged(
      cell,
      log,
      (n) => Number.isInteger(n) && n >= 0 && n <= 6,
      (rankRounding) => ({ rankRounding }),
    ),
  tiers: (cell, log) => chosen(readTiers(cell, log), (tiers) => ({ tiers })),
  index_name: readIndexName,
  words: readWords,
  title: (cell, log) => ({ title: readName(cell, log) }),
  title_en: (cell, log) => ({ titleEn: readName(cell, log) }),
  rescale: (cell, log) => chosen(readChoice(cell, choices.rescale, log), (rescale) => ({ rescale })),
  year_basis: (cell, log) => chosen(readYearBasis(cell, log), (value) => ({ yearBasis: { ...placeOf(cell), value } })),
  year: (cell, log) => {
    const text = readText(cell, log);
    const value = bookYear(text);
    if (value === null && text !== '') log.error(cell.row, cell.column, 'BOOK_YEAR_INVALID', { text });
    return chosen(value, (year) => ({ year: { ...placeOf(cell), value: year } }));
  },
  bonus: (cell, log, known) => adjusting(cell, log, known, pointsOf('bonus')),
  penalty: (cell, log, known) => adjusting(cell, log, known, pointsOf('penalty')),
  veto: (cell, log, known) => adjusting(cell, log, known, vetoOf(known.tiers)),
};

/** Reads Method 方法: each key once, unknown keys are errors, an empty value or sheet keeps the defaults. `severalYears`: then a year before may fill gaps. */
export function readMethodSheet(rows: readonly SheetRow[], severalYears: boolean, log: SheetLog): BookSettings {
  if (rows.every((row) => row.cells.every((cell) => cell === null || cell === ''))) return defaultSettings;
  const table = readSheetTable(rows, headers, ['key', 'value'], log, fields);
  const seen = new Map<string, number>();
  const imputationsNamed = new Set<ImputationId>();
  let settings = defaultSettings;
  const isTiers = (line: (typeof table.rows)[number]): boolean => {
    const { cell } = line.at('key');
    return typeof cell === 'string' && foldText(cell).toLowerCase() === 'tiers';
  };
  // A veto names a tier by its label, which the sheet may give further down.
  for (const line of [...table.rows.filter(isTiers), ...table.rows.filter((line) => !isTiers(line))]) {
    const { row, column } = line.at('key');
    const key = readText(line.at('key'), log).toLowerCase();
    const reader = Object.hasOwn(readers, key) ? readers[key] : undefined;
    if (reader === undefined)
      log.error(row, column, 'BOOK_KEY_UNKNOWN', { key, known: Object.keys(readers).join(', ') });
    else if (seen.has(key)) log.error(row, column, 'BOOK_KEY_TWICE', { key, row: seen.get(key) ?? row });
    else {
      const read = reader(line.at('value'), log, settings);
      settings = { ...settings, ...read };
      seen.set(key, row);
      if (read.imputation !== undefined) imputationsNamed.add(read.imputation);
      if (read.imputation === 'previous_period' && !severalYears)
        log.warn(row, line.at('value').column, 'BOOK_NO_PREVIOUS');
      if (imputationsNamed.size > 1)
        log.error(row, line.at('value').column, 'BOOK_IMPUTATION_TWICE', {
          imputations: [...imputationsNamed].join(', '),
        });
    }
  }
  const { lower, upper } = settings.scale;
  const scaleRow = seen.get('scale_upper') ?? seen.get('scale_lower');
  if (scaleRow !== undefined && lower >= upper)
    log.error(scaleRow, table.columns.get('value') ?? 1, 'BOOK_SCALE_NOT_RISING', { lower, upper });
  return settings;
}

function placeOf({ row, column }: PlacedCell): { readonly row: number; readonly column: number } {
  return { row, column };
}

/** `per_year`, `pooled`, `base_year=2020`. */
function readYearBasis(cell: PlacedCell, log: SheetLog): YearBasis | null {
  const text = readText(cell, log);
  if (text === '') return null;
  const [kind = '', named, ...rest] = text
    .toLowerCase()
    .split('=')
    .map((side) => side.trim());
  const year = named === undefined ? null : bookYear(named);
  if (rest.length === 0 && named === undefined && (kind === 'per_year' || kind === 'pooled')) return { kind };
  if (rest.length === 0 && kind === 'base_year' && year !== null) return { kind, year };
  log.error(cell.row, cell.column, 'BOOK_YEAR_BASIS_UNKNOWN', { text });
  return null;
}

/** `omit` or `strict`; an imputation id here means that imputation and `omit`. */
function readMissing(cell: PlacedCell, log: SheetLog): Partial<BookSettings> {
  const read = readChoice(
    cell,
    { ids: ['omit', 'strict', ...imputations] as const, code: 'BOOK_MISSING_UNKNOWN' },
    log,
  );
  if (read === null) return {};
  return read === 'omit' || read === 'strict' ? { policy: read } : { policy: 'omit', imputation: read };
}

function readFlag(cell: PlacedCell, log: SheetLog): boolean | null {
  const text = readText(cell, log).toLowerCase();
  if (text === '') return null;
  if (['1', 'true', '是'].includes(text)) return true;
  if (!['0', 'false', '否'].includes(text)) log.error(cell.row, cell.column, 'BOOK_VALUE_INVALID', { text });
  return false;
}

/** `very_high:90;high:80;medium:65;low:`, `优秀:90;良好:80;合格:`: falling, each tier once, only the last open. */
function readTiers(cell: PlacedCell, log: SheetLog): readonly TierLine[] | null {
  const text = readText(cell, log);
  if (text === '') return null;
  const lines: TierLine[] = [];
  const parts = readTierParts(text);
  if (parts.length > tierCount.most) {
    log.error(cell.row, cell.column, 'TIERS_COUNT', { count: parts.length, ...tierCount });
    return null;
  }
  for (const [at, { text: written, tier, name, english, bound }] of parts.entries()) {
    const stated = bound === '' ? null : parseNumber(bound);
    const isLast = at === parts.length - 1;
    const above = lines.at(-1)?.lower ?? Number.POSITIVE_INFINITY;
    const fits = isLast ? bound === '' : stated !== null && stated.suffix === '' && stated.value < above;
    if (tier === null || !fits || lines.some((line) => line.tier === tier)) {
      log.error(cell.row, cell.column, 'BOOK_TIERS_INVALID', { text: written, known: tierIds.join(', ') });
      return null;
    }
    lines.push(namedLine({ tier, lower: stated === null ? null : stated.value }, name, english));
  }
  const [fault] = [...tooFewTiers(lines), ...checkTiers(lines)];
  if (fault === undefined) return lines;
  log.error(cell.row, cell.column, fault.code, fault.params);
  return null;
}

/** `营商便利度|Ease score`; one language alone is the Chinese name, `|Ease score` the English one. */
function readIndexName(cell: PlacedCell, log: SheetLog): Partial<BookSettings> {
  const [name = '', english = '', ...more] = readText(cell, log).split('|');
  const named = namedIndex(name, english);
  const [fault] =
    more.length === 0
      ? checkIndexName(named)
      : checkIndexName({ indexName: { zh: [name, english, ...more].join('|') } });
  if (fault === undefined) return { indexName: named.indexName ?? null };
  log.error(cell.row, cell.column, fault.code, fault.params);
  return {};
}

/** `unit=岛|island|islands; group=群岛|archipelago`. */
function readWords(cell: PlacedCell, log: SheetLog): Partial<BookSettings> {
  const text = readText(cell, log);
  const words = readWordsText(text);
  if (words === null) {
    log.error(cell.row, cell.column, 'BOOK_WORDS_INVALID', { text, known: ownWordKinds.join(', ') });
    return {};
  }
  const [fault] = checkWords({ words });
  if (fault === undefined) return { words: Object.keys(words).length === 0 ? null : words };
  log.error(cell.row, cell.column, fault.code, fault.params);
  return {};
}

type ReadAdjustment = (measure: string, bound: string) => Adjustment | null;

/** `X1:5`: points of X1, at most 5; `X1`: without a cap. */
function pointsOf(kind: 'bonus' | 'penalty'): ReadAdjustment {
  return (measure, bound) => {
    if (bound === '') return { kind, measure, cap: null };
    const cap = parseNumber(bound);
    return cap === null || cap.suffix !== '' || cap.value < 0 ? null : { kind, measure, cap: cap.value };
  };
}

/** `V1:medium`, `V1:合格`: where V1 is true the tier is at most that one, named by its id or its label. */
function vetoOf(tiers: readonly TierLine[]): ReadAdjustment {
  return (measure, bound) => {
    const called = tiers.find(({ tier }) => [tierName(tier, 'zh', tiers), tierName(tier, 'en', tiers)].includes(bound));
    const tier = called?.tier ?? standardTier(bound);
    return tier === null ? null : { kind: 'veto', measure, tier };
  };
}

/** `X1:5; X2`. */
function adjusting(cell: PlacedCell, log: SheetLog, known: BookSettings, read: ReadAdjustment): Partial<BookSettings> {
  const adjustments = readText(cell, log)
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part): BookAdjustment[] => {
      const [measure = '', bound = '', ...rest] = part.split(/[:：]/).map((side) => side.trim());
      const adjustment = measure === '' || rest.length > 0 ? null : read(measure, bound);
      if (adjustment !== null) return [{ adjustment, row: cell.row, column: cell.column }];
      log.error(cell.row, cell.column, 'BOOK_ADJUSTMENT_INVALID', { text: part, known: tierIds.join(', ') });
      return [];
    });
  return { adjustments: [...known.adjustments, ...adjustments] };
}

function ranged(
  cell: PlacedCell,
  log: SheetLog,
  allows: (value: number) => boolean,
  wrap: (value: number) => Partial<BookSettings>,
): Partial<BookSettings> {
  const value = readSetting(cell, false, log);
  if (value === null || Number.isNaN(value)) return {};
  if (allows(value)) return wrap(value);
  log.error(cell.row, cell.column, 'BOOK_VALUE_INVALID', { text: String(value) });
  return {};
}

function chosen<T>(value: T | null, wrap: (value: T) => Partial<BookSettings>): Partial<BookSettings> {
  return value === null ? {} : wrap(value);
}
