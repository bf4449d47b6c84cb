import { useEffect, useState } from 'react';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import { nameIn } from '../../../shared/report/english-names.ts';
import { useAppearance } from '../../state/appearance.ts';
import { recordKindNames } from '../../../shared/model/record-kind.ts';
import type { RecordYear } from '../../../shared/model/record-year.ts';
import { invoke } from '../../client/invoke.ts';
import { fail } from '../../state/notices.ts';
import { useTexts } from '../../ui/texts.ts';
import { DataTable } from '../../views/table/data-table.tsx';

/** 其他年度: what is kept of other years than the one evaluated, sheet by sheet. */
export function OtherYears({ snapshot }: { readonly snapshot: ProjectSnapshot }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const { year } = snapshot.framework;
  const [sheets, setSheets] = useState<readonly RecordYear[] | null>(null);
  useEffect(() => {
    let wanted = true;
    void invoke('data.record-years', {}).then((answer) => {
      if (!wanted) return;
      if (answer.ok) setSheets(answer.value);
      else fail(answer);
    });
    return () => {
      wanted = false;
    };
  }, [snapshot.revision]);
  if (sheets === null) return <div className="state" aria-busy />;
  const others = sheets.filter((sheet) => sheet.year !== year && sheet.year !== 0);
  const undated = sheets.reduce((sum, sheet) => sum + (sheet.year === 0 ? sheet.records : 0), 0);
  return (
    <div className="scroll">
      <section className="card" aria-labelledby="other-years">
        <header>
          <h2 id="other-years">{t('years.title')}</h2>
        </header>
        <div className="empty-line">
          <p>{others.length === 0 ? t('years.none', { year }) : t('years.text', { year, before: year - 1 })}</p>
          {undated > 0 && <p>{t('years.undated', { count: undated.toLocaleString('zh-CN'), year })}</p>}
        </div>
        {others.length > 0 && (
          <DataTable<RecordYear>
            size="small"
            rowKey={(row) => `${row.batch} ${row.file} ${row.sheet} ${row.kind} ${row.year}`}
            dataSource={[...others]}
            pagination={others.length > 64 ? { pageSize: 64, size: 'small', showSizeChanger: false } : false}
            columns={[
              { title: t('years.year'), dataIndex: 'year', width: 80 },
              { title: t('batches.id'), dataIndex: 'batch', align: 'right', width: 80 },
              { title: t('report.file'), dataIndex: 'file' },
              { title: t('report.sheet'), dataIndex: 'sheet' },
              {
                title: t('years.kind'),
                dataIndex: 'kind',
                render: (kind: RecordYear['kind']) => nameIn(recordKindNames[kind], language),
              },
              { title: t('report.records'), dataIndex: 'records', align: 'right' },
            ]}
          />
        )}
      </section>
    </div>
  );
}
