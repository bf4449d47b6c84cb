import { messageText, bareMessageText } from '../../../shared/messages/message-text.ts';
import type { Language } from '../../../shared/messages/catalogue.ts';
import type { WorklistKind, WorklistLine } from '../../../shared/model/worklist.ts';
import type { SubjectNames } from '../../../shared/report/difference-words.ts';
import { subjectName } from '../../../shared/report/difference-words.ts';
import { reportText } from '../../../shared/report/report-text.ts';
import type { Texts } from '../../ui/texts.ts';
import { apartWidth, nameWidth } from '../../ui/name-width.ts';
import type { GridColumn } from '../../views/grid/grid-column.ts';
import { screenOf } from './line-actions.ts';
import type { Grouping, WorklistRow } from './worklist-rows.ts';

function kindName(kind: WorklistKind, language: Language): string {
  return reportText(language, `REPORT_LINE_${kind}`);
}

/** What a group or a choice of a filter is called. */
export function partName(part: Grouping, value: string, names: SubjectNames, language: Language): string {
  if (value === '') return '—';
  if (part === 'kind') return reportText(language, `REPORT_LINE_${value as WorklistKind}`);
  return part === 'unit' || part === 'indicator' ? subjectName(names, value) : value;
}

/** The cell first: names of files are long. The one sheet of a CSV is called as its file. */
function placeText({ file, sheet, cell }: WorklistLine): string {
  const own = sheet !== null && file?.replace(/\.[^.]+$/, '') === sheet ? null : sheet;
  return [cell, own, file].filter((part) => part !== null).join(' · ');
}

/** Marked by ●. */
function stopsRelease({ blocking, state }: WorklistLine): boolean {
  return blocking && (state === 'open' || state === 'returned');
}

/** Why it is settled: in somebody's words, or by what was done. */
function whyText({ because, why, by }: WorklistLine, language: Language): string {
  if (because !== null) return messageText(because, language);
  return why === '' || by === '' ? why : reportText(language, 'REPORT_WITH_WORDS', { name: why, words: by });
}

/** One line in words: 北京 · A1-1.1 事项数 · D4 · 表.xlsx, or its kind where it is about none of these; and what is wrong. */
export function lineWords(
  line: WorklistLine,
  names: SubjectNames,
  language: Language,
): { readonly about: string; readonly what: string } {
  const subjects = [line.unit, line.measure ?? line.indicator].filter((code) => code !== null);
  const parts = [...subjects.map((code) => subjectName(names, code)), placeText(line)].filter((part) => part !== '');
  return {
    about: parts.length === 0 ? kindName(line.kind, language) : parts.join(' · '),
    what: bareMessageText(line.message, language),
  };
}

/** All that is looked through by what is typed into the search field. */
export function lineText(line: WorklistLine, names: SubjectNames, language: Language): string {
  const subject = line.measure ?? line.indicator;
  return [
    kindName(line.kind, language),
    line.unit === null ? '' : subjectName(names, line.unit),
    subject === null ? '' : subjectName(names, subject),
    placeText(line),
    bareMessageText(line.message, language),
  ].join(' ');
}

export function worklistColumns(t: Texts, names: SubjectNames, language: Language): readonly GridColumn<WorklistRow>[] {
  const column = (
    id: string,
    title: string,
    width: number,
    text: (line: WorklistLine) => string,
    rest: Partial<GridColumn<WorklistRow>> = {},
  ): GridColumn<WorklistRow> => {
    const shown = (row: WorklistRow): string => (row.line === null ? '' : text(row.line));
    return {
      id,
      title,
      width,
      key: shown,
      text: shown,
      tooltip: shown,
      sort: (a, b) => shown(a).localeCompare(shown(b), 'zh-CN', { numeric: true }),
      ...rest,
    };
  };
  // Wide enough that no two are cut to the same text.
  const units = names.units.map(({ name }) => name);
  return [
    {
      id: 'selected',
      title: t('worklist.selected'),
      // As wide as its word.
      width: language === 'en' ? 84 : 56,
      align: 'center',
      key: (row) => (row.selected ? 1 : 0),
      text: (row) => (row.line === null ? '' : row.selected ? '☑' : '☐'),
      hint: t('worklist.selectedHint'),
    },
    column(
      'state',
      t('worklist.state'),
      84,
      (line) => `${stopsRelease(line) ? '● ' : ''}${t(`worklist.state.${line.state}`)}`,
      {
        hint: t('worklist.blockingHint'),
        tooltip: ({ line }) =>
          line === null
            ? ''
            : `${t(`worklist.state.${line.state}`)}${stopsRelease(line) ? ` ${t('worklist.blockingHint')}` : ''}`,
      },
    ),
    column('kind', t('worklist.by.kind'), 112, ({ kind }) => kindName(kind, language)),
    column(
      'unit',
      t('worklist.by.unit'),
      nameWidth(units, 92),
      ({ unit }) => (unit === null ? '' : subjectName(names, unit)),
      { minWidth: apartWidth(units) },
    ),
    column(
      'measure',
      t('worklist.measure'),
      150,
      ({ measure, indicator }) => {
        const code = measure ?? indicator;
        return code === null ? '' : subjectName(names, code);
      },
      { flex: 0.4 },
    ),
    column('what', t('worklist.what'), 320, ({ message }) => bareMessageText(message, language), { flex: 1 }),
    column('place', t('worklist.place'), 190, (line) => placeText(line) || t(`nav.${screenOf(line)}`), {
      flex: 0.4,
      className: 'leads',
      tooltip: ({ line }) =>
        line === null ? '' : t('worklist.goThere', { place: placeText(line) || t(`nav.${screenOf(line)}`) }),
    }),
    column('batch', t('worklist.by.batch'), 60, ({ batch }) => (batch === null ? '' : String(batch)), {
      align: 'right',
    }),
    column('why', t('worklist.why'), 130, (line) => whyText(line, language), { flex: 0.3 }),
  ];
}
