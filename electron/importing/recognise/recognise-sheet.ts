import type { AppError } from '../../../shared/base/app-error.ts';
import { appError } from '../../../shared/base/app-error.ts';
import type { Framework } from '../../../shared/model/framework.ts';
import type { TierLine } from '../../../shared/model/method.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import { recordKindNames } from '../../../shared/model/record-kind.ts';
import type { ImportContext, OwnHeadings } from '../headings/import-context.ts';
import { fieldLabel } from '../../../shared/model/sheet-headings.ts';
import type { Field } from '../../../shared/model/sheet-field.ts';
import { frameworkTerms } from '../headings/framework-terms.ts';
import type { FrameworkTerms } from '../headings/framework-terms.ts';
import { tableYear } from '../headings/table-year.ts';
import { titleIndicator } from '../headings/title-indicator.ts';
import { interpretColumns } from '../headings/interpret-columns.ts';
import { readHeading } from '../headings/read-heading.ts';
import type { HeadingMeaning } from '../headings/read-heading.ts';
import type { Layout } from '../../../shared/model/sheet-mapping.ts';
import type { SheetProfile } from '../profile/profile-sheet.ts';
import { parseTier } from '../values/parse-choice.ts';
import { foldName } from '../../../shared/base/fold-text.ts';
import { historyEvidence } from './history-evidence.ts';
import type { Evidence } from './history-evidence.ts';
import { kindSignatures } from './kind-signatures.ts';
import type { KindSignature } from './kind-signatures.ts';

export interface KindScore {
  readonly kind: RecordKind;
  readonly layout: Layout;
  /** 0–1: share of what the kind asks for that the sheet shows; 1 = all of it. */
  readonly score: number;
  /** All that must be there is there, and nothing speaks against it. */
  readonly possible: boolean;
  /** What speaks for the kind, and what against it. */
  readonly reasons: readonly AppError[];
  readonly against: readonly AppError[];
}

export interface Recognition {
  /** Null when no kind, or more than one, fits: then the sheet goes to mapping. */
  readonly kind: RecordKind | null;
  readonly layout: Layout | null;
  /** Best first. */
  readonly scores: readonly KindScore[];
  /** What speaks for the kind, or why there is none; of the nearest kind, if none fits. */
  readonly reasons: readonly AppError[];
  /** What speaks against it, or against the nearest kind. */
  readonly against: readonly AppError[];
}

/** Whether a text is a heading of some kind of sheet; for {@link profileSheet}. */
export function knownHeading(context: Pick<ImportContext, 'framework'> & OwnHeadings): (text: string) => boolean {
  const terms = frameworkTerms(context.framework);
  return (text) => {
    const meaning = readHeading(1, [text], terms, context);
    return (
      meaning.field !== null ||
      meaning.measure !== null ||
      meaning.element !== null ||
      meaning.baseFigure !== null ||
      meaning.month !== null ||
      meaning.year !== null ||
      meaning.indexYear !== null
    );
  };
}

/**
 * Scores the sheet against every kind by its headings, then lets the cells speak: measures under 采集项 must be of the
 * kind. `kind` is null unless exactly one kind fits. `only`: consider this kind alone (`--kind`).
 */
