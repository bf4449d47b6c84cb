import { Table } from 'antd';
import type { TableProps } from 'antd';
import { CopyableTable } from './copyable-table.tsx';
import type { AskedCell } from './copyable-table.tsx';

/** The component library's table, with cells that can be selected and copied; screens use no other. */
export function DataTable<Row>({
  onAsk,
  ...props
}: TableProps<Row> & { readonly onAsk?: (asked: AskedCell) => void }): React.JSX.Element {
  return (
    <CopyableTable {...(onAsk === undefined ? {} : { onAsk })}>
      <Table<Row> {...props} />
    </CopyableTable>
  );
}

/** For rows that stay at the end. */
export const TableSummary = Table.Summary;
