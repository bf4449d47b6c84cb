import { useEffect, useMemo, useState } from 'react';
import { Button, Modal, Spin } from 'antd';
import { DownloadOutlined, FolderOpenOutlined } from '@ant-design/icons';
import type { AppError } from '../../../../shared/base/app-error.ts';
import type { FileHandle } from '../../../../shared/contract/host-api.ts';
import type { ProjectSnapshot } from '../../../../shared/contract/outputs.ts';
import type { SystemComparison } from '../../../../shared/model/system-comparison.ts';
import { systemComparisonTables } from '../../../../shared/report/framework-comparison-tables.ts';
import { invoke } from '../../../client/invoke.ts';
import { useAppearance } from '../../../state/appearance.ts';
import { exportFile } from '../../../state/export-files.ts';
import { useJobs } from '../../../state/jobs.ts';
import { chooseProjectFile } from '../../../state/project-actions.ts';
import { errorText, useTexts } from '../../../ui/texts.ts';
import { CopyTableButton, ReportTableView } from '../../../views/table/report-table-view.tsx';
import '../../../ui/analysis.css';

const exportNames = { xlsx: 'Excel', docx: 'Word' } as const;

/** What became of every indicator since the system of an earlier year: of the project that this one was begun on, or of one that is chosen. */
export function CompareDialog({
  snapshot,
  close,
}: {
  readonly snapshot: ProjectSnapshot;
  readonly close: (made: null) => void;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const busy = useJobs((state) => state.running.length > 0);
  const [shown, setShown] = useState(true);
  const [file, setFile] = useState<FileHandle | null>(null);
  const [comparison, setComparison] = useState<SystemComparison | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const handle = file?.handle;
  const nothing = handle === undefined && snapshot.lastYear === null;
  useEffect(() => {
    if (nothing) return;
    let wanted = true;
    void invoke('history.systems', handle === undefined ? {} : { file: handle }).then((answer) => {
      if (!wanted) return;
      setComparison(answer.ok ? answer.value : null);
      setError(answer.ok ? null : answer.error);
    });
    return () => {
      wanted = false;
    };
  }, [handle, nothing, snapshot.revision]);
  const tables = useMemo(
    () => (comparison === null ? [] : systemComparisonTables(comparison, language)),
    [comparison, language],
  );
  const choose = async (): Promise<void> => {
    const chosen = await chooseProjectFile();
    if (chosen !== null) setFile(chosen);
  };
  const name = file?.name ?? snapshot.lastYear?.file ?? '';
  return (
    <Modal
      title={t('framework.compareTitle')}
      open={shown}
      centered
      width={1120}
      footer={null}
      onCancel={() => setShown(false)}
      afterClose={() => close(null)}
      styles={{ body: { maxHeight: 'calc(100vh - 140px)', overflow: 'auto' } }}
    >
      <div className="compare-bar">
        {comparison !== null && <span>{t('framework.compareFrom', { name, year: comparison.before.year })}</span>}
        <span className="push" />
        <Button icon={<FolderOpenOutlined aria-hidden />} onClick={() => void choose()}>
          {t('framework.compareOther')}
        </Button>
        {comparison !== null &&
          (['xlsx', 'docx'] as const).map((format) => (
            <Button
              key={format}
              icon={<DownloadOutlined aria-hidden />}
              disabled={busy}
              onClick={() =>
                void exportFile({
                  what: 'systems',
                  format,
                  suggestedName: tables[0]?.title ?? '',
                  title: t('result.exporting'),
                  ...(handle === undefined ? {} : { earlier: handle }),
                })
              }
            >
              {exportNames[format]}
            </Button>
          ))}
      </div>
      {nothing && <p>{t('framework.compareText')}</p>}
      {error !== null && <p role="alert">{errorText(error, language)}</p>}
      {!nothing && comparison === null && error === null && <Spin description={t('loading')} />}
      {tables.map((table) => (
        <section key={table.id} className="compare-table" aria-label={table.title}>
          <div className="compare-bar">
            <span className="push" />
            <CopyTableButton table={table} />
          </div>
          <ReportTableView table={table} />
        </section>
      ))}
    </Modal>
  );
}
