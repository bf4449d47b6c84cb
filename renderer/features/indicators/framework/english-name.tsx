import { Form, Input } from 'antd';
import { englishName } from '../../../../shared/report/english-names.ts';
import { useTexts } from '../../../ui/texts.ts';

/** The English name of what a dialog edits; the field shows what stands there without one. `held`: its Chinese name; null for a new one. */
export function EnglishName({
  name,
  held,
}: {
  readonly name: string | readonly string[];
  readonly held: string | null;
}): React.JSX.Element {
  const t = useTexts();
  const shipped = held === null ? null : englishName(held);
  return (
    <Form.Item name={typeof name === 'string' ? name : [...name]} label={t('framework.nameEn')}>
      <Input placeholder={shipped === null || shipped === held ? '' : shipped} maxLength={300} />
    </Form.Item>
  );
}
