import { namedFramework } from '../../../shared/report/english-names.ts';
import { useEffect, useMemo, useState } from 'react';
import { Button, Select } from 'antd';
import type { AuditEntry, AuditPage, ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import { codesBelow } from '../../../shared/model/framework-change/arrange.ts';
import { auditSubjects } from '../../../shared/model/audit-entry.ts';
import type { AuditSubject } from '../../../shared/model/audit-entry.ts';
import { auditSentences } from '../../../shared/report/audit/audit-sentences.ts';
import { auditText } from '../../../shared/report/audit/show-value.ts';
import type { AuditWords } from '../../../shared/report/audit/show-value.ts';
import { DownloadOutlined } from '@ant-design/icons';
import { exportFile } from '../../state/export-files.ts';
import { invoke } from '../../client/invoke.ts';
import { useAppearance } from '../../state/appearance.ts';
import { fail } from '../../state/notices.ts';
import { localTime } from '../../ui/local-time.ts';
import { useTexts } from '../../ui/texts.ts';
import { DataTable } from '../../views/table/data-table.tsx';

const PAGE = 50;
/** Sentences of an entry that show before it is opened. */
const AT_ONCE = 3;

interface Wanted {
  readonly subject: AuditSubject | null;
  readonly by: string | null;
  readonly unit: string | null;
  readonly indicator: string | null;
}
const everything: Wanted = { subject: null, by: null, unit: null, indicator: null };

/** 审计记录: every write of the project, in sentences: when, what, why, who. */
export function AuditLog({ snapshot }: { readonly snapshot: ProjectSnapshot }): React.JSX.Element {
  const t = useTexts();
  const lang = useAppearance((state) => state.language);
  const [wanted, setWanted] = useState(everything);
  const [page, setPage] = useState(1);
  const [log, setLog] = useState<AuditPage | null>(null);
  const [waiting, setWaiting] = useState(true);
  const { revision } = snapshot;
  const framework = namedFramework(snapshot.framework, lang);
  const { units } = snapshot.dataset;
  const words = useMemo(
    (): AuditWords => ({ names: { nodes: framework.indicators, measures: framework.measures, units }, lang }),
    [framework, units, lang],
  );
  const about = useMemo(() => {
    const codes = [
      ...(wanted.unit === null ? [] : [wanted.unit]),
      ...(wanted.indicator === null ? [] : codesBelow(framework, wanted.indicator)),
    ];
    return codes.length === 0 ? null : codes;
  }, [wanted, framework]);
  const filter = useMemo(
    () => ({
      ...(wanted.subject === null ? {} : { subject: wanted.subject }),
      ...(wanted.by === null ? {} : { by: wanted.by }),
      ...(about === null ? {} : { about: [...about] }),
    }),
    [wanted, about],
  );
  useEffect(() => {
    let current = true;
    setWaiting(true);
    void invoke('audit.page', {
      offset: (page - 1) * PAGE,
      limit: PAGE,
      ...filter,
    }).then((answer) => {
      if (!current) return;
      setWaiting(false);
      if (answer.ok) setLog(answer.value);
      else fail(answer);
    });
    return () => {
      current = false;
    };
  }, [page, filter, revision]);
  const change = (part: Partial<Wanted>): void => {
    setWanted({ ...wanted, ...part });
    setPage(1);
  };
  return (
    <div className="scroll">
      <div className="card">
        <div className="actions audit-filters" role="group" aria-label={t('audit.filters')}>
          <Select<AuditSubject>
            allowClear
            style={{ width: 140 }}
            placeholder={t('audit.subject')}
            aria-label={t('audit.subject')}
            value={wanted.subject}
            onChange={(subject) => change({ subject: subject ?? null })}
            options={auditSubjects.map((value) => ({ value, label: auditText(words, `AUDIT_S_${value}`) }))}
          />
          <Select
            allowClear
            style={{ width: 140 }}
            placeholder={t('audit.by')}
            aria-label={t('audit.by')}
            value={wanted.by}
            onChange={(by) => change({ by: by ?? null })}
            options={(log?.people ?? []).map((value) => ({ value, label: value }))}
          />
          <Select
            allowClear
            style={{ width: 160 }}
            placeholder={t('audit.byUnit')}
            aria-label={t('audit.byUnit')}
            value={wanted.unit}
            onChange={(unit) => change({ unit: unit ?? null })}
            showSearch={{ optionFilterProp: 'label' }}
            options={units.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <Select
            allowClear
            style={{ width: 200 }}
            placeholder={t('audit.byIndicator')}
            aria-label={t('audit.byIndicator')}
            value={wanted.indicator}
            onChange={(indicator) => change({ indicator: indicator ?? null })}
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={320}
            options={[...framework.indicators, ...framework.measures].map(({ code, name }) => ({
              value: code,
              label: `${code} ${name}`,
            }))}
          />
          <span className="push" />
          {log !== null && <span className="muted">{t('audit.count', { count: log.total })}</span>}
          <Button
            icon={<DownloadOutlined aria-hidden />}
            title={t('audit.exportHint')}
            onClick={() =>
              void exportFile({
                ...{ what: 'audit', format: 'xlsx', suggestedName: `${snapshot.title} ${t('result.export.audit')}` },
                title: t('result.exporting'),
                ...(Object.keys(filter).length === 0 ? {} : { audit: filter }),
              })
            }
          >
            {t('audit.export')}
          </Button>
        </div>
        <DataTable<AuditEntry>
          size="small"
          rowKey="id"
          loading={waiting}
          dataSource={[...(log?.entries ?? [])]}
          locale={{ emptyText: t('none.match') }}
          pagination={
            (log?.total ?? 0) > PAGE
              ? { current: page, pageSize: PAGE, total: log?.total ?? 0, showSizeChanger: false, onChange: setPage }
              : false
          }
          columns={[
            { title: t('audit.id'), dataIndex: 'id', align: 'right', width: 64 },
            { title: t('audit.at'), dataIndex: 'at', className: 'nowrap', render: localTime },
            {
              title: t('audit.subject'),
              dataIndex: 'subject',
              className: 'nowrap',
              render: (subject: AuditSubject) => auditText(words, `AUDIT_S_${subject}`),
            },
            { title: t('audit.what'), key: 'what', render: (_, entry) => <Sentences entry={entry} words={words} /> },
            {
              title: t('audit.why'),
              dataIndex: 'why',
              width: 200,
              // The label of an edit stands in its sentence.
              render: (why: string, entry) => (entry.subject === 'draft' || why === '' ? '—' : why),
            },
            { title: t('audit.by'), dataIndex: 'by', className: 'nowrap' },
          ]}
        />
      </div>
    </div>
  );
}

/** What an entry says; what it changed beyond a few places is opened on demand. */
function Sentences({ entry, words }: { readonly entry: AuditEntry; readonly words: AuditWords }): React.JSX.Element {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const { headline, details } = useMemo(() => auditSentences(entry, words), [entry, words]);
  const shown = open ? details : details.slice(0, AT_ONCE);
  return (
    <>
      <div>{headline}</div>
      {shown.length > 0 && (
        <ul className="audit-changes muted">
          {shown.map((sentence, at) => (
            <li key={at}>{sentence}</li>
          ))}
        </ul>
      )}
      {details.length > AT_ONCE && (
        <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('audit.less') : t('audit.morePlaces', { count: details.length - AT_ONCE })}
        </Button>
      )}
    </>
  );
}
