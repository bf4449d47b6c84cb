import { Descriptions, Select } from 'antd';
import { displayNumber } from '../../../shared/base/display.ts';
import { recordKindNames } from '../../../shared/model/record-kind.ts';
import { normalisations } from '../../../shared/model/method.ts';
import { editMethod } from '../../state/method-edits.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { useTexts, wordsOf } from '../../ui/texts.ts';
import type { IndicatorRow } from './indicator-rows.ts';
import { changeMeasure } from './typed-edit.ts';

/** What an indicator or measure is, where it comes from, and how it becomes a score. */
export function IndicatorDetail({ row }: { readonly row: IndicatorRow | null }): React.JSX.Element {
  const t = useTexts();
  const framework = useWorkbench((state) => state.snapshot?.framework ?? null);
  if (row === null || framework === null)
    return (
      <div className="state">
        <p>{t('indicators.chooseRow')}</p>
      </div>
    );
  const indicator = framework.indicators.find((candidate) => candidate.code === row.code);
  const measure = framework.measures.find((candidate) => candidate.code === row.code);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t('indicators.definition'), indicator?.definition ?? measure?.note],
    [t('indicators.collection'), indicator?.collection ?? (measure ? recordKindNames[measure.rule.record] : undefined)],
    [t('indicators.base'), indicator?.denominator ?? measure?.base ?? undefined],
    [t('indicators.levels'), indicator?.levels ?? measure?.levels],
    [t('indicators.sources'), indicator?.sources ?? measure?.source],
    [t('indicators.period'), indicator?.period ?? measure?.period],
    [t('indicators.effective'), `${displayNumber(row.effective * 100)}%`],
  ];
  return (
    <section>
      <header>
        <h2>{row.kind === 'root' ? row.name : `${row.code}　${row.name}`}</h2>
      </header>
      {row.measure && (
        <div className="fields">
          <label>
            {t('indicators.direction')}
            <Select
              value={row.measure.direction}
              options={(['higher', 'lower'] as const).map((value) => ({ value, label: t(`direction.${value}`) }))}
              onChange={(direction) =>
                editMethod(wordsOf('edit.method', { code: row.code }), (method) =>
                  changeMeasure(method, row.code, { direction }),
                )
              }
            />
          </label>
          <label>
            {t('indicators.normalisation')}
            <Select
              value={row.measure.normalisation}
              options={normalisations.map((value) => ({ value, label: t(`normalisation.${value}`) }))}
              onChange={(normalisation) =>
                editMethod(wordsOf('edit.method', { code: row.code }), (method) =>
                  changeMeasure(method, row.code, { normalisation }),
                )
              }
            />
          </label>
        </div>
      )}
      <Descriptions
        column={1}
        size="small"
        bordered
        items={facts.filter(([, value]) => value).map(([name, value]) => ({ key: name, label: name, children: value }))}
      />
    </section>
  );
}
