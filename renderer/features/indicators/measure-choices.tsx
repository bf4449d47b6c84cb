import { Select } from 'antd';
import { checkMeasureMethod } from '../../../shared/model/framework-change/check-measure-method.ts';
import { imputations, normalisations, treatments } from '../../../shared/model/method.ts';
import type { ImputationId, MeasureMethod, NormalisationParameters } from '../../../shared/model/method.ts';
import { useAppearance } from '../../state/appearance.ts';
import { editMethod } from '../../state/method-edits.ts';
import { helpOfChoice } from '../../state/help-ids.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { errorText, useTexts, wordsOf } from '../../ui/texts.ts';
import { changeMeasure } from './typed-edit.ts';
import { HelpLinks } from '../../ui/help-links.tsx';

interface MeasureChoicesProps {
  readonly code: string;
  readonly measure: MeasureMethod;
}

/** How a measure becomes a score, choice by choice; each is an edit of the working method. */
export function MeasureChoices({ code, measure }: MeasureChoicesProps): React.JSX.Element {
  const t = useTexts();
  const change = (changes: Partial<MeasureMethod>): void =>
    editMethod(wordsOf('edit.method', { code }), (method) => changeMeasure(method, code, changes));
  const language = useAppearance((state) => state.language);
  const { normalisation, parameters } = measure;
  const best = (from: number | null, to: number | null): void => {
    if (from === null || to === null || Number.isNaN(from) || Number.isNaN(to)) return;
    change({ parameters: { ...parameters, best: [from, to] } });
  };
  return (
    <div className="fields">
      <label>
        {t('indicators.direction')}
        <Select
          value={measure.direction}
          options={(['higher', 'lower'] as const).map((value) => ({
            value,
            label: t(`direction.${value}`),
            disabled:
              value !== measure.direction &&
              checkMeasureMethod(code, { ...measure, direction: value })?.code === 'DIRECTION_REFUSED',
          }))}
          onChange={(direction) => change({ direction })}
        />
      </label>
      <label>
        {t('indicators.normalisation')}
        <Select
          value={normalisation}
          options={normalisations.map((value) => {
            // What can't be scored as the measure stands isn't offered; the reason is said in its place.
            const fault = value === normalisation ? null : checkMeasureMethod(code, chosenFor(measure, value));
            return {
              value,
              label: t(`normalisation.${value}`),
              disabled: fault !== null,
              ...(fault === null ? {} : { title: errorText(fault, language) }),
            };
          })}
          onChange={(chosen) => change({ normalisation: chosen, ...withBest(measure, chosen) })}
        />
      </label>
      {normalisation === 'interval' && (
        <>
          <label>
            {t('framework.bestFrom')}
            <NumberField
              value={parameters.best?.[0] ?? null}
              onChange={(from) => best(from, Math.max(from ?? Number.NaN, parameters.best?.[1] ?? from ?? 0))}
            />
          </label>
          <label>
            {t('framework.bestTo')}
            <NumberField
              value={parameters.best?.[1] ?? null}
              onChange={(to) => best(Math.min(parameters.best?.[0] ?? to ?? 0, to ?? Number.NaN), to)}
            />
          </label>
        </>
      )}
      {normalisation === 'moderate' && (
        <label>
          {t('framework.best')}
          <NumberField value={parameters.best?.[0] ?? null} onChange={(value) => best(value, value)} />
        </label>
      )}
      <label>
        {t('indicators.treatment')}
        <Select
          value={measure.treatment}
          options={treatments.map((value) => ({ value, label: t(`treatment.${value}`) }))}
          onChange={(treatment) => change({ treatment })}
        />
      </label>
      {measure.treatment === 'winsorise' && (
        <label>
          {t('indicators.winsoriseMax')}
          <NumberField
            value={measure.winsoriseMax ?? null}
            mayBeEmpty
            rule={{ min: 0, whole: true }}
            placeholder={t('indicators.asSet')}
            onChange={(winsoriseMax) => {
              if (!Number.isNaN(winsoriseMax)) change({ winsoriseMax });
            }}
          />
        </label>
      )}
      <label>
        {t('indicators.imputation')}
        <Select<ImputationId | ''>
          value={measure.imputation ?? ''}
          options={[
            { value: '', label: t('indicators.asSet') },
            ...imputations.map((value) => ({ value, label: t(`imputation.${value}`) })),
          ]}
          onChange={(imputation) => change({ imputation: imputation === '' ? null : imputation })}
        />
      </label>
      <HelpLinks
        pages={[
          helpOfChoice(`normalisation.${normalisation}`),
          helpOfChoice(`treatment.${measure.treatment}`),
          'imputation',
        ]}
      />
    </div>
  );
}

/** The measure with another normalisation, as choosing it leaves it. */
function chosenFor(measure: MeasureMethod, normalisation: MeasureMethod['normalisation']): MeasureMethod {
  return { ...measure, normalisation, ...withBest(measure, normalisation) };
}

/** A best range inside the limits to start from, so that choosing the normalisation leaves something that can be scored. */
function withBest(
  { lower, upper, parameters }: MeasureMethod,
  chosen: MeasureMethod['normalisation'],
): { readonly parameters?: NormalisationParameters } {
  if ((chosen !== 'interval' && chosen !== 'moderate') || lower === null || upper === null) return {};
  const third = (upper - lower) / 3;
  const middle = lower + 1.5 * third;
  const held = parameters.best;
  if (chosen === 'interval') return held ? {} : { parameters: { ...parameters, best: [lower + third, upper - third] } };
  const one = held && held[0] === held[1] ? held[0] : middle;
  return { parameters: { ...parameters, best: [one, one] } };
}
