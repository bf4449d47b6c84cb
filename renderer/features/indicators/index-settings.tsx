import { useState } from 'react';
import { Button, Select } from 'antd';
import { imputations, incompletePolicies, tiesRules } from '../../../shared/model/method.ts';
import type { Method } from '../../../shared/model/method.ts';
import { askMethodEdit } from '../../state/ask-method-edit.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { useTexts, wordsOf } from '../../ui/texts.ts';
import { AdjustmentList } from './adjustment-list.tsx';
import { TierLinesDialog } from './tier-lines-dialog.tsx';

const decimals = [null, 0, 1, 2, 3, 4, 5, 6] as const;

/** What holds for the whole index: missing values, ranks, tiers, adjustments. */
export function IndexSettings(): React.JSX.Element | null {
  const t = useTexts();
  const working = useWorkbench((state) => state.working);
  const [lines, setLines] = useState(false);
  if (working === null) return null;
  const { missing } = working;
  const change = (changes: Partial<Method>): void =>
    void askMethodEdit(wordsOf('edit.settings'), (method) => ({ ...method, ...changes }));
  const changeMissing = (changes: Partial<Method['missing']>): void =>
    void askMethodEdit(wordsOf('edit.settings'), (method) => ({
      ...method,
      missing: { ...method.missing, ...changes },
    }));
  const rounding = (key: 'rankRounding' | 'tierRounding', label: string): React.JSX.Element => (
    <label>
      {label}
      <Select
        value={working[key] ?? 'full'}
        options={decimals.map((value) => ({
          value: value ?? ('full' as const),
          label: value === null ? t('settings.fullPrecision') : t('settings.decimals', { count: value }),
        }))}
        onChange={(value) => change({ [key]: value === 'full' ? null : value })}
      />
    </label>
  );
  return (
    <section>
      <h3>{t('settings.title')}</h3>
      <Button onClick={() => setLines(true)}>{t('tiers.open')}</Button>
      <TierLinesDialog open={lines} close={() => setLines(false)} />
      <div className="fields">
        <label>
          {t('settings.ties')}
          <Select
            value={working.ties}
            options={tiesRules.map((value) => ({ value, label: t(`ties.${value}`) }))}
            onChange={(ties) => change({ ties })}
          />
        </label>
        {rounding('rankRounding', t('settings.rankRounding'))}
        {rounding('tierRounding', t('settings.tierRounding'))}
        <label>
          {t('settings.missing')}
          <Select
            value={missing.policy}
            options={(['omit', 'strict'] as const).map((value) => ({ value, label: t(`missing.${value}`) }))}
            onChange={(policy) => changeMissing({ policy })}
          />
        </label>
        <label>
          {t('settings.availability')}
          <NumberField
            value={missing.minimumAvailability * 100}
            rule={{ percent: true, min: 0, max: 100 }}
            suffix="%"
            onChange={(share) => {
              if (share !== null && !Number.isNaN(share)) changeMissing({ minimumAvailability: share / 100 });
            }}
          />
        </label>
        <label>
          {t('settings.imputation')}
          <Select
            value={missing.imputation}
            options={imputations.map((value) => ({ value, label: t(`imputation.${value}`) }))}
            onChange={(imputation) => changeMissing({ imputation })}
          />
        </label>
        <label>
          {t('settings.incomplete')}
          <Select
            value={missing.incomplete ?? 'mark'}
            options={incompletePolicies.map((value) => ({ value, label: t(`incomplete.${value}`) }))}
            onChange={(incomplete) => changeMissing({ incomplete })}
          />
        </label>
        <label>
          {t('settings.winsoriseMax')}
          <NumberField
            value={working.winsoriseMax}
            rule={{ min: 0, whole: true }}
            onChange={(winsoriseMax) => {
              if (winsoriseMax !== null && !Number.isNaN(winsoriseMax)) change({ winsoriseMax });
            }}
          />
        </label>
      </div>
      <h3>{t('settings.adjustments')}</h3>
      <AdjustmentList method={working} change={(adjustments) => change({ adjustments })} />
    </section>
  );
}
