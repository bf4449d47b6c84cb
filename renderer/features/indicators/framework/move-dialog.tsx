import { namedFramework } from '../../../../shared/report/english-names.ts';
import { useAppearance } from '../../../state/appearance.ts';
import { Form, Select } from 'antd';
import type { ProjectSnapshot } from '../../../../shared/contract/outputs.ts';
import { codesBelow } from '../../../../shared/model/framework-change/arrange.ts';
import type { FrameworkChange } from '../../../../shared/model/framework-change/framework-change.ts';
import { useTexts } from '../../../ui/texts.ts';
import { ChangeDialog } from './change-dialog.tsx';

interface MoveDialogProps {
  readonly snapshot: ProjectSnapshot;
  readonly code: string;
  readonly name: string;
  readonly close: (made: FrameworkChange | null) => void;
}
/** No code of an indicator: codes have no spaces. */
const TOP = ' ';

/** Puts an indicator or measure below another indicator. */
export function MoveDialog({ snapshot, code, name, close }: MoveDialogProps): React.JSX.Element {
  const language = useAppearance((state) => state.language);
  const framework = namedFramework(snapshot.framework, language);
  const t = useTexts();
  const measure = framework.measures.find((held) => held.code === code);
  const own = codesBelow(framework, code);
  const parent = measure ? measure.indicator : (framework.indicators.find((held) => held.code === code)?.parent ?? TOP);
  const crowded = new Set(
    measure
      ? framework.indicators.map((indicator) => indicator.parent)
      : framework.measures.map(({ indicator }) => indicator),
  );
  const places = framework.indicators.filter((indicator) => !own.has(indicator.code) && !crowded.has(indicator.code));
  return (
    <ChangeDialog<{ parent: string }>
      title={t('framework.moveTitle', { code, name })}
      width={520}
      initial={{ parent }}
      close={close}
      change={(values) => ({ kind: 'move-under', code, parent: values.parent === TOP ? null : values.parent })}
    >
      <Form.Item name="parent" label={t('framework.newParent')} extra={t('framework.moveHint')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            ...(measure ? [] : [{ value: TOP, label: t('framework.top') }]),
            ...places.map((place) => ({
              value: place.code,
              label: `${'　'.repeat(place.level - 1)}${place.code}　${place.name}`,
            })),
          ]}
        />
      </Form.Item>
    </ChangeDialog>
  );
}
