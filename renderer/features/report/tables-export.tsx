import { Button, Dropdown } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import type { MethodChoice } from '../../../shared/contract/method-choice.ts';
import type { ReportTable } from '../../../shared/report/report-table.ts';
import { exportFile } from '../../state/export-files.ts';
import { useJobs } from '../../state/jobs.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { AudienceChoice } from '../../ui/audience-choice.tsx';
import type { Audience } from '../../ui/audience-choice.tsx';
import { useTexts } from '../../ui/texts.ts';

const formats = ['csv', 'xlsx', 'docx', 'zip'] as const;

/** Which tables are picked, in which version, and handing them over; where none is picked, the one that is shown. */
export function TablesExport({
  tables,
  picked,
  onPick,
  shown,
  audience,
  onAudience,
  choice,
}: {
  /** Those that the version has, in the report's order. */
  readonly tables: readonly ReportTable[];
  readonly picked: ReadonlySet<string>;
  readonly onPick: (ids: readonly string[]) => void;
  readonly shown: ReportTable | undefined;
  readonly audience: Audience;
  readonly onAudience: (audience: Audience) => void;
  readonly choice: MethodChoice;
}): React.JSX.Element {
  const t = useTexts();
  const title = useWorkbench((state) => state.snapshot?.title ?? '');
  const busy = useJobs((state) => state.running.length > 0);
  const chosen = tables.filter(({ id }) => picked.has(id));
  const wanted = chosen.length > 0 ? chosen : tables.filter(({ id }) => id === shown?.id);
  const write = (format: (typeof formats)[number]): void => {
    const named = wanted.length === 1 ? (wanted[0]?.id ?? '') : t('result.tables');
    void exportFile({
      what: 'tables',
      format,
      suggestedName: `${title} ${named} ${t(`result.audience.${audience}`)}`,
      title: t('result.exporting'),
      method: choice,
      audience,
      tables: wanted.map(({ id }) => id),
    });
  };
  return (
    <div className="tables-export">
      <AudienceChoice audience={audience} onAudience={onAudience} small />
      <label className="pick-many">
        <input
          type="checkbox"
          checked={chosen.length === tables.length}
          ref={(box) => {
            if (box !== null) box.indeterminate = chosen.length > 0 && chosen.length < tables.length;
          }}
          onChange={(event) => onPick(event.target.checked ? tables.map(({ id }) => id) : [])}
        />
        <span>{t('tables.all', { count: tables.length })}</span>
      </label>
      <Dropdown
        trigger={['click']}
        disabled={busy || wanted.length === 0}
        menu={{
          items: formats.map((format) => ({
            key: format,
            label: t(`tables.format.${format}`),
            onClick: () => write(format),
          })),
        }}
      >
        <Button size="small" icon={<DownloadOutlined aria-hidden />} title={t('tables.exportHint')}>
          {chosen.length === 0 ? t('tables.exportShown') : t('tables.export', { count: chosen.length })}
        </Button>
      </Dropdown>
    </div>
  );
}
