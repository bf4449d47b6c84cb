import { standardTiers } from '../model/method.ts';
import { changeFactors } from '../model/year-change.ts';
import type { ChangeFactor, ChangeParts, UnitChange, YearChanges } from '../model/year-change.ts';
import type { Language } from '../messages/catalogue.ts';
import { nameFor } from './english-names.ts';
import type { ReportInput } from './report-input.ts';
import { textCell } from './report-table.ts';
import type { ReportCell, ReportTable } from './report-table.ts';
import { reportText } from './report-text.ts';
import type { Words } from './words.ts';
import { cohortName, inferredNotes, listText, tierCell, unitHead } from './report-words.ts';
import { scoreCell, scoreDifference } from './score-text.ts';
import type { Scaled } from './score-text.ts';

const factorCodes = {
  data: 'REPORT_Y_DATA',
  weights: 'REPORT_Y_WEIGHTS',
  framework: 'REPORT_Y_FRAMEWORK',
  limits: 'REPORT_Y_LIMITS',
} as const satisfies Record<ChangeFactor, string>;

/** 数据, 权重, 指标体系, 限值. */
export function changeFactorName(factor: ChangeFactor, lang: Language): string {
  return reportText(lang, factorCodes[factor]);
}

export function yearChangeTitle(
  input: Pick<ReportInput, 'framework' | 'lang' | 'method'>,
  { before, after }: YearChanges,
): string {
  return reportText(input, 'REPORT_Y_TITLE', {
    before: before.year,
    after: after.year,
    cohort: cohortName(input),
  });
}

/** Y-1: index in both years, its change and what that comes from, a row a unit; the last row holds the means. */
export function yearChangeTable(
  input: Pick<ReportInput, 'framework' | 'method' | 'lang'>,
  changes: YearChanges,
): ReportTable {
  const { lang } = input;
  const head = (text: string, span: { readonly rowSpan?: number; readonly colSpan?: number } = {}): ReportCell =>
    textCell(text, { align: 'center', ...span });
  const years = { before: changes.before.year, after: changes.after.year };
  const means = changes.means;
  const rows = changes.before.fromHistory === true ? {} : { rowSpan: 2 };
  const split = changes.before.fromHistory !== true;
  return {
    id: 'Y-1',
    title: yearChangeTitle(input, changes),
    head: [
      [
        head(unitHead(input), rows),
        head(reportText(input, 'REPORT_Y_INDEX', { year: years.before }), rows),
        head(reportText(input, 'REPORT_Y_INDEX', { year: years.after }), rows),
        head(reportText(lang, 'REPORT_Y_CHANGE'), rows),
        ...(split ? [head(reportText(lang, 'REPORT_Y_OF_WHICH'), { colSpan: changeFactors.length })] : []),
        head(reportText(lang, 'REPORT_Y_TIER', { year: years.before }), rows),
        head(reportText(lang, 'REPORT_Y_TIER', { year: years.after }), rows),
      ],
      ...(split ? [changeFactors.map((factor) => head(changeFactorName(factor, lang)))] : []),
    ],
    body: [
      ...changes.units.map((unit) => [
        textCell(nameFor(unit, lang)),
        ...numberCells(input, unit, split),
        tierCell(unit.tierBefore, lang, changes.before.tiers ?? standardTiers),
        tierCell(unit.tierAfter, lang, changes.after.tiers ?? standardTiers),
      ]),
      ...(means === null
        ? []
        : [
            [
              textCell(reportText(lang, 'REPORT_Y_MEAN', { count: means.count })),
              ...numberCells(input, means, split),
              textCell('', { align: 'center' }),
              textCell('', { align: 'center' }),
            ],
          ]),
    ],
    columns: split ? [16, 11, 11, 9, 9, 9, 10, 9, 10, 10] : [24, 15, 15, 14, 16, 16],
    notes: [...notesOf(changes, input), ...inferredNotes(input)],
    landscape: true,
  };
}

interface Change {
  readonly before: number | null;
  readonly after: number | null;
  readonly parts: ChangeParts | null;
}

function numberCells(of: Scaled, { before, after, parts }: Change, split: boolean): ReportCell[] {
  const change = scoreDifference(of, after ?? Number.NaN, before ?? Number.NaN);
  const factors = split ? changeFactors.map((factor) => parts?.[factor] ?? null) : [];
  return [before, after, change, ...factors].map((value) => scoreCell(of, value ?? Number.NaN));
}

function notesOf({ before, after, units }: YearChanges, words: Words): readonly string[] {
  const { lang } = words;
  const years = { before: before.year, after: after.year };
  const named = (wanted: (unit: UnitChange) => boolean): string | null => {
    const names = units.filter(wanted).map((unit) => nameFor(unit, lang));
    return names.length === 0 ? null : listText(names, lang);
  };
  const [onlyBefore, onlyAfter, noIndex, noParts] = [
    named((unit) => unit.years === 'before'),
    named((unit) => unit.years === 'after'),
    named((unit) => unit.years === 'both' && unit.change === null),
    named((unit) => unit.change !== null && unit.parts === null),
  ];
  const known = before.fromHistory === true;
  return [
    ...(known
      ? [reportText(words, 'REPORT_Y_NOTE_HISTORY', { year: before.year })]
      : [
          reportText(words, 'REPORT_Y_NOTE_SUM'),
          reportText(lang, 'REPORT_Y_NOTE_FACTORS'),
          reportText(lang, 'REPORT_Y_NOTE_TIERS'),
        ]),
    ...(onlyBefore === null
      ? []
      : [reportText(lang, 'REPORT_Y_NOTE_ONE_YEAR', { year: years.before, other: years.after, units: onlyBefore })]),
    ...(onlyAfter === null
      ? []
      : [reportText(lang, 'REPORT_Y_NOTE_ONE_YEAR', { year: years.after, other: years.before, units: onlyAfter })]),
    ...(noIndex === null ? [] : [reportText(words, 'REPORT_Y_NOTE_NO_INDEX', { units: noIndex })]),
    ...(noParts === null || known ? [] : [reportText(words, 'REPORT_Y_NOTE_NO_PARTS', { units: noParts })]),
    ...[before, after]
      .filter(({ synthetic }) => synthetic)
      .map(({ file }) => reportText(lang, 'REPORT_Y_NOTE_SYNTHETIC', { file })),
    ...(known
      ? []
      : [
          reportText(lang, 'REPORT_Y_NOTE_SOURCES', {
            ...years,
            fileBefore: before.file,
            fileAfter: after.file,
            fingerprintBefore: before.fingerprint,
            fingerprintAfter: after.fingerprint,
          }),
        ]),
  ];
}
