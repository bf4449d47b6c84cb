import { useEffect, useState } from 'react';
import { Table } from 'antd';
import type { Json } from '../../../shared/base/canonical-json.ts';
import { jsonDifferences } from '../../../shared/base/json-differences.ts';
import type { AuditEntry, AuditPage, ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import { invoke } from '../../client/invoke.ts';
import { fail } from '../../state/notices.ts';
import { actionKey, subjectName } from '../../ui/audit-words.ts';
import { localTime } from '../../ui/local-time.ts';
import { useTexts } from '../../ui/texts.ts';

const PAGE = 50;
/** Places shown of one entry; new weights have some hundreds. */
const PLACES_MOST = 200;

/** 审计记录: every write of the project: when, what, before, after, why. */
export function AuditLog({ snapshot }: { readonly snapshot: ProjectSnapshot }): React.JSX.Element {
  const t = useTexts();
  const [page, setPage] = useState(1);
  const [log, setLog] = useState<AuditPage | null>(null);
  useEffect(() => {
    let wanted = true;
    void invoke('audit.page', { offset: (page - 1) * PAGE, limit: PAGE }).then((answer) => {
      if (!wanted) return;
      if (answer.ok) setLog(answer.value);
      else fail(answer);
    });
    return () => {
      wanted = false;
    };
  }, [page, snapshot.revision]);
  return (
    <div className="scroll">
      <div className="card">
        <Table<AuditEntry>
          size="small"
          rowKey="id"
          loading={log === null}
          dataSource={[...(log?.entries ?? [])]}
          locale={{ emptyText: t('none.match') }}
          pagination={
            (log?.total ?? 0) > PAGE
              ? { current: page, pageSize: PAGE, total: log?.total ?? 0, showSizeChanger: false, onChange: setPage }
              : false
          }
          expandable={{
            rowExpandable: (entry) => entry.before !== null || entry.after !== null,
            expandedRowRender: (entry) => <BeforeAfter entry={entry} />,
          }}
          columns={[
            { title: t('audit.id'), dataIndex: 'id', align: 'right', width: 64 },
            { title: t('audit.at'), dataIndex: 'at', className: 'nowrap', render: localTime },
            {
              title: t('audit.action'),
              dataIndex: 'action',
              className: 'nowrap',
              render: (action: AuditEntry['action']) => t(actionKey(action)),
            },
            {
              title: t('audit.subject'),
              dataIndex: 'subject',
              className: 'nowrap',
              render: (subject: string) => subjectName(subject, t),
            },
            {
              title: t('audit.key'),
              dataIndex: 'key',
              render: (key: string, entry) => (entry.target === null ? key : `${key} #${entry.target}`),
            },
            { title: t('audit.why'), dataIndex: 'why', render: (why: string) => why || '—' },
            { title: t('audit.by'), dataIndex: 'by', className: 'nowrap' },
          ]}
        />
      </div>
    </div>
  );
}

function BeforeAfter({ entry }: { readonly entry: AuditEntry }): React.JSX.Element {
  const t = useTexts();
  const [before, after] = sides(entry.before, entry.after, (count) => t('audit.morePlaces', { count }));
  return (
    <div className="before-after">
      <div>
        <h3>{t('audit.before')}</h3>
        <pre>{before}</pre>
      </div>
      <div>
        <h3>{t('audit.after')}</h3>
        <pre>{after}</pre>
      </div>
    </div>
  );
}

/** Of a changed document the places that differ; anything else whole. What is cut off stands in the export of the log. */
function sides(before: unknown, after: unknown, more: (count: number) => string): readonly [string, string] {
  if (!isDocument(before) || !isDocument(after)) return [plain(before), plain(after)];
  const places = jsonDifferences(before, after);
  const shown = places.slice(0, PLACES_MOST);
  const rest = places.length > shown.length ? [more(places.length - shown.length)] : [];
  const side = (pick: 'before' | 'after'): string =>
    [...shown.map((difference) => `${difference.place}: ${difference[pick] ?? '—'}`), ...rest].join('\n');
  return [side('before'), side('after')];
}

/** What the audit holds came as JSON. */
function isDocument(value: unknown): value is Extract<Json, object> {
  return typeof value === 'object' && value !== null;
}

/** A long document that came or went is cut. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return '—';
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 1);
  return text.length > 4000 ? `${text.slice(0, 4000)}…` : text;
}
