import { Button } from 'antd';
import { FileSearchOutlined, FolderOpenOutlined, InboxOutlined, PartitionOutlined } from '@ant-design/icons';
import { displayNumber } from '../../shared/base/display.ts';
import { hasResults } from '../../shared/report/evidence-note.ts';
import { goTo } from '../state/appearance.ts';
import { isBlank, useWorkbench } from '../state/workbench.ts';
import { FillFromBook } from './fill-from-book.tsx';
import { useTexts } from './texts.ts';

/** Designed empty states: what is missing and what to do about it. */
export function NoProject(): React.JSX.Element {
  const t = useTexts();
  return (
    <div className="state">
      <FolderOpenOutlined aria-hidden />
      <h2>{t('none.project.title')}</h2>
      <p>{t('none.project.text')}</p>
      <Button type="primary" onClick={() => goTo('start')}>
        {t('none.project.go')}
      </Button>
    </div>
  );
}

export function NoScores({ because }: { readonly because?: string }): React.JSX.Element {
  const t = useTexts();
  const blank = useWorkbench(isBlank);
  const least = useWorkbench(({ result, resultMethod }) =>
    result !== null && resultMethod !== null && hasResults(resultMethod, result)
      ? resultMethod.missing.minimumAvailability
      : null,
  );
  if (blank) return <BlankProject />;
  const lacking = least === null ? undefined : t('none.scores.lacking', { least: `${displayNumber(least * 100, 0)}%` });
  return (
    <div className="state">
      <InboxOutlined aria-hidden />
      <h2>{t('none.scores.title')}</h2>
      <p>{because ?? lacking ?? t('none.scores.text')}</p>
      <Button type="primary" onClick={() => goTo('import')}>
        {t('none.scores.go')}
      </Button>
      {lacking !== undefined && <Button onClick={() => goTo('worklist')}>{t('scores.lackingGo')}</Button>}
    </div>
  );
}

/** A project without indicators: nothing can be collected for it or scored. */
export function BlankProject({ children }: { readonly children?: React.ReactNode }): React.JSX.Element {
  const t = useTexts();
  return (
    <div className="state">
      <PartitionOutlined aria-hidden />
      <h2>{t('indicators.none')}</h2>
      <p>{t('indicators.noneText')}</p>
      {children ?? (
        <Button type="primary" onClick={() => goTo('indicators')}>
          {t('framework.goIndicators')}
        </Button>
      )}
      <FillFromBook primary={false} />
    </div>
  );
}

export function NoMatch({ clear }: { readonly clear: () => void }): React.JSX.Element {
  const t = useTexts();
  return (
    <div className="state">
      <FileSearchOutlined aria-hidden />
      <h2>{t('none.match')}</h2>
      <Button onClick={clear}>{t('none.matchClear')}</Button>
    </div>
  );
}
