import type { SheetMapping } from '../../../shared/model/sheet-mapping.ts';
import { useTexts } from '../../ui/texts.ts';
import { MeaningList } from './meaning-list.tsx';
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
  const given = mapping.meanings?.['measure'] ?? {};
  const long = mapping.layout === 'rows' && mapping.columns.some(({ field }) => field === 'value');
  if (!long || !mapping.columns.some(({ field }) => field === 'measure')) return null;
  return (
    <MeaningList
      id="indicators"
      title={t('mapping.indicators')}
      text={t('mapping.indicatorsText')}
      words={[...new Set([...Object.keys(given), ...unknown])].map((word) => ({ word, meaning: given[word] ?? null }))}
      options={[{ value: '', label: t('mapping.indicatorLeft') }, ...selectors]}
      labelOf={(word) => t('mapping.indicatorOf', { word })}
      unknown={t('mapping.indicatorUnknown')}
      otherWord={t('mapping.otherIndicator')}
      longest={100}
      onChange={(word, meaning) => onChange(withIndicator(mapping, word, meaning))}
      onAdd={(word) => onChange(withIndicator(mapping, word, ''))}
    />
  );
}
