import { useState } from 'react';
import { Input } from 'antd';
import { namedIndex } from '../../../shared/model/index-name.ts';
import { tierCount } from '../../../shared/model/method.ts';
import type { ProjectNames } from '../../../shared/model/method-schema.ts';
import { keptWords } from '../../../shared/model/project-words.ts';
import type { ProjectWords } from '../../../shared/model/project-words.ts';
import { useTexts } from '../../ui/texts.ts';
import { WordFields } from '../../views/word-fields.tsx';

/** What is typed of a blank project's words. */
export interface TypedWords {
  readonly index: readonly [zh: string, en: string];
  readonly tiers: readonly [zh: string, en: string];
  readonly words: ProjectWords;
}

export const noWords: TypedWords = { index: ['', ''], tiers: ['', ''], words: {} };

/** What a blank project calls its index, tiers, units and groups; all of it may stay empty, and be said later under 指标. */
export function BlankWords({ change }: { readonly change: (typed: TypedWords) => void }): React.JSX.Element {
  const t = useTexts();
  const [typed, setTyped] = useState(noWords);
  const set = (part: Partial<TypedWords>): void => {
    const next = { ...typed, ...part };
    setTyped(next);
    change(next);
  };
  const count = listed(typed.tiers[0]).length;
  const odd = count > 0 && (count < tierCount.fewest || count > tierCount.most);
  return (
    <details className="blank-words">
      <summary>{t('words.title')}</summary>
      <div className="fields">
        <Pair label={t('settings.indexName')} value={typed.index} set={(index) => set({ index })} />
        <Pair
          label={t('words.tiers')}
          value={typed.tiers}
          set={(tiers) => set({ tiers })}
          placeholder={t('words.tiersHint')}
        />
      </div>
      {odd && (
        <p className="warning-text" role="alert">
          {t('words.tiersCount', { count })}
        </p>
      )}
      <WordFields words={typed.words} change={(words) => set({ words })} />
    </details>
  );
}

interface PairProps {
  readonly label: string;
  readonly value: readonly [string, string];
  readonly set: (value: readonly [string, string]) => void;
  readonly placeholder?: string;
}

function Pair({ label, value: [zh, en], set, placeholder }: PairProps): React.JSX.Element {
  const t = useTexts();
  return (
    <label>
      {label}
      <Input
        value={zh}
        aria-label={`${label} ${t('words.zh')}`}
        placeholder={placeholder ?? t('words.zh')}
        onChange={({ target }) => set([target.value, en])}
      />
      <Input
        value={en}
        aria-label={`${label} ${t('words.en')}`}
        placeholder={t('words.en')}
        onChange={({ target }) => set([zh, target.value])}
      />
    </label>
  );
}

function listed(text: string): readonly string[] {
  return text
    .split(/[、，,;；]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** As a project is made with; undefined where nothing was typed. */
export function projectNames({ index, tiers: [zh, en], words }: TypedWords): ProjectNames | undefined {
  const english = listed(en);
  const tiers = listed(zh).map((name, at) => ({ name, english: english[at] ?? '' }));
  const names: ProjectNames = {
    ...namedIndex(...index),
    ...keptWords(words),
    ...(tiers.length === 0 ? {} : { tiers }),
  };
  return Object.keys(names).length === 0 ? undefined : names;
}