export function recogniseSheet(
  profile: SheetProfile,
  context: ImportContext,
  sheetName: string,
  only?: RecordKind,
): Recognition {
  if (profile.header === null)
    return { kind: null, layout: null, scores: [], reasons: [], against: [appError('NO_HEADER')] };
  const terms = frameworkTerms(context.framework);
  const meanings = interpretColumns(profile, context, sheetName);
  const title = foldName([...profile.titles, sheetName].join(' '));
  const { framework, tiers = [], indexNames = [] } = context;
  const year = tableYear(profile, sheetName);
  const shown = { profile, terms, meanings, title, year, framework, tiers, indexNames };
  const titled = titleReasons(profile, sheetName, meanings, terms, context.year);
  const layouts = kindSignatures
    .filter((signature) => only === undefined || signature.kind === only)
    .map((signature) => scoreKind(signature, shown))
    .sort((a, b) => Number(b.possible) - Number(a.possible) || b.score - a.score);
  // Each kind once, in its best layout.
  const scores = layouts.filter((entry, index) => layouts.findIndex((other) => other.kind === entry.kind) === index);
  const fitting = scores.filter((entry) => entry.possible);
  const [best, second] = fitting;
  if (best === undefined) {
    const [nearest] = scores;
    return {
      kind: null,
      layout: null,
      scores,
      reasons:
        nearest === undefined
          ? []
          : [appError('KIND_NEAREST', { kind: recordKindNames[nearest.kind] }), ...titled.for, ...nearest.reasons],
      against: [...(nearest?.against ?? []), ...titled.against],
    };
  }
  if (second !== undefined && best.score - second.score < 0.05) {
    return {
      kind: null,
      layout: null,
      scores,
      reasons: [
        appError('KIND_NOT_CLEAR', { first: recordKindNames[best.kind], second: recordKindNames[second.kind] }),
      ],
      against: [],
    };
  }
  return {
    kind: best.kind,
    layout: best.layout,
    scores,
    reasons: [...best.reasons, ...titled.for],
    against: best.against,
  };
}

/** The indicator, unit and years that a table's title and headings name; and where the project's year isn't among them. */
function titleReasons(
  profile: SheetProfile,
  sheetName: string,
  meanings: readonly HeadingMeaning[],
  terms: FrameworkTerms,
  evaluated: number,
): Pick<Evidence, 'for' | 'against'> {
  const indicator = titleIndicator(profile, sheetName, terms);
  const years = [...new Set(meanings.flatMap(({ ofYear }) => ofYear ?? []))];
  const away = years.length > 0 && !years.includes(evaluated) && meanings.some(({ otherYear }) => otherYear);
  if (indicator === null && away) return { for: [], against: [appError('YEAR_COLUMN_MISSING', { year: evaluated })] };
  if (indicator === null || years.length === 0) return { for: [], against: [] };
  const said = {
    name: indicator.name,
    unit: indicator.unitText === null || indicator.unitText === '' ? '—' : indicator.unitText,
    years: years.join('、'),
  };
  const known = indicator.baseFigure !== null || indicator.measure !== null;
  return {
    for: [appError('TITLE_SAYS', said)],
    against: [
      ...(indicator.unitText === null ? [appError('TITLE_UNITS', { name: indicator.name })] : []),
      ...(known || indicator.unitText === null ? [] : [appError('TITLE_UNKNOWN', { name: indicator.name })]),
      ...(years.includes(evaluated) || (known && !meanings.some(({ otherYear }) => otherYear))
        ? []
        : [appError('YEAR_COLUMN_MISSING', { year: evaluated })]),
    ],
  };
}

interface Shown {
  readonly profile: SheetProfile;
  readonly terms: FrameworkTerms;
  readonly meanings: readonly HeadingMeaning[];
  readonly title: string;
  /** The one that the table says it is of. */
  readonly year: number | null;
  readonly framework: Framework;
  readonly tiers: readonly TierLine[];
  readonly indexNames: readonly string[];
}

