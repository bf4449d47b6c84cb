import { Select } from 'antd';
import type { Method, YearBasis } from '../../../shared/model/method.ts';
import { yearBasisId, yearBasisOf } from '../../../shared/model/year-basis.ts';
import { yearBasisText } from '../../../shared/report/year-basis-text.ts';
import { yearsOf } from '../../../shared/scoring/dataset-of-year.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { useTexts } from '../../ui/texts.ts';

/** 年度基准: each year alone, one of the years that have values, or all of them; one that has none any more stays to be seen. */
export function YearBasisField({
  method,
  change,
}: {
  readonly method: Method;
  readonly change: (basis: YearBasis) => void;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const dataset = useWorkbench((state) => state.snapshot?.dataset);
  const held = yearBasisOf(method);
  const years = dataset === undefined ? [] : yearsOf(dataset);
  const bases: readonly YearBasis[] = [
    { kind: 'per_year' },
    { kind: 'pooled' },
    ...years.map((year): YearBasis => ({ kind: 'base_year', year })),
    ...(held.kind === 'base_year' && !years.includes(held.year) ? [held] : []),
  ];
  return (
    <label>
      {t('settings.yearBasis')}
      <Select
        value={yearBasisId(held)}
        options={bases.map((basis) => ({
          value: yearBasisId(basis),
          label: yearBasisText(yearBasisId(basis), language),
        }))}
        onChange={(id) => {
          const chosen = bases.find((basis) => yearBasisId(basis) === id);
          if (chosen !== undefined) change(chosen);
        }}
      />
    </label>
  );
}
