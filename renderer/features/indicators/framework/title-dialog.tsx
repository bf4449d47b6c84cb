import { Form, Input } from 'antd';
import type { ProjectSnapshot } from '../../../../shared/contract/outputs.ts';
import type { FrameworkChange } from '../../../../shared/model/framework-change/framework-change.ts';
import { useTexts } from '../../../ui/texts.ts';
import { yearReplaced } from '../../../../shared/model/framework-of-year.ts';
import { EnglishName } from './english-name.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { takenNumber } from './taken-number.ts';

/** Title and year of the framework: records of that year count. */
export function TitleDialog({
  snapshot: { framework },
  wanted = null,
  close,
}: {
  readonly snapshot: ProjectSnapshot;
  /** The year to change to, which the title then names where it names this one. */
  readonly wanted?: number | null;
  readonly close: (made: FrameworkChange | null) => void;
}): React.JSX.Element {
  const t = useTexts();
  const { title, titleEn = '', year } = framework;
  return (
    <ChangeDialog<{ title: string; titleEn: string; year: number }>
      title={t('framework.titleTitle')}
      width={520}
      initial={{ title, titleEn, year }}
      proposed={
        wanted === null
          ? { title, titleEn, year }
          : {
              title: yearReplaced(title, year, wanted),
              titleEn: yearReplaced(titleEn, year, wanted),
              year: wanted,
            }
      }
      close={close}
      change={(values) => ({ kind: 'rename', title: values.title, titleEn: values.titleEn, year: values.year })}
    >
      <Form.Item
        name="title"
        label={t('framework.title')}
        rules={[
          { required: true, whitespace: true, message: t('framework.required', { field: t('framework.title') }) },
        ]}
      >
        <Input maxLength={300} />
      </Form.Item>
      <EnglishName name="titleEn" held={title} />
      <Form.Item
        name="year"
        label={t('framework.year')}
        extra={t('framework.yearHint')}
        rules={[{ required: true, message: t('framework.required', { field: t('framework.year') }) }, takenNumber(t)]}
      >
        <NumberField rule={{ min: 1900, max: 2200, whole: true, units: ['年'] }} mayBeEmpty width={120} />
      </Form.Item>
    </ChangeDialog>
  );
}
