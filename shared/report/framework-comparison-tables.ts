import type { Language } from '../messages/catalogue.ts';
import { systemChanges } from '../model/system-comparison.ts';
import type {
  SystemChange,
  SystemComparison,
  SystemEntry,
  SystemLevel,
  SystemPair,
} from '../model/system-comparison.ts';
import { numberCell, textCell } from './report-table.ts';
import type { ReportCell, ReportTable } from './report-table.ts';
import { reportText } from './report-text.ts';
import { listText } from './report-words.ts';

const changeCodes = {
  added: 'REPORT_X_ADDED',
  dropped: 'REPORT_X_DROPPED',
  moved: 'REPORT_X_MOVED',
  renamed: 'REPORT_X_RENAMED',
  recoded: 'REPORT_X_RECODED',
  reweighted: 'REPORT_X_REWEIGHTED',
} as const satisfies Record<SystemChange, string>;

/** 新增, 取消, 调整位置 … */
export function systemChangeName(change: SystemChange, lang: Language): string {
  return reportText(lang, changeCodes[change]);
}

/** X-1 counts by level, X-2 what changed, indicator by indicator; the second is left out where nothing did. */
export function systemComparisonTables(comparison: SystemComparison, lang: Language): readonly ReportTable[] {
  const changed = comparison.pairs.filter(({ changes }) => changes.length > 0);
  return [countsTable(comparison, lang), ...(changed.length === 0 ? [] : [changesTable(comparison, changed, lang)])];
}

/** Counts by level and against the year before, as chapter 1 of the report says them: one sentence a level. */
export function systemSentences({ before, after, levels }: SystemComparison, lang: Language): readonly string[] {
  const years = { before: before.year, after: after.year };
  return levels.map((level) => {
    const parts = systemChanges.flatMap((change) =>
      level[change] === 0
        ? []
        : [reportText(lang, 'REPORT_X_PART', { change: systemChangeName(change, lang), count: level[change] })],
    );
    return reportText(lang, 'REPORT_X_SENTENCE', {
      ...years,
      level: systemLevelName(level.level, lang),
      now: level.after,
      then: level.before,
      changes: parts.length === 0 ? reportText(lang, 'REPORT_X_NONE') : listText(parts, lang),
    });
  });
}

function countsTable(comparison: SystemComparison, lang: Language): ReportTable {
  const { before, after, levels } = comparison;
  const head = (text: string): ReportCell => textCell(text, { align: 'center' });
  const count = (value: number): ReportCell => numberCell(value, 0);
  return {
    id: 'X-1',
    title: reportText(lang, 'REPORT_X_COUNTS', { before: before.year, after: after.year }),
    head: [
      [
        head(reportText(lang, 'REPORT_X_LEVEL')),
        head(reportText(lang, 'REPORT_X_YEAR', { year: before.year })),
        head(reportText(lang, 'REPORT_X_YEAR', { year: after.year })),
        ...systemChanges.map((change) => head(systemChangeName(change, lang))),
      ],
    ],
    body: levels.map((level: SystemLevel) => [
      textCell(systemLevelName(level.level, lang)),
      count(level.before),
      count(level.after),
      ...systemChanges.map((change) => count(level[change])),
    ]),
    columns: [16, 10, 10, ...systemChanges.map(() => 10)],
    notes: [
      ...systemSentences(comparison, lang),
      reportText(lang, 'REPORT_X_NOTE_SAME'),
      reportText(lang, 'REPORT_X_NOTE_WEIGHTS'),
    ],
    landscape: true,
  };
}

function changesTable(
  { before, after }: SystemComparison,
  changed: readonly SystemPair[],
  lang: Language,
): ReportTable {
  const head = (text: string, span: { readonly rowSpan?: number; readonly colSpan?: number } = {}): ReportCell =>
    textCell(text, { align: 'center', ...span });
  const sides = [before.year, after.year].map((year) =>
    head(reportText(lang, 'REPORT_X_YEAR', { year }), { colSpan: 3 }),
  );
  const columns = [
    reportText(lang, 'REPORT_X_INDICATOR'),
    reportText(lang, 'REPORT_X_PARENT'),
    reportText(lang, 'REPORT_X_SHARE'),
  ].map((text) => head(text));
  return {
    id: 'X-2',
    title: reportText(lang, 'REPORT_X_CHANGES', { before: before.year, after: after.year }),
    head: [
      [
        head(reportText(lang, 'REPORT_X_LEVEL'), { rowSpan: 2 }),
        head(reportText(lang, 'REPORT_X_CHANGE'), { rowSpan: 2 }),
        ...sides,
      ],
      [...columns, ...columns],
    ],
    body: changed.map((pair) => [
      textCell(systemLevelName((pair.after ?? pair.before)?.level ?? null, lang), { align: 'center' }),
      textCell(
        listText(
          pair.changes.map((change) => systemChangeName(change, lang)),
          lang,
        ),
      ),
      ...cells(pair.before),
      ...cells(pair.after),
    ]),
    columns: [9, 13, 22, 18, 8, 22, 18, 8],
    notes: [reportText(lang, 'REPORT_X_NOTE_WEIGHTS')],
    landscape: true,
  };
}

function cells(entry: SystemEntry | null): readonly ReportCell[] {
  if (entry === null) return [textCell('—'), textCell('—'), numberCell(Number.NaN)];
  const { code, name, parent, share } = entry;
  return [
    textCell(`${code} ${name}`),
    textCell(parent === null ? '—' : `${parent.code} ${parent.name}`),
    numberCell(share * 100, 2, { suffix: '%' }),
  ];
}

/** 一级指标 …, 采集项. */
export function systemLevelName(level: number | null, lang: Language): string {
  if (level === null) return reportText(lang, 'REPORT_X_MEASURES');
  return reportText(lang, 'REPORT_H_LEVEL', { level: levelWord(level, lang) });
}

/** 一, 二, 三; figures in English. */
export function levelWord(level: number, lang: Language): string {
  return lang === 'zh'
    ? (['一', '二', '三', '四', '五', '六', '七', '八', '九'][level - 1] ?? String(level))
    : String(level);
}
