import type { GridColumn } from './grid-column.ts';

/** A heading in one line: code and title. */
export function titleOf<Row>({ code, title }: Pick<GridColumn<Row>, 'code' | 'title'>): string {
  return code === undefined || code === '' ? title : `${code} ${title}`;
}
