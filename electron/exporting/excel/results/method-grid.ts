import { nameIn } from '../../../../shared/report/english-names.ts';
import { printedCode } from '../../../../shared/report/report-words.ts';
import { methodWord } from '../../../../shared/messages/method-words.ts';
import { bestText } from '../../../../shared/model/best-range.ts';
import type { MeasureMethod } from '../../../../shared/model/method.ts';
import type { ReportInput } from '../../../../shared/report/report-input.ts';
import type { ExportStamp } from '../../export-stamp.ts';
import { exportingText } from '../../exporting-text.ts';
import type { ExportingTextCode } from '../../exporting-text.ts';
import { treeOrder } from '../../tree-order.ts';
import type { Grid, GridValue } from '../sheets/lay-grid.ts';
import { footerText } from '../../footer-text.ts';
import { aggregationWords, methodRows } from './readme-grid.ts';
import { gridTitle } from './score-grids.ts';

/** 计分方法: how each measure becomes a score and how each node combines; the general settings are the notes above. */
export function methodGrid(input: ReportInput, stamp: ExportStamp): Grid {
  const { dataset, method, lang } = input;
  const say = (code: ExportingTextCode): string => exportingText(input, code);
  const rows = treeOrder(dataset).map(({ kind, position, code, name, depth }): readonly GridValue[] => {
    if (kind === 'node') {
      const rule = method.aggregation.nodes[code] ?? method.aggregation.default;
      return [
        printedCode(code),
        '　'.repeat(depth) + name,
        '',
        '',
        '',
        null,
        null,
        null,
        '',
        '',
        '',
        null,
        aggregationWords(rule, lang),
      ];
    }
    const column = dataset.measures[position]!;
    const of = method.measures[code];
    if (!of) return [code, '　'.repeat(depth) + name, column.unit];
    return [
      code,
      '　'.repeat(depth) + name,
      column.unit,
      say(of.direction === 'higher' ? 'EXPORT_HIGHER' : 'EXPORT_LOWER'),
      methodWord(`normalisation.${of.normalisation}`, lang),
      of.lower,
      of.upper,
      of.target,
      parametersText(of),
      methodWord(`treatment.${of.treatment}`, lang),
      nameIn(column.denominator ?? '', lang),
      column.denominator === null ? null : column.factor,
      '',
    ];
  });
  const head = (code: ExportingTextCode, width: number, format?: string): Grid['columns'][number] => ({
    head: [say(code)],
    width,
    ...(format ? { format } : {}),
  });
  return {
    title: gridTitle(input, 'EXPORT_SHEET_METHOD'),
    notes: methodRows(input, (code, params) => exportingText(input, code, params)).map(
      ([key, value]) => key + (lang === 'zh' ? '：' : ': ') + value,
    ),
    columns: [
      head('EXPORT_H_CODE', 11),
      head('EXPORT_H_NAME', 40),
      head('EXPORT_H_UNIT_OF_MEASURE', 8),
      head('EXPORT_H_DIRECTION', 8),
      head('EXPORT_H_NORMALISATION', 16),
      head('EXPORT_H_LOWER', 10, 'General'),
      head('EXPORT_H_UPPER', 10, 'General'),
      head('EXPORT_H_TARGET', 10, 'General'),
      head('EXPORT_H_PARAMETERS', 18),
      head('EXPORT_H_TREATMENT', 11),
      head('EXPORT_H_DENOMINATOR', 12),
      head('EXPORT_H_FACTOR', 9, 'General'),
      head('EXPORT_H_AGGREGATION', 12),
    ],
    rows,
    headColumns: 2,
    footer: footerText(input, stamp),
  };
}

/** Parameters in the score book's grammar: `ref=U01; cap=1; steps=0:0,60:50`. */
export function parametersText({ parameters, winsoriseMax }: MeasureMethod): string {
  const { cap, ref, steps, points, per, countCap, base, best } = parameters;
  const pairs = (list: readonly (readonly [number, number])[]): string =>
    list.map(([from, to]) => `${from}:${to}`).join(',');
  return [
    cap === undefined ? '' : `cap=${cap ? 1 : 0}`,
    ref === undefined ? '' : `ref=${ref}`,
    steps === undefined ? '' : `steps=${pairs(steps)}`,
    points === undefined ? '' : `points=${pairs(points)}`,
    per === undefined ? '' : `per=${per}`,
    countCap === undefined ? '' : `cap=${countCap}`,
    base === undefined ? '' : `base=${base}`,
    best === undefined ? '' : `best=${bestText(best)}`,
    winsoriseMax == null ? '' : `winsorise_max=${winsoriseMax}`,
  ]
    .filter((part) => part !== '')
    .join('; ');
}
