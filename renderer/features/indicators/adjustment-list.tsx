import { useState } from 'react';
import { Button, Select } from 'antd';
import type { Adjustment, Method } from '../../../shared/model/method.ts';
import { tierName } from '../../../shared/model/tier-name.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { useTexts } from '../../ui/texts.ts';

const kinds = ['bonus', 'penalty', 'veto'] as const;

interface AdjustmentListProps {
  readonly method: Method;
  readonly change: (adjustments: readonly Adjustment[]) => void;
}

/** 加分、扣分、一票否决: each with its measure and its bound; only measures that count nowhere in the mean can be taken. */
export function AdjustmentList({ method, change }: AdjustmentListProps): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const snapshot = useWorkbench((state) => state.snapshot);
  const result = useWorkbench((state) => state.result);
  const [kind, setKind] = useState<(typeof kinds)[number]>('bonus');
  const held = method.adjustments ?? [];
  const measures = (snapshot?.dataset.measures ?? []).map(({ code, name }, m) => ({
    value: code,
    label: `${code} ${name}`,
    free: result === null || !((result.measureEffective[m] ?? 0) > 0),
  }));
  const lowest = method.tiers.at(-2)?.tier ?? method.tiers[0]?.tier ?? 'low';
  const add = (measure: string): void =>
    change([...held, kind === 'veto' ? { kind, measure, tier: lowest } : { kind, measure, cap: null }]);
  const replace = (at: number, next: Adjustment | null): void =>
    change(held.flatMap((adjustment, place) => (place === at ? (next === null ? [] : [next]) : [adjustment])));
  const free = measures.filter(
    (measure) =>
      measure.free && !held.some((adjustment) => adjustment.kind === kind && adjustment.measure === measure.value),
  );
  return (
    <div className="fields">
      {held.map((adjustment, at) => {
        const name = `${t(`adjustment.${adjustment.kind}`)} ${adjustment.measure}`;
        return (
          <div key={`${adjustment.kind} ${adjustment.measure}`} className="row-actions">
            <span>{name}</span>
            {adjustment.kind === 'veto' ? (
              <Select
                size="small"
                aria-label={t('settings.vetoTo', { name })}
                value={adjustment.tier}
                options={method.tiers.map(({ tier }) => ({
                  value: tier,
                  label: t('settings.atMost', { tier: tierName(tier, language, method.tiers) }),
                }))}
                onChange={(tier) => replace(at, { ...adjustment, tier })}
              />
            ) : (
              <NumberField
                size="small"
                width={110}
                label={t('settings.cap', { name })}
                value={adjustment.cap}
                mayBeEmpty
                rule={{ min: 0 }}
                placeholder={t('settings.noCap')}
                onChange={(cap) => {
                  if (!Number.isNaN(cap)) replace(at, { ...adjustment, cap });
                }}
              />
            )}
            <Button size="small" onClick={() => replace(at, null)}>
              {t('settings.removeAdjustment')}
            </Button>
          </div>
        );
      })}
      <label>
        {t('settings.addAdjustment')}
        <Select
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`adjustment.${value}`) }))}
          onChange={setKind}
        />
      </label>
      {free.length === 0 ? (
        <p className="muted">{t('settings.noFreeMeasure')}</p>
      ) : (
        <label>
          {t('settings.byMeasure')}
          <Select
            value={null}
            placeholder={t('settings.chooseMeasure')}
            showSearch={{ optionFilterProp: 'label' }}
            options={free.map(({ value, label }) => ({ value, label }))}
            onChange={(measure: string | null) => {
              if (measure !== null) add(measure);
            }}
          />
        </label>
      )}
    </div>
  );
}
