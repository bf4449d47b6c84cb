import { useMemo } from 'react';
import type { ColumnsType } from 'antd/es/table';
import { cellText } from '../../../shared/report/cell-text.ts';
import type { ReportCell, ReportTable } from '../../../shared/report/report-table.ts';
import { DataTable, TableSummary } from '../../views/table/data-table.tsx';

interface Row {
  readonly at: number;
  readonly cells: readonly ReportCell[];
}

/** A report table whose columns sort: same cells as it prints. `closing`: rows at its end that stay there (means). The head has one or two rows, the body no spans. */
export function SortableTable({
  table,
  closing = 0,
}: {
  readonly table: ReportTable;
  readonly closing?: number;
}): React.JSX.Element {
  const columns = useMemo(() => columnsOf(table), [table]);
  const sorted = table.body.slice(0, table.body.length - closing);
  return (
    <DataTable<Row>
      className="sortable-table"
      size="small"
      bordered
      rowKey="at"
      pagination={sorted.length > 64 ? { pageSize: 64, size: 'small', showSizeChanger: false } : false}
      showSorterTooltip={false}
      dataSource={sorted.map((cells, at) => ({ at, cells }))}
      columns={columns}
      summary={() =>
        table.body.slice(sorted.length).map((cells, row) => (
          <TableSummary.Row key={row}>
            {cells.map((cell, at) => (
              <TableSummary.Cell key={at} index={at} align={alignOf(cell)}>
                <strong>{cellText(cell)}</strong>
              </TableSummary.Cell>
            ))}
          </TableSummary.Row>
        ))
      }
    />
  );
}

function columnsOf({ head, columns }: ReportTable): ColumnsType<Row> {
  const [first = [], second = []] = head;
  const total = columns.reduce((sum, width) => sum + width, 0);
  let at = 0;
  let below = 0;
  const column = (cell: ReportCell): ColumnsType<Row>[number] => {
    const own = at++;
    return {
      key: own,
      title: cellText(cell),
      width: `${((columns[own] ?? 1) / total) * 100}%`,
      align: 'center',
      sorter: (a, b) => ordinal(a, own) - ordinal(b, own),
      sortDirections: ['descend', 'ascend'],
      onCell: (row) => ({ style: { textAlign: alignOf(row.cells[own]) } }),
      render: (_, row) => <CellText cell={row.cells[own]} />,
    };
  };
  return first.map((cell): ColumnsType<Row>[number] => {
    const width = cell.colSpan ?? 1;
    if (width === 1) return column(cell);
    const children = second.slice(below, below + width).map(column);
    below += width;
    return { key: `group-${below}`, title: cellText(cell), align: 'center', children };
  });
}

function CellText({ cell }: { readonly cell: ReportCell | undefined }): React.JSX.Element | null {
  if (cell === undefined) return null;
  if (cell.kind !== 'tier' || cell.shade === null) return <>{cellText(cell)}</>;
  return (
    <span className="tier" style={{ background: `#${cell.shade.fill}`, color: `#${cell.shade.ink}` }}>
      {cellText(cell)}
    </span>
  );
}

function alignOf(cell: ReportCell | undefined): 'left' | 'center' | 'right' {
  if (cell?.kind === 'number') return 'right';
  return cell?.kind === 'text' ? (cell.align ?? 'left') : 'center';
}

/** What a cell sorts by: a number, the height of a tier, else its place in the table as it prints. Missing comes lowest. */
function ordinal({ at, cells }: Row, column: number): number {
  const cell = cells[column];
  if (cell?.kind === 'number') return cell.value ?? Number.NEGATIVE_INFINITY;
  if (cell?.kind === 'tier') return -cell.place;
  return -at;
}
