import { useEffect } from 'react';
import { Tag } from 'antd';
import type { ReportedFile } from '../../../shared/contract/outputs.ts';
import type { RowIssue, SheetReport } from '../../../shared/model/collected-record.ts';
import { nameIn } from '../../../shared/report/english-names.ts';
import { recordKindNames } from '../../../shared/model/record-kind.ts';
import { bareMessageText } from '../../../shared/messages/message-text.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useTexts } from '../../ui/texts.ts';
import { DataTable } from '../table/data-table.tsx';

interface ReportRow extends SheetReport {
  readonly file: string;
}
interface ShownRow {
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  readonly code: string;
}
const severities = { problem: 'error', warning: 'warning', skipped: 'default' } as const;

/** Sheets on a page. */
const SHEETS = 50;

/** Import report by sheet: rows = imported + skipped + problems; open a row for each cell concerned. */
export function SheetReports({
  files,
  action,
  onIssue,
  shown,
}: {
  /** A row that is to be seen at once. */
  readonly shown?: ShownRow;
  readonly files: readonly ReportedFile[];
  /** Beside a file's name, once a file. */
  readonly action?: (file: string) => React.ReactNode;
  /** Beside an issue: what can be done about it here. */
  readonly onIssue?: (issue: RowIssue) => React.ReactNode;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const rows = files.flatMap(({ file, sheets }) => sheets.map((sheet): ReportRow => ({ ...sheet, file })));
  const at = rows.findIndex(({ file, sheet }) => file === shown?.file && sheet === shown.sheet);
  const first = new Set(rows.filter((row, at) => rows[at - 1]?.file !== row.file));
  return (
    <DataTable<ReportRow>
      size="small"
      rowKey={(row) => `${row.file} ${row.sheet}`}
      dataSource={rows}
      pagination={
        rows.length > SHEETS
          ? { pageSize: SHEETS, showSizeChanger: false, defaultCurrent: Math.floor(Math.max(at, 0) / SHEETS) + 1 }
          : false
      }
      expandable={{
        ...(shown === undefined ? {} : { defaultExpandedRowKeys: [`${shown.file} ${shown.sheet}`] }),
        rowExpandable: (row) => row.issues.length > 0,
        expandedRowRender: (row) => (
          <Issues
            issues={row.issues}
            {...(onIssue ? { onIssue } : {})}
            {...(shown?.file === row.file && shown.sheet === row.sheet ? { wanted: shown } : {})}
          />
        ),
      }}
      columns={[
        {
          title: t('report.file'),
          dataIndex: 'file',
          render: (file: string, row) =>
            first.has(row) ? (
              <span className="file-name">
                {file}
                {action?.(file)}
              </span>
            ) : (
              ''
            ),
        },
        {
          title: t('report.sheet'),
          dataIndex: 'sheet',
          render: (sheet: string, row) => (
            <>
              {sheet}
              {row.hidden && <Tag style={{ marginLeft: 8 }}>{t('report.hidden')}</Tag>}
            </>
          ),
        },
        {
          title: t('report.kind'),
          dataIndex: 'kind',
          render: (kind: SheetReport['kind']) => (kind === null ? '—' : nameIn(recordKindNames[kind], language)),
        },
        { title: t('report.rows'), dataIndex: 'rows', align: 'right' },
        { title: t('report.imported'), dataIndex: 'imported', align: 'right' },
        { title: t('report.skipped'), dataIndex: 'skipped', align: 'right' },
        {
          title: t('report.problems'),
          dataIndex: 'problems',
          align: 'right',
          render: (count: number) => (count > 0 ? <strong className="strip-error">{count}</strong> : 0),
        },
        { title: t('report.records'), dataIndex: 'records', align: 'right' },
      ]}
    />
  );
}

function Issues({
  issues,
  onIssue,
  wanted,
}: {
  /** The one that is to be seen at once. */
  readonly wanted?: Pick<ShownRow, 'cell' | 'code'>;
  readonly issues: readonly RowIssue[];
  readonly onIssue?: (issue: RowIssue) => React.ReactNode;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const same = issues.findIndex((issue) => issue.cell === wanted?.cell && issue.code === wanted.code);
  const at = same >= 0 ? same : issues.findIndex((issue) => issue.cell === wanted?.cell);
  useEffect(() => {
    const row = at >= 0 ? document.querySelector<HTMLElement>('.issue-shown') : null;
    if (row === null) return;
    row.tabIndex = -1;
    row.scrollIntoView({ block: 'center' });
    row.focus({ preventScroll: true });
  }, [at]);
  return (
    <DataTable<RowIssue>
      size="small"
      rowKey={(issue) => `${issue.cell} ${issue.code} ${JSON.stringify(issue.params)}`}
      dataSource={[...issues]}
      pagination={
        issues.length > 20
          ? { pageSize: 20, showSizeChanger: false, defaultCurrent: Math.floor(Math.max(at, 0) / 20) + 1 }
          : false
      }
      rowClassName={(issue) => (at >= 0 && issue === issues[at] ? 'issue-shown' : '')}
      columns={[
        {
          title: t('report.severity'),
          dataIndex: 'severity',
          width: 72,
          render: (severity: RowIssue['severity']) => (
            <Tag color={severities[severity]}>{t(`report.severity.${severity}`)}</Tag>
          ),
        },
        { title: t('lineage.cell'), dataIndex: 'cell', width: 72 },
        {
          title: t('report.what'),
          key: 'what',
          render: (_, issue) => (
            <>
              {bareMessageText({ code: issue.code, params: issue.params }, language)} {onIssue?.(issue)}
            </>
          ),
        },
      ]}
    />
  );
}
