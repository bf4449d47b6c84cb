import type { MergeLine } from '../../../shared/model/merge/merge-line.ts';
import { firstOrigin } from '../../../shared/report/audit/first-origin.ts';
import { signerName } from '../../../shared/report/audit/signer-name.ts';
import { localTime } from '../../ui/local-time.ts';
import type { Texts } from '../../ui/texts.ts';
import type { GridColumn } from '../../views/grid/grid-column.ts';
import type { MergeRow } from './merge-rows.ts';

/** What becomes of a line, in words: a conflict has two sides, what only they changed is taken or left. */
function choiceWord({ choice, conflict }: MergeLine, t: Texts): string {
  if (choice === null) return t('merge.choice.open');
  if (conflict) return t(`merge.choice.${choice}`);
  return t(choice === 'theirs' ? 'merge.choice.take' : 'merge.choice.leave');
}

export function mergeColumns(t: Texts): readonly GridColumn<MergeRow>[] {
  const column = (
    id: string,
    title: string,
    width: number,
    text: (row: MergeRow) => string,
    rest: Partial<GridColumn<MergeRow>> = {},
  ): GridColumn<MergeRow> => ({
    ...{ id, title, width, key: text, text, tooltip: text },
    sort: (a, b) => text(a).localeCompare(text(b), 'zh-CN', { numeric: true }),
    ...rest,
  });
  const of = (read: (line: MergeLine) => string) => (row: MergeRow) => (row.line === null ? '' : read(row.line));
  return [
    column(
      'choice',
      t('merge.column.choice'),
      108,
      of((line) => `${line.conflict ? '● ' : ''}${choiceWord(line, t)}`),
      {
        className: 'leads',
        hint: t('merge.column.choiceHint'),
      },
    ),
    column('what', t('merge.column.what'), 320, ({ what }) => what, { flex: 1 }),
    column(
      'who',
      t('merge.column.who'),
      120,
      of(({ theirOrigin }) => signerName(firstOrigin(theirOrigin).who)),
      { flex: 0.2, tooltip: of(({ theirOrigin }) => firstOrigin(theirOrigin).who) },
    ),
    column(
      'at',
      t('merge.column.at'),
      128,
      of(({ theirOrigin }) => {
        const { at } = firstOrigin(theirOrigin);
        return at === '' ? '' : localTime(at);
      }),
    ),
    column(
      'why',
      t('merge.column.why'),
      120,
      of(({ theirOrigin }) => firstOrigin(theirOrigin).why),
      { flex: 0.3 },
    ),
  ];
}
