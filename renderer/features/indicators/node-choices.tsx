import { Select } from 'antd';
import { aggregations, rescalings } from '../../../shared/model/method.ts';
import type { AggregationRule, Method, RescalingId } from '../../../shared/model/method.ts';
import { isComparison } from '../../../shared/scoring/aggregate/aggregate.ts';
import { aggregationRule } from '../../../shared/scoring/aggregation-rule.ts';
import { askMethodEdit } from '../../state/ask-method-edit.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { helpOfChoice } from '../../state/help-ids.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { useTexts, wordsOf } from '../../ui/texts.ts';
import { HelpLinks } from '../../ui/help-links.tsx';

interface NodeChoicesProps {
  readonly code: string;
  readonly isRoot: boolean;
}

/** How an indicator combines its children and is rescaled afterwards. */
export function NodeChoices({ code, isRoot }: NodeChoicesProps): React.JSX.Element | null {
  const t = useTexts();
  const working = useWorkbench((state) => state.working);
  if (working === null) return null;
  const rule = aggregationRule(working, code, isRoot);
  const change = (next: AggregationRule): void =>
    void askMethodEdit(wordsOf('edit.aggregation', { code }), (method) => withRule(method, code, next));
  const { rescale } = rule;
  return (
    <div className="fields">
      <label>
        {t('indicators.aggregation')}
        <Select
          value={rule.id}
          options={aggregations
            .filter((id) => isRoot || !isComparison(id))
            .map((value) => ({ value, label: t(`aggregation.${value}`) }))}
          onChange={(id) =>
            change({
              id,
              ...(id === 'power' ? { p: rule.p ?? 2 } : {}),
              ...(rescale === undefined ? {} : { rescale }),
            })
          }
        />
      </label>
      {rule.id === 'power' && (
        <label>
          {t('indicators.exponent')}
          <NumberField
            value={rule.p ?? null}
            onChange={(p) => {
              if (p !== null && !Number.isNaN(p) && p !== 0) change({ ...rule, p });
            }}
          />
        </label>
      )}
      <label>
        {t('indicators.rescale')}
        <Select<RescalingId | ''>
          value={rescale ?? ''}
          options={[
            { value: '', label: t('indicators.noRescale') },
            ...rescalings.map((value) => ({ value, label: t(`rescale.${value}`) })),
          ]}
          onChange={(chosen) => {
            const { rescale: _, ...rest } = rule;
            change(chosen === '' ? rest : { ...rest, rescale: chosen });
          }}
        />
      </label>
      <HelpLinks pages={[helpOfChoice(`aggregation.${rule.id}`), 'rescaling']} />
    </div>
  );
}

function withRule(method: Method, code: string, rule: AggregationRule): Method {
  return { ...method, aggregation: { ...method.aggregation, nodes: { ...method.aggregation.nodes, [code]: rule } } };
}
