import { useEffect, useRef, useState } from 'react';
import { Input, Select, Tag } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import type { PatternFacts } from '../../../../shared/report/patterns/say-pattern.ts';
import { useTexts } from '../../../ui/texts.ts';
import type { FactChoice } from './fact-choices.ts';

/** The team's text with live facts as `{fact-id}`: below it each is shown with what it prints now. Kept when the field is left. */
export function FactTextField({
  label,
  value,
  choices,
  facts,
  rows = 5,
  onSave,
}: {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly FactChoice[];
  readonly facts: PatternFacts;
  readonly rows?: number;
  readonly onSave: (text: string) => void;
}): React.JSX.Element {
  const t = useTexts();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const field = useRef<TextAreaRef>(null);
  const insert = (id: string): void => {
    const area = field.current?.resizableTextArea?.textArea;
    const [start, end] = [area?.selectionStart ?? text.length, area?.selectionEnd ?? text.length];
    const next = `${text.slice(0, start)}{${id}}${text.slice(end)}`;
    setText(next);
    onSave(next);
  };
  const found = [...new Set([...text.matchAll(/\{([a-z-]+:[^{}|\s]+)/g)].map(([, id = '']) => id))];
  return (
    <>
      <Input.TextArea
        ref={field}
        aria-label={label}
        rows={rows}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          if (text !== value) onSave(text);
        }}
      />
      <div className="row" style={{ marginTop: 6 }}>
        <Select
          className="grow"
          showSearch
          aria-label={t('plan.insertFact')}
          placeholder={t('plan.insertFact')}
          value={null}
          optionFilterProp="label"
          options={[...choices]}
          onChange={(id: string | null) => {
            if (id !== null) insert(id);
          }}
        />
      </div>
      {found.length > 0 && (
        <div className="row" aria-label={t('plan.facts')}>
          {found.map((id) => {
            const fact = facts.fact(id);
            const known = typeof fact !== 'string';
            return (
              <Tag key={id} color={known ? 'blue' : fact === 'missing' ? 'orange' : 'red'} title={id}>
                {id} = {known ? fact.text : t(fact === 'missing' ? 'plan.factMissing' : 'plan.factUnknown')}
              </Tag>
            );
          })}
        </div>
      )}
    </>
  );
}
