import { useMemo, useState } from 'react';
import { Alert, Checkbox, Modal } from 'antd';
import type { Method, TierLine } from '../../../shared/model/method.ts';
import { createScorer } from '../../../shared/scoring/create-scorer.ts';
import { useAppearance } from '../../state/appearance.ts';
import { editMethod } from '../../state/method-edits.ts';
import { compareResults } from '../../state/result-change.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { EffectMoves, shownEffect } from '../../ui/effect-moves.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { errorText, useTexts, wordsOf } from '../../ui/texts.ts';
import { TierRowList } from './tier-row-list.tsx';
import { linesOf, renamedTiers, rowFaults, rowsOf } from './tier-rows.ts';

interface TierLinesDialogProps {
  readonly open: boolean;
  readonly close: () => void;
}

/** 分组界线与分值范围: looked at before they are kept, since one line can move half the units. */
export function TierLinesDialog({ open, close }: TierLinesDialogProps): React.JSX.Element | null {
  const working = useWorkbench((state) => state.working);
  return working === null || !open ? null : <OpenDialog working={working} close={close} />;
}

type Draft = Pick<Method, 'scale' | 'z' | 'tiers' | 'adjustments'>;

function OpenDialog({ working, close }: { readonly working: Method; readonly close: () => void }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const [scaling, setScaling] = useState({ scale: working.scale, z: working.z });
  const [rows, setRows] = useState(() => rowsOf(working.tiers));
  const { adjustments } = working;
  const draft = useMemo((): Draft => {
    const renamed = renamedTiers(rows);
    const moved = adjustments?.map((one) =>
      one.kind === 'veto' ? { ...one, tier: renamed.get(one.tier) ?? one.tier } : one,
    );
    return { ...scaling, tiers: linesOf(rows), ...(moved === undefined ? {} : { adjustments: moved }) };
  }, [scaling, rows, adjustments]);
  const outcome = useOutcome(working, draft);
  const change = (changes: Partial<typeof scaling>): void => setScaling((held) => ({ ...held, ...changes }));
  const number = (label: string, value: number, put: (value: number) => void): React.JSX.Element => (
    <label>
      {label}
      <NumberField
        value={value}
        onChange={(typed) => {
          if (typed !== null && !Number.isNaN(typed)) put(typed);
        }}
      />
    </label>
  );
  // Said beside its field already.
  const said = rows.some((_, at) => Object.values(rowFaults(rows, at)).some((fault) => fault !== null));
  return (
    <Modal
      open
      title={t('tiers.title')}
      okText={t('dialog.ok')}
      cancelText={t('dialog.cancel')}
      okButtonProps={{ disabled: outcome.error !== null }}
      width={720}
      onCancel={close}
      onOk={() => {
        editMethod(wordsOf('edit.tiers'), (method) => ({ ...method, ...draft }));
        close();
      }}
    >
      <div className="fields">
        <div className="row-actions">
          {number(t('tiers.scaleLower'), scaling.scale.lower, (lower) =>
            change({ scale: { ...scaling.scale, lower } }),
          )}
          {number(t('tiers.scaleUpper'), scaling.scale.upper, (upper) =>
            change({ scale: { ...scaling.scale, upper } }),
          )}
        </div>
        <TierRowList rows={rows} change={setRows} lowest={scaling.scale.lower} />
        <div className="row-actions">
          {number(t('tiers.zMean'), scaling.z.mean, (mean) => change({ z: { ...scaling.z, mean } }))}
          {number(t('tiers.zSd'), scaling.z.sd, (sd) => change({ z: { ...scaling.z, sd } }))}
          <Checkbox
            className="nowrap"
            checked={scaling.z.population}
            onChange={({ target }) => change({ z: { ...scaling.z, population: target.checked } })}
          >
            {t('tiers.zPopulation')}
          </Checkbox>
        </div>
      </div>
      {outcome.error !== null && !said && <Alert type="error" showIcon title={errorText(outcome.error, language)} />}
      {outcome.error === null && <Effect change={outcome.change} before={working.tiers} after={draft.tiers} />}
    </Modal>
  );
}

/** What the draft would make of the result that is shown. */
function useOutcome(working: Method, draft: Draft) {
  const dataset = useWorkbench((state) => state.snapshot?.dataset ?? null);
  const result = useWorkbench((state) => state.result);
  const resultMethod = useWorkbench((state) => state.resultMethod);
  const scorer = useMemo(() => (dataset === null ? null : createScorer(dataset)), [dataset]);
  return useMemo(() => {
    const scored = scorer?.score({ ...working, ...draft });
    if (scored === undefined) return { error: null, change: null };
    return scored.ok
      ? { error: null, change: compareResults(result, scored.value, [resultMethod, { ...working, ...draft }]) }
      : { error: scored.error, change: null };
  }, [scorer, working, draft, result, resultMethod]);
}

interface EffectProps {
  readonly change: ReturnType<typeof compareResults> | null;
  readonly before: readonly TierLine[];
  readonly after: readonly TierLine[];
}

function Effect({ change, before, after }: EffectProps): React.JSX.Element | null {
  const t = useTexts();
  if (change === null) return null;
  return (
    <div className="change-effect" role="status" aria-label={t('effect.label')}>
      <EffectMoves effect={shownEffect(change)} tiers={{ before, after }} />
    </div>
  );
}
