import { EXPERT_FORM_MARK, expertColumns } from '../../../shared/model/expert-form.ts';
import type { Cell, SheetRow } from '../cells/cell.ts';
import { columnText } from '../parse/column-text.ts';

/** A form as it came back: whose it is, and its rows by what they ask. */
export interface ReturnedForm {
  readonly project: string;
  readonly round: string;
  readonly expert: string;
  readonly sheet: string;
  readonly rows: readonly FormAnswerRow[];
}
export interface FormAnswerRow {
  readonly key: string;
  /** 1-based. */
  readonly row: number;
  /** As the reader has them; `cells[c]` is column c + 1. */
  readonly cells: readonly Cell[];
}

/** The first sheet with a form's mark within its first rows; null: the workbook is no form. */
export function findExpertForm(
  sheets: readonly { readonly name: string; readonly rows: readonly SheetRow[] }[],
): ReturnedForm | null {
  for (const { name, rows } of sheets) {
    const mark = rows
      .slice(0, 10)
      .map(({ cells }) => columnText(cells[0]))
      .find((text) => text.startsWith(`${EXPERT_FORM_MARK} `));
    if (mark === undefined) continue;
    const [, project = '', round = '', ...expert] = mark.split(' ');
    const keyed = rows.map(({ row, cells }) => ({ key: columnText(cells[expertColumns.key - 1]), row, cells }));
    return {
      ...{ project, round, expert: expert.join(' '), sheet: name },
      rows: keyed.filter(({ key }) => key !== '' && key !== mark),
    };
  }
  return null;
}
