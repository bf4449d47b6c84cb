import { useMemo } from 'react';
import type { Unit } from '../../../../shared/model/unit.ts';
import { planFaults } from '../../../../shared/report/document/plan-faults.ts';
import { cohortCode } from '../../../../shared/report/patterns/fact-cohort.ts';
import { reportFacts } from '../../../../shared/report/patterns/report-facts.ts';
import type { ReportInput } from '../../../../shared/report/report-input.ts';
import { unitSlotText, withUnitText } from '../../../../shared/report/unit-report/unit-slots.ts';
import { useAppearance } from '../../../state/appearance.ts';
import { changePlan } from '../../../state/report-plan.ts';
import { useWorkbench } from '../../../state/workbench.ts';
import { errorText, useTexts } from '../../../ui/texts.ts';
import { factChoices } from './fact-choices.ts';
import type { FactChoice } from './fact-choices.ts';
import { FactTextField } from './fact-text-field.tsx';

/** The team's text on one unit, which its 专项分析报告 prints as 补充说明. `input`: of the cohort that the unit is of. */
export function UnitTextEditor({
  unit,
  input,
}: {
  readonly unit: Unit;
  readonly input: ReportInput;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const plan = useWorkbench((state) => state.snapshot?.reportPlan ?? null);
  const facts = useMemo(() => reportFacts([input], input, new Map()), [input]);
  const cohort = useMemo(() => factChoices([input], facts, t), [input, facts, t]);
  const choices = useMemo(() => {
    const own = (['tier', 'index'] as const).flatMap((what): readonly FactChoice[] => {
      const id = `unit:${cohortCode(input)}:${unit.code}:${what}`;
      const fact = facts.fact(id);
      return typeof fact === 'string'
        ? []
        : [{ value: id, label: `${unit.name} · ${t(`unitReports.fact.${what}`)} · ${fact.text}` }];
    });
    return [...own, ...cohort];
  }, [input, unit, facts, cohort, t]);
  const text = unitSlotText(plan, unit.code);
  const faults = useMemo(
    () => planFaults(withUnitText({ version: 1, items: [], boxes: [] }, unit.code, text), facts),
    [unit, text, facts],
  );
  return (
    <section className="editor unit-text" aria-label={t('unitReports.textOf', { name: unit.name })}>
      <h2>{t('unitReports.textOf', { name: unit.name })}</h2>
      <FactTextField
        key={unit.code}
        label={t('unitReports.text')}
        value={text}
        choices={choices}
        facts={facts}
        rows={6}
        onSave={(said) => void changePlan((now) => withUnitText(now, unit.code, said))}
      />
      <p className="muted">{t('unitReports.textHint')}</p>
      {faults.map((fault, at) => (
        <p key={at} role="alert" className="check stop">
          {errorText(fault, language)}
        </p>
      ))}
    </section>
  );
}
