import type { ProjectSnapshot } from '../../../../shared/contract/outputs.ts';
import type { FrameworkChange } from '../../../../shared/model/framework-change/framework-change.ts';
import { useTexts } from '../../../ui/texts.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { NewWeight } from './indicator-dialog.tsx';
import { MeasureFields } from './measure-fields.tsx';
import { measureDraft, measureValues, newMeasureValues } from './measure-form.ts';
import type { MeasureValues } from './measure-form.ts';

interface MeasureDialogProps {
  readonly snapshot: ProjectSnapshot;
  /** The measure that is edited; null: a new one of `indicator`. */
  readonly code: string | null;
  readonly indicator: string;
  readonly close: (made: FrameworkChange | null) => void;
}
interface Values {
  readonly measure: MeasureValues;
  readonly weight: number | null;
}

/** A measure (采集项): what it is, where it is filled from, how it becomes a score. */
export function MeasureDialog({ snapshot, code, indicator, close }: MeasureDialogProps): React.JSX.Element {
  const t = useTexts();
  const { framework, baseline } = snapshot;
  const held = framework.measures.find((measure) => measure.code === code);
  const method = held ? (baseline.measures[held.code] ?? null) : null;
  const above = framework.indicators.find((candidate) => candidate.code === indicator);
  const values =
    held && method ? measureValues(held, method) : { ...newMeasureValues, code: freeCode(snapshot, indicator) };
  const title = held
    ? t('framework.editMeasure', { code: held.code })
    : t('framework.newMeasure', { parent: t('framework.below', { name: above?.name ?? indicator }) });
  return (
    <ChangeDialog<Values>
      title={title}
      initial={{ measure: values, weight: null }}
      close={close}
      change={({ measure, weight }) =>
        held
          ? { kind: 'edit-measure', measure: measureDraft(measure, method) }
          : { kind: 'add-measure', parent: indicator, measure: measureDraft(measure, null), weight: weight ?? null }
      }
    >
      <MeasureFields
        held={held?.name ?? null}
        keeps={held && values.record === 'keep' ? held.rule.record : null}
        beside={null}
      />
      {!held && <NewWeight snapshot={snapshot} parent={indicator} />}
    </ChangeDialog>
  );
}

/** A1-1 → A1-1.1, or the next number that is free. */
function freeCode({ framework }: ProjectSnapshot, indicator: string): string {
  const taken = new Set(framework.measures.map(({ code }) => code));
  let number = 1;
  while (taken.has(`${indicator}.${number}`)) number += 1;
  return `${indicator}.${number}`;
}
