import { useEffect, useState } from 'react';
import { Segmented } from 'antd';
import { useAppearance } from '../../state/appearance.ts';
import { isBlank, useWorkbench } from '../../state/workbench.ts';
import { NoScores } from '../../ui/screen-states.tsx';
import { useTexts } from '../../ui/texts.ts';
import { AuditLog } from './audit-log.tsx';
import { BatchList } from './batch-list.tsx';
import { OtherYears } from './other-years.tsx';
import { RawValues } from './raw-values.tsx';

const parts = ['values', 'batches', 'years', 'audit'] as const;
type Part = (typeof parts)[number];

/** 数据: raw values with their lineage, import batches, audit log. */
export function DataScreen(): React.JSX.Element {
  const t = useTexts();
  const snapshot = useWorkbench((state) => state.snapshot);
  const audit = useAppearance((state) => state.drawer === 'audit');
  const [chosen, setChosen] = useState<Part>('values');
  const part = audit ? 'audit' : chosen;
  const choose = (next: Part): void => {
    useAppearance.setState({ drawer: null });
    setChosen(next);
  };
  const wanted = useAppearance((state) => state.wanted);
  useEffect(() => {
    if (wanted !== 'years') return;
    setChosen('years');
    useAppearance.setState({ wanted: null });
  }, [wanted]);
  const blank = useWorkbench(isBlank);
  if (snapshot === null || (blank && part === 'values')) return <NoScores />;
  const choice = (
    <Segmented<Part>
      aria-label={t('data.parts')}
      value={part}
      onChange={choose}
      options={parts.map((value) => ({ value, label: t(`data.part.${value}`) }))}
    />
  );
  if (part === 'values') return <RawValues snapshot={snapshot} choice={choice} />;
  return (
    <>
      <div className="toolbar">
        <h1>{t('nav.data')}</h1>
        {choice}
      </div>
      {part === 'batches' && <BatchList snapshot={snapshot} />}
      {part === 'years' && <OtherYears snapshot={snapshot} />}
      {part === 'audit' && <AuditLog snapshot={snapshot} />}
    </>
  );
}
