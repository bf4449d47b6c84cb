import { useState } from 'react';
import { Button, Input, Select } from 'antd';
import { useTexts } from '../../ui/texts.ts';
import { resultWords, withMeaning } from './sheet-mapping.ts';
import type { SheetMapping } from '../../../shared/model/sheet-mapping.ts';
import type { MeaningId } from './sheet-mapping.ts';

const choices = ['default', 'true', 'false', 'missing'] as const satisfies readonly MeaningId[];

interface ValueMeaningsProps {
  readonly mapping: SheetMapping;
  /** Cell texts of the sheet's first rows by column. */
  readonly samples: ReadonlyMap<number, readonly string[]>;
  readonly onChange: (mapping: SheetMapping) => void;
}

/** 值的含义: what the words in result columns count as, for those that the value map lacks or reads otherwise. */
export function ValueMeanings({ mapping, samples, onChange }: ValueMeaningsProps): React.JSX.Element | null {
  const t = useTexts();
  const [word, setWord] = useState('');
  const words = resultWords(mapping, samples);
  if (words === null) return null;
  const add = (): void => {
    if (word.trim() === '') return;
    onChange(withMeaning(mapping, word.trim(), 'true'));
    setWord('');
  };
  return (
    <section className="meanings" aria-labelledby="meanings">
      <h3 id="meanings">{t('mapping.meanings')}</h3>
      <span className="muted">{t('mapping.meaningsText')}</span>
      <ul>
        {words.map((each) => (
          <li key={each.word}>
            <span className="word">{each.word}</span>
            <Select
              size="small"
              style={{ width: 112 }}
              value={each.meaning}
              aria-label={t('mapping.meaningOf', { word: each.word })}
              options={choices.map((id) => ({ value: id, label: t(`mapping.meaning.${id}`) }))}
              onChange={(meaning) => onChange(withMeaning(mapping, each.word, meaning))}
            />
          </li>
        ))}
      </ul>
      <div className="add-word">
        <Input
          size="small"
          style={{ width: 152 }}
          value={word}
          maxLength={60}
          placeholder={t('mapping.otherWord')}
          aria-label={t('mapping.otherWord')}
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
