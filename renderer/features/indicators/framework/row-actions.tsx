import { Alert, Button } from 'antd';
import type { ProjectSnapshot } from '../../../../shared/contract/outputs.ts';
import { siblingCodes } from '../../../../shared/model/framework-change/arrange.ts';
import { useAppearance } from '../../../state/appearance.ts';
import { revise } from '../../../state/framework-actions.ts';
import { notify } from '../../../state/notices.ts';
import { textsIn, useTexts } from '../../../ui/texts.ts';
import type { FrameworkDialogKind } from './framework-dialog.tsx';

interface RowActionsProps {
  readonly snapshot: ProjectSnapshot;
  /** An indicator or a measure. */
  readonly row: { readonly code: string; readonly name: string };
  readonly open: (dialog: FrameworkDialogKind) => void;
}

/** What can be revised at one row of the tree. */
export function RowActions({ snapshot: { framework }, row, open }: RowActionsProps): React.JSX.Element {
  const t = useTexts();
  const { code, name } = row;
  const measure = framework.measures.find((held) => held.code === code);
  const indicator = framework.indicators.find((held) => held.code === code);
  const parent = measure ? measure.indicator : (indicator?.parent ?? null);
  const kin = siblingCodes(framework, parent).filter(
    (sibling) => framework.measures.some((held) => held.code === sibling) === (measure !== undefined),
  );
  const place = kin.indexOf(code);
  const measures = framework.measures.filter((held) => held.indicator === code);
  const below = framework.indicators.some((held) => held.parent === code);
  const button = (label: string, dialog: FrameworkDialogKind, danger = false): React.JSX.Element => (
    <Button size="small" danger={danger} onClick={() => open(dialog)}>
      {label}
    </Button>
  );
  if (!measure && !indicator)
    return <section>{button(t('framework.addTop'), { kind: 'indicator', code: null, parent: null })}</section>;
  return (
    <section aria-label={t('framework.actions')}>
      <header>
        <h3>{t('framework.actions')}</h3>
      </header>
      <div className="row-actions">
        {button(
          t('framework.edit'),
          measure ? { kind: 'measure', code, indicator: measure.indicator } : { kind: 'indicator', code, parent },
        )}
        {indicator &&
          measures.length === 0 &&
          button(t('framework.addChild'), { kind: 'indicator', code: null, parent: code })}
        {indicator && !below && button(t('framework.addMeasure'), { kind: 'measure', code: null, indicator: code })}
        {button(
          t('framework.addSibling'),
          measure
            ? { kind: 'measure', code: null, indicator: measure.indicator }
            : { kind: 'indicator', code: null, parent },
        )}
        <Button size="small" disabled={place <= 0} onClick={() => void moveBy(code, -1)}>
          {t('framework.up')}
        </Button>
        <Button size="small" disabled={place === kin.length - 1} onClick={() => void moveBy(code, 1)}>
          {t('framework.down')}
        </Button>
        {button(t('framework.moveTo'), { kind: 'move', code, name })}
        {button(t('framework.remove'), { kind: 'remove', code, name }, true)}
      </div>
      {indicator && !below && measures.length === 0 && (
        <Alert type="info" showIcon title={t('framework.noMeasure')} style={{ marginTop: 8 }} />
      )}
    </section>
  );
}

/** A place up or down needs no words of its own. */
async function moveBy(code: string, by: -1 | 1): Promise<void> {
  const wrong = await revise(
    { kind: 'move', code, by },
    textsIn(useAppearance.getState().language)('framework.orderReason'),
  );
  if (wrong) notify('error', wrong);
}