function scoreKind(signature: KindSignature, shown: Shown): KindScore {
  const { meanings } = shown;
  const reasons: AppError[] = [];
  const speaking: AppError[] = [];
  const wide = wideColumns(signature, shown);
  // 法定时限 heads a column of item attributes and names an element: a column that is wide here is no field.
  const asWide = new Set(wide.map((meaning) => meaning.column));
  const named = new Set(
    meanings
      .filter((meaning) => !asWide.has(meaning.column))
      .map((meaning) => meaning.field)
      .filter((field) => field !== null),
  );
  const has = (field: Field): boolean => named.has(field);
  const missing = signature.all.filter(
    (field) => !has(field) && !(field === 'year' && signature.kind === 'index_history' && shown.year !== null),
  );
  const missingGroups = signature.anyOf.filter((group) => !group.some(has));
  const against = signature.not.filter(has);
  // A heading that names the index with its year says alone what two years say together.
  const least = wide.some(({ indexYear }) => indexYear !== null) ? 1 : signature.wide;
  const wideShort = signature.wide !== undefined && wide.length < (least ?? 0);
  const asked = signature.all.length + signature.anyOf.length + (signature.wide === undefined ? 0 : 1);
  const met = asked - missing.length - missingGroups.length - (wideShort ? 1 : 0);
  const known = new Set<number>(wide.map((meaning) => meaning.column));
  for (const meaning of meanings) {
    if (
      meaning.field !== null &&
      [...signature.all, ...signature.anyOf.flat(), ...signature.may, 'ignore'].includes(meaning.field)
    )
      known.add(meaning.column);
    if (meaning.otherYear && (signature.layout === 'figures' || signature.layout === 'measures'))
      known.add(meaning.column);
  }
  const headed = meanings.filter((meaning) => meaning.heading !== '');
  const understood =
    headed.length === 0 ? 0 : headed.filter((meaning) => known.has(meaning.column)).length / headed.length;
  const found = headed.filter((meaning) => known.has(meaning.column)).map((meaning) => meaning.heading);
  reasons.push(...headingsFound(found));
  for (const field of missing) speaking.push(appError('HEADING_MISSING', { field: fieldLabel(field) }));
  for (const group of missingGroups)
    speaking.push(appError('HEADING_MISSING', { field: group.map(fieldLabel).join('/') }));
  if (wideShort) speaking.push(appError('HEADING_MISSING', { field: fieldLabel('wide') }));
  for (const field of against) speaking.push(appError('HEADING_AGAINST', { field: fieldLabel(field) }));
  const content = contentSpeaks(signature, shown, wide);
  reasons.push(...content.for);
  speaking.push(...content.against);
  // A table of which hardly anything is understood is someone else's: 地区, 常住人口, GDP, 面积 …
  const foreign = signature.wide !== undefined && understood < 0.5;
  if (foreign) speaking.push(appError('HEADINGS_FOREIGN', { known: found.length, all: headed.length }));
  const possible =
    !foreign &&
    missing.length === 0 &&
    missingGroups.length === 0 &&
    against.length === 0 &&
    !wideShort &&
    content.fits;
  const score =
    (met / asked) * (0.6 + 0.4 * understood) * (against.length > 0 ? 0.5 : 1) * (content.fits ? content.weight : 0.5);
  return { kind: signature.kind, layout: signature.layout, score, possible, reasons, against: speaking };
}

const SHOWN_HEADINGS = 12;

function headingsFound(found: readonly string[]): readonly AppError[] {
  if (found.length === 0) return [];
  const headings = found.slice(0, SHOWN_HEADINGS).join('、');
  return [
    found.length > SHOWN_HEADINGS
      ? appError('HEADINGS_FOUND_MORE', { headings, count: found.length, shown: SHOWN_HEADINGS })
      : appError('HEADINGS_FOUND', { headings }),
  ];
}

function wideColumns(signature: KindSignature, { meanings }: Shown): readonly HeadingMeaning[] {
  switch (signature.layout) {
    case 'rows':
      return [];
    case 'figures':
      return meanings.filter((meaning) => meaning.baseFigure !== null);
    case 'months':
      return meanings.filter((meaning) => meaning.month !== null);
    case 'measures':
      return meanings.filter((meaning) => meaning.measure !== null && meaning.month === null);
    case 'elements':
      return meanings.filter((meaning) => meaning.element !== null);
    case 'years':
      return meanings.filter((meaning) => meaning.year !== null || meaning.indexYear !== null);
  }
}

interface Content {
  readonly fits: boolean;
  readonly for: readonly AppError[];
  readonly against: readonly AppError[];
  /** 0–1: how far what it found can be trusted. */
  readonly weight: number;
}
const silent: Content = { fits: true, for: [], against: [], weight: 1 };

