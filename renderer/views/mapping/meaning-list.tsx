import { useState } from 'react';
import { Button, Input, Select } from 'antd';
import { useTexts } from '../../ui/texts.ts';

interface MeaningListProps<Meaning extends string> {
  /** Of the heading, unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly words: readonly { readonly word: string; readonly meaning: Meaning | null }[];
  readonly options: readonly { readonly value: Meaning; readonly label: string }[];
  /** What a word's choice is called for a screen reader. */
  readonly labelOf: (word: string) => string;
  /** Shown where a word has no meaning yet, which may be taken away again then; many options are searched. */
  readonly unknown?: string;
  readonly otherWord: string;
  readonly longest: number;
  readonly onChange: (word: string, meaning: Meaning | null) => void;
  readonly onAdd: (word: string) => void;
}

/** Words of a sheet, each with what it is read as, and a field for one that the sheet's first rows don't have. */
export function MeaningList<Meaning extends string>({
  id,
  title,
  text,
  words,
  options,
  labelOf,
  unknown,
  otherWord,
  longest,
  onChange,
  onAdd,
}: MeaningListProps<Meaning>): React.JSX.Element {
  const t = useTexts();
  const [word, setWord] = useState('');
  const wide = unknown !== undefined;
  const add = (): void => {
    if (word.trim() === '') return;
    onAdd(word.trim());
    setWord('');
  };
  return (
    <section className="meanings" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <span className="muted">{text}</span>
      <ul>
        {words.map(({ word: each, meaning }) => (
          <li key={each}>
            <span className="word">{each}</span>
            <Select<Meaning>
              size="small"
              style={{ width: wide ? 240 : 112 }}
              allowClear={wide}
              showSearch={wide && { optionFilterProp: 'label' }}
              value={meaning}
              placeholder={unknown}
              aria-label={labelOf(each)}
              options={[...options]}
              onChange={(chosen?: Meaning) => onChange(each, chosen ?? null)}
            />
          </li>
        ))}
      </ul>
      <div className="add-word">
        <Input
          size="small"
          style={{ width: wide ? 200 : 152 }}
          value={word}
          maxLength={longest}
          placeholder={otherWord}
          aria-label={otherWord}
          onChange={(event) => setWord(event.target.value)}
          onPressEnter={add}
        />
        <Button size="small" disabled={word.trim() === ''} onClick={add}>
          {t('mapping.addWord')}
        </Button>
      </div>
    </section>
  );
}
