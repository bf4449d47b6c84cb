import { useState } from 'react';
import { Button, Segmented } from 'antd';
import type { ImportPlan } from '../../../shared/contract/outputs.ts';
import { useTexts } from '../../ui/texts.ts';
import { discardImport, previewImport, readAgain } from './import-flow.ts';
import { MappingEditor } from './mapping-editor.tsx';
import { PlanRemarks } from './plan-remarks.tsx';
import { planRows, rowStates, stateOf } from './plan-rows.ts';
import type { RowState } from './plan-rows.ts';
import { PlanTable } from './plan-table.tsx';
import { SlipCards } from './slip-cards.tsx';

/** A table of so many rows is seen as a whole. */
const FILTERED_FROM = 10;

/** 识别: how each sheet of each file will be read, why, and what to do about those that weren't recognised. */
export function PlanStep({
  plan,
  again,
  busy,
}: {
  readonly plan: ImportPlan;
  /** Files that a batch holds are read anew. */
  readonly again: boolean;
  readonly busy: boolean;
}): React.JSX.Element {
  const t = useTexts();
  const [mapped, setMapped] = useState<{ readonly file: number; readonly sheet: number } | null>(null);
  const [only, setOnly] = useState<RowState | 'all'>('all');
  const rows = planRows(plan);
  const byState = Map.groupBy(rows, stateOf);
  const count = (state: RowState): number => byState.get(state)?.length ?? 0;
  const [ready, open, refused] = [count('ready'), count('open'), count('refused')];
  const shown = only === 'all' ? rows : (byState.get(only) ?? []);
  const any = plan.files.length > 0;
  return (
    <>
      <div className="scroll">
        <PlanRemarks plan={plan} again={again} />
        {!again && plan.files.some(({ knownBatch }) => knownBatch !== null) && (
          <Button style={{ marginBottom: 8 }} disabled={busy} onClick={() => void readAgain(t('import.planning'))}>
            {t('import.readAgain')}
          </Button>
        )}
        <SlipCards slips={plan.slips} busy={busy} />
        {any && rows.length >= FILTERED_FROM && (
          <Segmented
            className="plan-states"
            style={{ marginBottom: 8 }}
            size="small"
            aria-label={t('import.byState')}
            value={only}
            options={[
              { value: 'all', label: t('import.state.all', { count: rows.length }) },
              ...rowStates
                .filter((state) => count(state) > 0 || state === only)
                .map((state) => ({ value: state, label: t(`import.state.${state}`, { count: count(state) }) })),
            ]}
            onChange={setOnly}
          />
        )}
        {any && (
          <div className="card">
            <PlanTable rows={shown} map={({ file, sheet }) => setMapped({ file, sheet })} />
          </div>
        )}
      </div>
      <div className="footer-bar">
        {any && (
          <span>{t('import.included', { count: ready, sheets: rows.length - refused, files: plan.files.length })}</span>
        )}
        {open > 0 && <span className="strip-error">{t('import.open', { count: open })}</span>}
        {refused > 0 && <span className="strip-error">{t('import.refusedFiles', { count: refused })}</span>}
        <span className="push" />
        <Button onClick={() => void discardImport()}>{t(any ? 'import.discard' : 'done.more')}</Button>
        {any && (
          <Button
            type="primary"
            loading={busy}
            disabled={ready === 0}
            onClick={() => void previewImport(t('import.previewing'))}
          >
            {t('import.toPreview')}
          </Button>
        )}
      </div>
      <MappingEditor plan={plan} at={mapped} close={() => setMapped(null)} />
    </>
  );
}