/** What the cells and the title say for or against a kind whose headings fit. */
function contentSpeaks(signature: KindSignature, shown: Shown, wide: readonly HeadingMeaning[]): Content {
  const { profile, terms, meanings, title } = shown;
  if (signature.layout === 'measures') return wideMeasuresFit(signature.kind, shown, wide);
  if (signature.kind === 'index_history') return historyContent(shown, wide);
  if (
    signature.layout === 'months' &&
    !meanings.some((meaning) => meaning.field === 'measure' || (meaning.month !== null && meaning.measure !== null))
  ) {
    const named = terms.measures.filter(
      (measure) =>
        measure.rule.record === 'monthly_statistics' &&
        (title.includes(foldName(measure.code)) || title.includes(foldName(measure.name))),
    );
    return named.length === 1 ? silent : { ...silent, fits: false, against: [appError('MEASURE_OF_SHEET_UNKNOWN')] };
  }
  const column = meanings.find((meaning) => meaning.field === 'measure')?.column;
  const samples = column === undefined ? [] : (profile.columns[column - 1]?.samples ?? []);
  const named = samples.map((text) => terms.indicator(text));
  const figures = named.filter(({ baseFigure }) => baseFigure !== null).length;
  const measures = named.flatMap(({ measure }) => measure ?? []);
  if (signature.kind === 'base_figures' && column !== undefined) return figuresFit(figures, measures.length);
  if (figures > measures.length)
    return { ...silent, fits: false, against: [appError('FIGURES_AMONG', { count: figures })] };
  const fitting = measures.filter((measure) => measure.rule.record === signature.kind).length;
  if (measures.length > 0 && fitting < measures.length / 2) {
    const codes = measures.map((measure) => measure.code).slice(0, 4);
    return {
      ...silent,
      fits: false,
      against: [appError('MEASURES_OF_OTHER_KIND', { measures: codes.join('、') })],
    };
  }
  // What nobody knows may stand in any long table: a table of raw values is told by its measures alone.
  if (fitting === 0 && signature.kind === 'measure_table')
    return { ...silent, fits: false, against: [appError('MEASURES_NONE')] };
  return fitting === 0 ? silent : { ...silent, for: [appError('MEASURES_FIT', { count: fitting })] };
}

/** A long table is one of base figures where it names some, and no more measures than of them. */
function figuresFit(figures: number, measures: number): Content {
  if (figures === 0) return { ...silent, fits: false, against: [appError('FIGURES_NONE')] };
  if (measures > figures) return { ...silent, fits: false, against: [appError('MEASURES_AMONG', { count: measures })] };
  return { ...silent, for: [appError('FIGURES_AMONG', { count: figures })] };
}

/** A history without the index's own name is trusted less than one with it. */
const notByName = 0.9;

function historyContent(
  { profile, meanings, title, framework, tiers, indexNames }: Shown,
  wide: readonly HeadingMeaning[],
): Content {
  const held = wide.length > 0 ? wide : meanings.filter(({ field }) => field === 'index' || field === 'tier');
  const columns = held.map(({ column }) => column);
  const evidence = historyEvidence(profile, meanings, columns, title, { framework, tiers, indexNames });
  const odd = wide
    .flatMap(({ column }) => profile.columns[column - 1]?.samples ?? [])
    .find((sample) => parseTier(sample, tiers) === null && !/^[\d.]+$|^[-—/]+$/.test(sample));
  const against = [...evidence.against, ...(odd === undefined ? [] : [appError('HISTORY_CELL', { text: odd })])];
  return {
    fits: evidence.for.length > 0 && against.length === 0,
    for: evidence.for,
    against,
    weight: evidence.own ? 1 : notByName,
  };
}

/** 地区 × measures is a 年度汇聚统计表 when every measure is fed by one, else a 指标原始值表; a title that says which decides. */
function wideMeasuresFit(kind: RecordKind, { title }: Shown, wide: readonly HeadingMeaning[]): Content {
  if (wide.length === 0) return silent;
  const annual = wide.every((meaning) => meaning.measure?.rule.record === 'annual_statistics');
  const saysTable = title.includes('原始值');
  const isAnnual = annual && !saysTable;
  const fits = kind === 'annual_statistics' ? isAnnual : !isAnnual;
  const said = [appError(annual ? 'WIDE_ANNUAL_MEASURES' : 'WIDE_MIXED_MEASURES', { count: wide.length })];
  return { fits, for: fits ? said : [], against: fits ? [] : said, weight: 1 };
}
