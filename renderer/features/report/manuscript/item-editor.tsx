import { useEffect, useState } from 'react';
import { Input } from 'antd';
import type { PlanItem } from '../../../../shared/model/report-plan.ts';
import type { OrderedItem } from '../../../../shared/report/document/order-items.ts';
import type { PatternFacts } from '../../../../shared/report/patterns/say-pattern.ts';
import { useTexts } from '../../../ui/texts.ts';
import type { FactChoice } from './fact-choices.ts';
import { FactTextField } from './fact-text-field.tsx';
import { kindOf, nameOf } from './structure-list.tsx';

/** What of the chosen part is the team's to write: a heading's title, the text of a slot or of a paragraph of its own. */
export function ItemEditor({
  item,
  choices,
  facts,
  onChange,
}: {
  readonly item: OrderedItem;
  readonly choices: readonly FactChoice[];
  readonly facts: PatternFacts;
  readonly onChange: (item: PlanItem) => void;
}): React.JSX.Element {
  const t = useTexts();
  const kind = kindOf(item);
  const { own } = item;
  if (own === null) return <p className="muted">{t('plan.generated')}</p>;
  if (kind === 'heading')
    return (
      <LineField
        label={t('plan.title')}
        value={nameOf(item)}
        onSave={(title) => {
          if (own.kind !== 'text') onChange({ ...own, title });
        }}
      />
    );
  if (own.kind === 'heading' || (own.kind === 'standard' && kind !== 'slot'))
    return <p className="muted">{t('plan.generated')}</p>;
  return (
    <FactTextField
      label={t('plan.text')}
      value={own.text ?? ''}
      choices={choices}
      facts={facts}
      onSave={(text) => onChange({ ...own, text })}
    />
  );
}

/** One line, kept when the field is left or Enter is pressed. */
export function LineField({
  label,
  value,
  onSave,
}: {
  readonly label: string;
  readonly value: string;
  readonly onSave: (text: string) => void;
}): React.JSX.Element {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const save = (): void => {
    if (text !== value) onSave(text);
  };
  return (
    <label className="field" style={{ display: 'flex' }}>
      {label}
      <Input
        aria-label={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
        onPressEnter={save}
      />
    </label>
  );
}
