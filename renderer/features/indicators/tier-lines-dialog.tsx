import { useMemo, useState } from 'react';
import { Alert, Button, Checkbox, Modal, Select } from 'antd';
import { DeleteOutlined } from '@ant-design/icons';
import { tierIds } from '../../../shared/model/method.ts';
import type { Method, TierId, TierLine } from '../../../shared/model/method.ts';
import { createScorer } from '../../../shared/scoring/create-scorer.ts';
import { useAppearance } from '../../state/appearance.ts';
import { editMethod } from '../../state/method-edits.ts';
import { compareResults } from '../../state/result-change.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { TierTag, tierName } from '../../ui/tier-tag.tsx';
import { errorText, useTexts, wordsOf } from '../../ui/texts.ts';

/** Fewer tell nothing apart. */
const FEWEST = 2;
/** Units that change tier and are named. */
const NAMED = 8;

interface TierLinesDialogProps {
  readonly open: boolean;
  readonly close: () => void;
}

/** 分组界线与分值范围: looked at before they are kept, since one line can move half the units. */
export function TierLinesDialog({ open, close }: TierLinesDialogProps): React.JSX.Element | null {
  const working = useWorkbench((state) => state.working);
  return working === null || !open ? null : <OpenDialog working={working} close={close} />;
}

type Draft = Pick<Method, 'scale' | 'z' | 'tiers'>;

function OpenDialog({ working, close }: { readonly working: Method; readonly close: () => void }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const [draft, setDraft] = useState<Draft>({ scale: working.scale, z: working.z, tiers: working.tiers });
  const outcome = useOutcome(working, draft);
  const change = (changes: Partial<Draft>): void => setDraft((held) => ({ ...held, ...changes }));
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
  const lines = (tiers: readonly TierLine[]): void => change({ tiers: closed(tiers) });
  const missing = tierIds.filter((id) => draft.tiers.every(({ tier }) => tier !== id));
  return (
    <Modal
      open
      title={t('tiers.title')}
      okText={t('dialog.ok')}
      cancelText={t('dialog.cancel')}
      okButtonProps={{ disabled: outcome.error !== null }}
      onCancel={close}
      onOk={() => {
        editMethod(wordsOf('edit.tiers'), (method) => ({ ...method, ...draft }));
        close();
      }}
    >
      <div className="fields">
        <div className="row-actions">
          {number(t('tiers.scaleLower'), draft.scale.lower, (lower) => change({ scale: { ...draft.scale, lower } }))}
          {number(t('tiers.scaleUpper'), draft.scale.upper, (upper) => change({ scale: { ...draft.scale, upper } }))}
        </div>
        {draft.tiers.map(({ tier, lower }, at) => (
          <div key={tier} className="row-actions">
            <TierTag tier={tier} />
            {at === draft.tiers.length - 1 || lower === null ? (
              <span className="muted">{t('tiers.rest')}</span>
            ) : (
              <label>
                {t('tiers.from')}{' '}
                <NumberField
                  value={lower}
                  label={t('tiers.lineOf', { tier: tierName(tier, language) })}
                  onChange={(typed) => {
                    if (typed !== null && !Number.isNaN(typed))
                      lines(draft.tiers.map((line, place) => (place === at ? { ...line, lower: typed } : line)));
                  }}
                />
              </label>
            )}
            <span className="push" />
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t('tiers.remove', { tier: tierName(tier, language) })}
              disabled={draft.tiers.length <= FEWEST}
              onClick={() => lines(draft.tiers.filter((line) => line.tier !== tier))}
            />
          </div>
        ))}
        {missing.length > 0 && (
          <Select<TierId | null>
            aria-label={t('tiers.add')}
            placeholder={t('tiers.add')}
            value={null}
            options={missing.map((tier) => ({ value: tier, label: tierName(tier, language) }))}
            onChange={(tier) => {
              if (tier !== null) lines(withTier(draft.tiers, tier));
            }}
          />
        )}
        <div className="row-actions">
          {number(t('tiers.zMean'), draft.z.mean, (mean) => change({ z: { ...draft.z, mean } }))}
          {number(t('tiers.zSd'), draft.z.sd, (sd) => change({ z: { ...draft.z, sd } }))}
          <Checkbox
            className="nowrap"
            checked={draft.z.population}
            onChange={({ target }) => change({ z: { ...draft.z, population: target.checked } })}
          >
            {t('tiers.zPopulation')}
          </Checkbox>
        </div>
      </div>
      {outcome.error !== null && <Alert type="error" showIcon title={errorText(outcome.error, language)} />}
      {outcome.error === null && <Effect change={outcome.change} />}
    </Modal>
  );
}

/** The last tier takes all that is left. */
function closed(tiers: readonly TierLine[]): readonly TierLine[] {
  return tiers.map((line, at) => {
    if (at === tiers.length - 1) return { ...line, lower: null };
    // One that was the last has a line above the next, which the user then sets.
    return line.lower === null ? { ...line, lower: tiers[at + 1]?.lower ?? 0 } : line;
  });
}

/** A tier in its place between the others, halfway between their lines. */
function withTier(tiers: readonly TierLine[], tier: TierId): readonly TierLine[] {
  const order = (id: TierId): number => tierIds.indexOf(id);
  const at = tiers.findIndex((line) => order(line.tier) > order(tier));
  const place = at < 0 ? tiers.length : at;
  const above = tiers[place - 1]?.lower ?? 100;
  const below = tiers[place]?.lower ?? 0;
  return [...tiers.slice(0, place), { tier, lower: (above + below) / 2 }, ...tiers.slice(place)];
}

/** What the draft would make of the result that is shown. */
function useOutcome(working: Method, draft: Draft) {
  const dataset = useWorkbench((state) => state.snapshot?.dataset ?? null);
  const result = useWorkbench((state) => state.result);
  const scorer = useMemo(() => (dataset === null ? null : createScorer(dataset)), [dataset]);
  return useMemo(() => {
    const scored = scorer?.score({ ...working, ...draft });
    if (scored === undefined) return { error: null, change: null };
    return scored.ok
      ? { error: null, change: compareResults(result, scored.value) }
      : { error: scored.error, change: null };
  }, [scorer, working, draft, result]);
}

function Effect({ change }: { readonly change: ReturnType<typeof compareResults> | null }): React.JSX.Element | null {
  const t = useTexts();
  const units = useWorkbench((state) => state.snapshot?.dataset.units);
  if (change === null) return null;
  const nameOf = (code: string): string => units?.find((unit) => unit.code === code)?.name ?? code;
  return (
    <div className="change-effect" role="status" aria-label={t('effect.label')}>
      {change.ranks.length === 0 && change.tiers.length === 0 ? (
        <p>{change.indices === 0 ? t('strip.nothing') : t('strip.indices', { count: change.indices })}</p>
      ) : (
        <p>
          {t('effect.moves', { ranks: change.ranks.length, tiers: change.tiers.length })}
          {change.tiers.slice(0, NAMED).map((move) => (
            <span key={move.unit} className="tier-move">
              {nameOf(move.unit)} <TierTag tier={move.from} /> → <TierTag tier={move.to} />
            </span>
          ))}
          {change.tiers.length > NAMED && t('strip.more')}
        </p>
      )}
    </div>
  );
}
