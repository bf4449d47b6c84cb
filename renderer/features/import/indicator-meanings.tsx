import { useState } from 'react';
import { Button, Input, Select } from 'antd';
import type { SheetMapping } from '../../../shared/model/sheet-mapping.ts';
import { useTexts } from '../../ui/texts.ts';
import { withIndicator } from './sheet-mapping.ts';

interface IndicatorMeaningsProps {
  readonly mapping: SheetMapping;
  /** Indicators among the sheet's first rows that the project lacks. */
  readonly unknown: readonly string[];
  readonly selectors: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (mapping: SheetMapping) => void;
}

/** 指标: what the names under 指标 in a long table are, for those that the project doesn't know. */
export function IndicatorMeanings({
  mapping,
  unknown,
  selectors,
  onChange,
}: IndicatorMeaningsProps): React.JSX.Element | null {
  const t = useTexts();
  const [word, setWord] = useState('');
  const given = mapping.meanings?.['measure'] ?? {};
  const long = mapping.layout === 'rows' && mapping.columns.some(({ field }) => field === 'value');
  const words = [...new Set([...Object.keys(given), ...unknown])];
  if (!long || !mapping.columns.some(({ field }) => field === 'measure')) return null;
  const options = [{ value: '', label: t('mapping.indicatorLeft') }, ...selectors];
  const add = (): void => {
    if (word.trim() === '') return;
    onChange(withIndicator(mapping, word.trim(), ''));
    setWord('');
  };
  return (
    <section className="meanings" aria-labelledby="indicators">
      <h3 id="indicators">{t('mapping.indicators')}</h3>
      <span className="muted">{t('mapping.indicatorsText')}</span>
      <ul>
        {words.map((each) => (
          <li key={each}>
            <span className="word">{each}</span>
            <Select
              size="small"
              style={{ width: 240 }}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              value={given[each] ?? null}
              placeholder={t('mapping.indicatorUnknown')}
              aria-label={t('mapping.indicatorOf', { word: each })}
              options={options}
              onChange={(meaning) => onChange(withIndicator(mapping, each, meaning ?? null))}
            />
          </li>
        ))}
      </ul>
      <div className="add-word">
        <Input
          size="small"
          style={{ width: 200 }}
          value={word}
          maxLength={100}
          placeholder={t('mapping.otherIndicator')}
          aria-label={t('mapping.otherIndicator')}
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
