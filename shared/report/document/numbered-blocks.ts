import type { Language } from '../../messages/catalogue.ts';
import type { FigureSpec } from '../figures/figure-spec.ts';
import { figureText } from '../figures/figure-text.ts';
import type { ReportInput } from '../report-input.ts';
import type { ReportTable } from '../report-table.ts';
import { isKeyCity, tableTitle } from '../report-words.ts';
import type { FigureBlock, TableBlock } from './report-document.ts';

/** Numbers of tables and figures that the 2022 report does not number; they follow those it does. */
const tableNumbers: Readonly<Record<string, readonly [province: string, city: string]>> = {
  'T-adv': ['2-5', '2-6'],
  'T-adjusted': ['2-7', '2-8'],
  'T-counts': ['3-1', '3-2'],
  'T-means': ['4-1', '4-2'],
};
const figureNumbers: Readonly<Record<string, string>> = { 'F-distribution': '2-1', 'F-map': '2-2' };

export function tableBlock(table: ReportTable, input: ReportInput): TableBlock {
  const own = /^T([A\d]-\d+)$/.exec(table.id)?.[1];
  const number = own ?? tableNumbers[table.id]?.[isKeyCity(input) ? 1 : 0] ?? table.id;
  const prefix = tableTitle(input, number, '');
  const caption = own !== undefined && table.title.startsWith(prefix) ? table.title.slice(prefix.length) : table.title;
  return { kind: 'table', id: table.id, label: figureText(input.lang, 'DOCUMENT_TABLE', { number }), caption, table };
}

export function figureBlock(figure: FigureSpec, lang: Language): FigureBlock {
  const number = figure.number ?? figureNumbers[figure.id] ?? figure.id;
  return {
    kind: 'figure',
    id: figure.id,
    label: figureText(lang, 'DOCUMENT_FIGURE', { number }),
    caption: figure.title,
    figure,
  };
}
