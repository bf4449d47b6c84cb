import { Alert, Button } from 'antd';
import { bareMessageText } from '../../../shared/messages/message-text.ts';
import type { PlannedSheet } from '../../../shared/contract/outputs.ts';
import type { SheetMapping } from '../../../shared/model/sheet-mapping.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useTexts } from '../../ui/texts.ts';
import { withColumn } from '../../views/mapping/sheet-mapping.ts';

interface MagnitudeDoubtsProps {
  readonly doubts: PlannedSheet['doubts'];
  readonly mapping: SheetMapping;
  readonly onChange: (mapping: SheetMapping) => void;
}

/** 量级: base figures that look wrong by 10⁴ are asked about before they are read. */
export function MagnitudeDoubts({ doubts, mapping, onChange }: MagnitudeDoubtsProps): React.JSX.Element | null {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  if (mapping.magnitudes === 'accepted')
    return (
      <Alert
        type="info"
        showIcon
        style={{ marginBottom: 8 }}
        title={t('mapping.magnitudesAccepted')}
        action={
          <Button size="small" onClick={() => onChange({ ...mapping, magnitudes: undefined })}>
            {t('mapping.magnitudesAsk')}
          </Button>
        }
      />
    );
  // One that has been answered by another factor is asked about no more.
  const open = doubts.filter(({ column, scale }) => {
    const held = mapping.columns.find((each) => each.column === column);
    return held?.scale === undefined || held.scale === scale;
  });
  return (
    <>
      {open.map(({ column, likely, says }) => (
        <Alert
          key={column}
          type="warning"
          showIcon
          style={{ marginBottom: 8 }}
          title={bareMessageText(says, language)}
          action={
            <span className="file-name">
              <Button size="small" onClick={() => onChange(withColumn(mapping, column, { scale: likely }))}>
                {t('mapping.magnitudesBy', { unit: String(says.params?.['likely'] ?? '') })}
              </Button>
              <Button size="small" onClick={() => onChange({ ...mapping, magnitudes: 'accepted' })}>
                {t('mapping.magnitudesRight')}
              </Button>
            </span>
          }
        />
      ))}
    </>
  );
}
