import { useEffect, useState } from 'react';
import { Segmented } from 'antd';
import { useAppearance } from '../../state/appearance.ts';
import type { WantedPlace } from '../../state/appearance.ts';
import { isBlank, useWorkbench } from '../../state/workbench.ts';
import { NoScores } from '../../ui/screen-states.tsx';
import { useTexts } from '../../ui/texts.ts';
import { AuditLog } from './audit-log.tsx';
import { BatchList } from './batch-list.tsx';
import { dataParts } from './data-parts.ts';
import type { DataPart } from './data-parts.ts';
import { NotesList } from './notes-list.tsx';
import { OtherYears } from './other-years.tsx';
import { RawValues } from './raw-values.tsx';

/** 数据: raw values with their lineage, import batches, audit log. */
export function DataScreen(): React.JSX.Element {
  const t = useTexts();
  const snapshot = useWorkbench((state) => state.snapshot);
  const audit = useAppearance((state) => state.drawer === 'audit');
  const [chosen, setChosen] = useState<DataPart>('values');
  const [row, setRow] = useState<Extract<WantedPlace, { kind: 'row' | 'batch' }> | null>(null);
  const [cell, setCell] = useState<Extract<WantedPlace, { kind: 'cell' | 'unit' }> | null>(null);
  const part = audit ? 'audit' : chosen;
  const choose = (next: DataPart): void => {
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
    const shown = place === null ? null : partOf(place);
    if (place === null || shown === null) return;
    setChosen(shown);
    setRow(place.kind === 'row' || place.kind === 'batch' ? place : null);
    setCell(place.kind === 'cell' || place.kind === 'unit' ? place : null);
    useAppearance.setState({ place: null });
  }, [place]);
  const blank = useWorkbench(isBlank);
  if (snapshot === null || (blank && part === 'values')) return <NoScores />;
  const choice = (
    <Segmented<DataPart>
      aria-label={t('data.parts')}
      value={part}
      onChange={choose}
      options={dataParts.map((value) => ({ value, label: t(`data.part.${value}`) }))}
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
      {part === 'notes' && <NotesList snapshot={snapshot} />}
      {part === 'audit' && <AuditLog snapshot={snapshot} />}
    </>
  );
}

/** The part of the screen that shows a place; null: it belongs to another screen. */
function partOf(place: WantedPlace): DataPart | null {
  switch (place.kind) {
    case 'row':
    case 'batch':
      return 'batches';
    case 'cell':
    case 'unit':
      return 'values';
    case 'view':
      return dataParts.find((part) => part === place.id) ?? null;
    default:
      return null;
  }
}
