import { useState } from 'react';
import { Select } from 'antd';
import { invoke } from '../client/invoke.ts';
import { showAnswer } from '../state/project-actions.ts';
import { useWorkbench } from '../state/workbench.ts';
import { useTexts } from './texts.ts';

interface UnitAliasChoiceProps {
  readonly text: string;
  readonly suggestions: string;
  readonly onSaved: () => void;
}

/** Which unit a spelling means; the project remembers it. Suggestions come first. */
export function UnitAliasChoice({ text, suggestions, onSaved }: UnitAliasChoiceProps): React.JSX.Element {
  const t = useTexts();
  const units = useWorkbench((state) => state.snapshot?.dataset.units ?? []);
  const [chosen, setChosen] = useState<string | null>(null);
  const near = suggestions.split('、');
  const ordered = [...units].sort((a, b) => Number(near.includes(b.name)) - Number(near.includes(a.name)));
  const choose = async (unit: string): Promise<void> => {
    if (!(await showAnswer(await invoke('alias.save', { text, unit })))) return;
    setChosen(unit);
    onSaved();
  };
  return (
    <Select
      size="small"
      style={{ width: 140 }}
      placeholder={t('alias.choose')}
      aria-label={t('alias.for', { text })}
      value={chosen}
      showSearch={{ optionFilterProp: 'label' }}
      options={ordered.map((unit) => ({ value: unit.code, label: unit.name }))}
      onChange={(unit) => void choose(unit)}
    />
  );
}
