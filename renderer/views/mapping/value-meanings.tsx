import { useTexts } from '../../ui/texts.ts';
import { MeaningList } from './meaning-list.tsx';
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
  const words = resultWords(mapping, samples);
  if (words === null) return null;
  return (
    <MeaningList
      id="meanings"
      title={t('mapping.meanings')}
      text={t('mapping.meaningsText')}
      words={words}
      options={choices.map((id) => ({ value: id, label: t(`mapping.meaning.${id}`) }))}
      labelOf={(word) => t('mapping.meaningOf', { word })}
      otherWord={t('mapping.otherWord')}
      longest={60}
      onChange={(word, meaning) => onChange(withMeaning(mapping, word, meaning ?? 'default'))}
      onAdd={(word) => onChange(withMeaning(mapping, word, 'true'))}
    />
  );
}
