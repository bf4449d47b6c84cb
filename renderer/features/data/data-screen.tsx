import { useEffect, useState } from 'react';
import { Segmented } from 'antd';
import { useAppearance } from '../../state/appearance.ts';
import type { WantedPlace } from '../../state/appearance.ts';
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
  const [row, setRow] = useState<Extract<WantedPlace, { kind: 'row' }> | null>(null);
  const [cell, setCell] = useState<Extract<WantedPlace, { kind: 'cell' | 'unit' }> | null>(null);
  const part = audit ? 'audit' : chosen;
  const choose = (next: Part): void => {
    useAppearance.setState({ drawer: null });
    setChosen(next);
    setRow(null);
    setCell(null);
  };
  const wanted = useAppearance((state) => state.wanted);
  useEffect(() => {
    if (wanted !== 'years') return;
    setChosen('years');
    useAppearance.setState({ wanted: null });
  }, [wanted]);
  const place = useAppearance((state) => state.place);
  useEffect(() => {
    if (place === null || place.kind === 'node') return;
    setChosen(place.kind === 'row' ? 'batches' : 'values');
    if (place.kind === 'row') setRow(place);
    else setCell(place);
    useAppearance.setState({ place: null });
  }, [place]);
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
  if (part === 'values') return <RawValues snapshot={snapshot} choice={choice} place={cell} />;
  return (
    <>
      <div className="toolbar">
        <h1>{t('nav.data')}</h1>
        {choice}
      </div>
      {part === 'batches' && <BatchList key={JSON.stringify(row)} snapshot={snapshot} place={row} />}
      {part === 'years' && <OtherYears snapshot={snapshot} />}
      {part === 'audit' && <AuditLog snapshot={snapshot} />}
    </>
  );
}
