import { useState } from 'react';
import { Button, Select } from 'antd';
import { imputations, incompletePolicies, tiesRules } from '../../../shared/model/method.ts';
import type { Language } from '../../../shared/messages/catalogue.ts';
import type { Method } from '../../../shared/model/method.ts';
import { basedOn } from '../../../shared/model/year-basis.ts';
import { reworded } from '../../../shared/model/project-words.ts';
import { renamed } from '../../../shared/model/index-name.ts';
import { askMethodEdit } from '../../state/ask-method-edit.ts';
import { editMethod } from '../../state/method-edits.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { HelpLinks } from '../../ui/help-links.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { textsIn, useTexts } from '../../ui/texts.ts';
import type { TextKey } from '../../ui/texts.ts';
import { YearBasisField } from './year-basis-field.tsx';
import { AdjustmentList } from './adjustment-list.tsx';
import { IndexNameDialog } from './index-name-dialog.tsx';
import { WordsDialog } from './words-dialog.tsx';
import { TierLinesDialog } from './tier-lines-dialog.tsx';

const decimals = [null, 0, 1, 2, 3, 4, 5, 6] as const;

type SettingKey = Extract<TextKey, `settings.${string}`>;

/** 计分设置：缺失时, in whichever language it is read. */
function settingWords(setting: SettingKey): (language: Language) => string {
  return (language) => textsIn(language)('edit.setting', { setting: textsIn(language)(setting) });
}

/** What holds for the whole index: missing values, ranks, tiers, adjustments. */
export function IndexSettings(): React.JSX.Element | null {
  const t = useTexts();
  const working = useWorkbench((state) => state.working);
  const [lines, setLines] = useState(false);
  const [naming, setNaming] = useState(false);
  const [wording, setWording] = useState(false);
  if (working === null) return null;
  const { missing } = working;
  const change = (setting: SettingKey, changes: Partial<Method>): void =>
    void askMethodEdit(settingWords(setting), (method) => ({ ...method, ...changes }));
  const changeMissing = (setting: SettingKey, changes: Partial<Method['missing']>): void =>
    void askMethodEdit(settingWords(setting), (method) => ({
      ...method,
      missing: { ...method.missing, ...changes },
    }));
  const rounding = (key: 'rankRounding' | 'tierRounding'): React.JSX.Element => (
    <label>
      {t(`settings.${key}`)}
      <Select
        value={working[key] ?? 'full'}
        options={decimals.map((value) => ({
          value: value ?? ('full' as const),
          label: value === null ? t('settings.fullPrecision') : t('settings.decimals', { count: value }),
        }))}
        onChange={(value) => change(`settings.${key}`, { [key]: value === 'full' ? null : value })}
      />
    </label>
  );
  return (
    <section>
      <h3>{t('settings.title')}</h3>
      <div className="row-actions">
        <Button onClick={() => setLines(true)}>{t('tiers.open')}</Button>
        <Button onClick={() => setNaming(true)}>{t('indexName.open')}</Button>
        <Button onClick={() => setWording(true)}>{t('words.open')}</Button>
      </div>
      <TierLinesDialog open={lines} close={() => setLines(false)} />
      {naming && (
        <IndexNameDialog
          method={working}
          keep={(name) => editMethod(settingWords('settings.indexName'), (method) => renamed(method, name))}
          close={() => setNaming(false)}
        />
      )}
      {wording && (
        <WordsDialog
          method={working}
          keep={(words) => editMethod(settingWords('settings.words'), (method) => reworded(method, words))}
          close={() => setWording(false)}
        />
      )}
      <div className="fields">
        <label>
          {t('settings.ties')}
          <Select
            value={working.ties}
            options={tiesRules.map((value) => ({ value, label: t(`ties.${value}`) }))}
            onChange={(ties) => change('settings.ties', { ties })}
          />
        </label>
        {rounding('rankRounding')}
        {rounding('tierRounding')}
        <YearBasisField
          method={working}
          change={(basis) => void askMethodEdit(settingWords('settings.yearBasis'), (method) => basedOn(method, basis))}
        />
        <label>
          {t('settings.missing')}
          <Select
            value={missing.policy}
            options={(['omit', 'strict'] as const).map((value) => ({ value, label: t(`missing.${value}`) }))}
            onChange={(policy) => changeMissing('settings.missing', { policy })}
          />
        </label>
        <label>
          {t('settings.availability')}
          <NumberField
            value={missing.minimumAvailability * 100}
            rule={{ percent: true, min: 0, max: 100 }}
            suffix="%"
            onChange={(share) => {
              if (share !== null && !Number.isNaN(share))
                changeMissing('settings.availability', { minimumAvailability: share / 100 });
            }}
          />
        </label>
        <label>
          {t('settings.imputation')}
          <Select
            value={missing.imputation}
            options={imputations.map((value) => ({ value, label: t(`imputation.${value}`) }))}
            onChange={(imputation) => changeMissing('settings.imputation', { imputation })}
          />
        </label>
        <label>
          {t('settings.incomplete')}
          <Select
            value={missing.incomplete ?? 'mark'}
            options={incompletePolicies.map((value) => ({ value, label: t(`incomplete.${value}`) }))}
            onChange={(incomplete) => changeMissing('settings.incomplete', { incomplete })}
          />
        </label>
        <label>
          {t('settings.winsoriseMax')}
          <NumberField
            value={working.winsoriseMax}
            rule={{ min: 0, whole: true }}
            onChange={(winsoriseMax) => {
              if (winsoriseMax !== null && !Number.isNaN(winsoriseMax))
                change('settings.winsoriseMax', { winsoriseMax });
            }}
          />
        </label>
      </div>
      <HelpLinks
        pages={[
          'ranks-and-ties',
          'tiers',
          'years',
          'missing-children',
          'evidence',
          'imputation',
          'incomplete-periods',
          'adjustments',
        ]}
      />
      <h3>{t('settings.adjustments')}</h3>
      <AdjustmentList method={working} change={(adjustments) => change('settings.adjustments', { adjustments })} />
    </section>
  );
}
