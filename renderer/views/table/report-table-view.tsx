import { Button } from 'antd';
import { CopyOutlined } from '@ant-design/icons';
import { appError } from '../../../shared/base/app-error.ts';
import { TOTAL } from '../../../shared/model/dataset.ts';
import { cellText } from '../../../shared/report/cell-text.ts';
import type { ReportCell, ReportTable } from '../../../shared/report/report-table.ts';
import { notify } from '../../state/notices.ts';
import { copyTable } from '../../ui/copy-table.ts';
import { useTexts } from '../../ui/texts.ts';
import { asksAbout, CopyableTable } from './copyable-table.tsx';
import type { AskedCell } from './copyable-table.tsx';

/** A report table as it prints: same cells, spans and notes as in Word and Excel. */
export function ReportTableView({
  table,
  onAsk,
}: {
  readonly table: ReportTable;
  readonly onAsk?: (asked: AskedCell) => void;
}): React.JSX.Element {
  const total = table.columns.reduce((sum, width) => sum + width, 0);
  return (
    <>
      <CopyableTable {...(onAsk === undefined ? {} : { onAsk })}>
        <table className="print-table">
          <caption>{table.title}</caption>
          <colgroup>
            {table.columns.map((width, at) => (
              <col key={at} style={{ width: `${(width / total) * 100}%` }} />
            ))}
          </colgroup>
          <thead>
            {table.head.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, at) => (
                  <Cell key={at} cell={cell} head />
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            {table.body.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, at) => (
                  <Cell key={at} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </CopyableTable>
      {table.notes.length > 0 && (
        <div className="table-notes">
          {table.notes.map((note, at) => (
            <p key={at}>{note}</p>
          ))}
        </div>
      )}
    </>
  );
}

function Cell({ cell, head = false }: { readonly cell: ReportCell; readonly head?: boolean }): React.JSX.Element {
  const spans = {
    ...(cell.colSpan === undefined ? {} : { colSpan: cell.colSpan }),
    ...(cell.rowSpan === undefined ? {} : { rowSpan: cell.rowSpan }),
    ...aboutOf(cell),
  };
  if (head)
    return (
      <th scope="col" {...spans} style={{ textAlign: 'center' }}>
        {cellText(cell)}
      </th>
    );
  if (cell.kind === 'tier' && cell.shade !== null)
    return (
      <td {...spans} className="tier-cell" style={{ background: `#${cell.shade.fill}`, color: `#${cell.shade.ink}` }}>
        {cellText(cell)}
      </td>
    );
  const align = cell.kind === 'number' ? 'right' : cell.kind === 'text' ? (cell.align ?? 'left') : 'center';
  return (
    <td {...spans} style={{ textAlign: align }}>
      {cellText(cell)}
    </td>
  );
}

/** The score that a cell shows, or of a unit's name its index. */
function aboutOf(cell: ReportCell): Readonly<Record<`data-${string}`, string>> {
  if (cell.about !== undefined) return asksAbout({ ...cell.about, method: null });
  return cell.kind === 'mark' ? asksAbout({ unit: cell.unit, code: TOTAL, method: null }) : {};
}

export function CopyTableButton({ table }: { readonly table: ReportTable }): React.JSX.Element {
  const t = useTexts();
  return (
    <Button
      icon={<CopyOutlined aria-hidden />}
      title={t('result.copyHint')}
      onClick={() =>
        copyTable(table)
          ? notify('success', appError('SCREEN_COPIED', { name: table.title }))
          : notify('error', appError('SCREEN_NOT_COPIED'))
      }
    >
      {t('result.copy')}
    </Button>
  );
}
