import { useEffect, useMemo, useState } from 'react';
import { Spin, Switch } from 'antd';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { MethodChoice } from '../../../shared/contract/method-choice.ts';
import type { FactCheck } from '../../../shared/contract/outputs.ts';
import { invoke } from '../../client/invoke.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { errorText, useTexts } from '../../ui/texts.ts';
import { DataTable } from '../../views/table/data-table.tsx';

/** 核对: every figure that the published report printed beside what the chosen method gives. */
export function FactsView({ choice }: { readonly choice: MethodChoice }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const revision = useWorkbench((state) => state.snapshot?.revision);
  const [checks, setChecks] = useState<readonly FactCheck[] | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [differing, setDiffering] = useState(false);
  useEffect(() => {
    let wanted = true;
    void invoke('facts.check', { method: choice, language }).then((checked) => {
      if (!wanted) return;
      setChecks(checked.ok ? checked.value : []);
      setError(checked.ok ? null : checked.error);
    });
    return () => {
      wanted = false;
    };
  }, [revision, choice, language]);
  const groups = useMemo(() => {
    const sums = new Map<string, { ok: number; all: number }>();
    for (const { group, ok } of checks ?? []) {
      const sum = sums.get(group) ?? { ok: 0, all: 0 };
      sums.set(group, { ok: sum.ok + (ok ? 1 : 0), all: sum.all + 1 });
    }
    return [...sums];
  }, [checks]);
  if (checks === null)
    return (
      <div className="state">
        <Spin description={t('loading')} />
      </div>
    );
  if (error !== null)
    return (
      <div className="state" role="alert">
        <h2>{t('result.noFacts')}</h2>
        <p>{errorText(error, language)}</p>
      </div>
    );
  if (checks.length === 0)
    return (
      <div className="state">
        <h2>{t('result.noFacts')}</h2>
        <p>{t('result.noFactsText')}</p>
      </div>
    );
  const shown = differing ? checks.filter(({ ok }) => !ok) : checks;
  return (
    <section className="shown" style={{ flex: 1 }} aria-label={t('result.facts')}>
      <header>
        <h1>{t('result.facts')}</h1>
        <span className="muted">{groups.map(([group, { ok, all }]) => `${group} ${ok}/${all}`).join(' · ')}</span>
        <span className="push" />
        <label className="nowrap">
          <Switch size="small" checked={differing} onChange={setDiffering} aria-label={t('result.onlyDiffering')} />{' '}
          {t('result.onlyDiffering')}
        </label>
      </header>
      <div className="sheet" tabIndex={0} role="region" aria-label={t('result.facts')}>
        <DataTable<FactCheck & { readonly at: number }>
          size="small"
          rowKey="at"
          dataSource={shown.map((check, at) => ({ ...check, at }))}
          pagination={{ pageSize: 50, showSizeChanger: false, size: 'small' }}
          locale={{ emptyText: t('result.allAgree') }}
          columns={[
            { title: t('result.factGroup'), dataIndex: 'group', className: 'nowrap' },
            { title: t('result.factSubject'), dataIndex: 'subject' },
            { title: t('result.published'), dataIndex: 'published' },
            { title: t('result.computed'), dataIndex: 'computed' },
            {
              title: t('result.agrees'),
              dataIndex: 'ok',
              render: (ok: boolean) => (
                <span className={ok ? 'check' : 'check stop'}>{t(ok ? 'result.same' : 'result.differs')}</span>
              ),
            },
          ]}
        />
      </div>
    </section>
  );
}
