import { useState } from 'react';
import { includedUnits } from '../../../../shared/report/report-words.ts';
import type { ReportInput } from '../../../../shared/report/report-input.ts';
import { unitsWithText } from '../../../../shared/report/unit-report/unit-slots.ts';
import { useWorkbench } from '../../../state/workbench.ts';
import { UnitTextEditor } from './unit-text-editor.tsx';
import { UnitTextList } from './unit-text-list.tsx';

/** 报告结构: the team's texts on units, which stand in their 专项分析报告. */
export function UnitTextsPanel({ input }: { readonly input: ReportInput }): React.JSX.Element {
  const plan = useWorkbench((state) => state.snapshot?.reportPlan ?? null);
  const units = includedUnits(input).flatMap((u) => input.dataset.units[u] ?? []);
  const [selected, setSelected] = useState<string | null>(null);
  const chosen = units.find(({ code }) => code === selected) ?? units[0];
  return (
    <>
      <div className="unit-choices">
        <UnitTextList
          units={units}
          written={unitsWithText(plan)}
          selected={chosen?.code ?? null}
          onSelect={setSelected}
        />
      </div>
      {chosen !== undefined && <UnitTextEditor unit={chosen} input={input} />}
    </>
  );
}
