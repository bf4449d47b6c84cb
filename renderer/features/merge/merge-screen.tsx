import { useMerge } from '../../state/merge.ts';
import { useTexts } from '../../ui/texts.ts';
import { ChooseStep, Working } from './choose-step.tsx';
import { DoneStep } from './done-step.tsx';
import { LinesStep } from './lines-step.tsx';
import './merge.css';

/** 合并同事的项目: choose the file, decide line by line, merge; nothing is written before that. */
export function MergeScreen(): React.JSX.Element {
  const t = useTexts();
  const { file, stage, effect } = useMerge();
  const name = file?.name ?? '';
  switch (stage.step) {
    case 'choose':
      return <ChooseStep error={stage.error} name={name} />;
    case 'looking':
      return <Working title={t('merge.looking', { name })} job={stage.job} />;
    case 'looked':
      return <LinesStep key={name} look={stage.look} name={name} />;
    case 'merging':
      return <Working title={t('merge.applying', { name })} job={stage.job} />;
    case 'done':
      return <DoneStep look={stage.look} lines={stage.lines} name={name} entry={stage.entry} effect={effect} />;
  }
}
