import { useState } from 'react';
import { Alert, Button } from 'antd';
import { CheckCircleOutlined, FileSearchOutlined, InboxOutlined } from '@ant-design/icons';
import type { AppError } from '../../../shared/base/app-error.ts';
import { recordKindNames } from '../../../shared/model/record-kind.ts';
import type { WorklistLine } from '../../../shared/model/worklist.ts';
import { nameIn } from '../../../shared/report/english-names.ts';
import { goTo, useAppearance } from '../../state/appearance.ts';
import { fetchWorklist } from '../../state/worklist.ts';
import type { PackageProgress } from '../../state/work-package.ts';
import { errorText, useTexts } from '../../ui/texts.ts';
import { noFilter } from './worklist-rows.ts';
import type { WorklistFilter } from './worklist-rows.ts';
import { useWorklistView } from './worklist-view.ts';

/** The services refused, or the project can't be read: why, what to do, and another try. */
export function NoWorklist({ error }: { readonly error: AppError }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const [trying, setTrying] = useState(false);
  const retry = async (): Promise<void> => {
    setTrying(true);
    await fetchWorklist();
    setTrying(false);
  };
  return (
    <div className="state">
      <h2>{t('worklist.failed')}</h2>
      <Alert type="error" showIcon title={errorText(error, language)} />
      <p>{t('worklist.failedText')}</p>
      <Button type="primary" loading={trying} onClick={() => void retry()}>
        {t('worklist.retry')}
      </Button>
    </div>
  );
}

/** A work package has no line, as nothing of what it asks for has been imported yet: what is awaited, by kinds of sheets. */
export function DataAwaited({ progress }: { readonly progress: PackageProgress }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const { awaited, all, done, written } = progress;
  return (
    <div className="state">
      <InboxOutlined aria-hidden />
      <h2>{t('worklist.awaitedTitle', { count: all - done })}</h2>
      <p>{t('worklist.awaitedText', { name: written.recipient, done, all })}</p>
      <ul className="awaited">
        {awaited.map(({ kind, lacking, all: ofKind }) => (
          <li key={kind}>
            {t('worklist.awaitedKind', { kind: nameIn(recordKindNames[kind], language), lacking, all: ofKind })}
          </li>
        ))}
      </ul>
      <Button type="primary" onClick={() => goTo('import')}>
        {t('none.scores.go')}
      </Button>
    </div>
  );
}

/** The project has no line at all, settled or not. */
export function NothingListed(): React.JSX.Element {
  const t = useTexts();
  return (
    <div className="state">
      <CheckCircleOutlined aria-hidden />
      <h2>{t('worklist.noneTitle')}</h2>
      <p>{t('worklist.noneText')}</p>
      <Button type="primary" onClick={() => goTo('scores')}>
        {t('worklist.goScores')}
      </Button>
      <Button onClick={() => goTo('import')}>{t('none.scores.go')}</Button>
    </div>
  );
}

/** No line is as the filters ask; where they only ask for what is open, nothing is. */
export function NothingShown({
  filter,
  lines,
}: {
  readonly filter: WorklistFilter;
  /** All that there are without a filter. */
  readonly lines: readonly WorklistLine[];
}): React.JSX.Element {
  const t = useTexts();
  const clear = (): void => useWorklistView.setState({ filter: { ...noFilter, state: null } });
  const onlyOpen = filter.state === 'open' && filter.find.trim() === '' && Object.keys(filter.of).length === 0;
  if (!onlyOpen)
    return (
      <div className="state">
        <FileSearchOutlined aria-hidden />
        <h2>{t('worklist.noMatchTitle')}</h2>
        <p>{t('worklist.noMatchText', { count: lines.length.toLocaleString('zh-CN') })}</p>
        <Button onClick={clear}>{t('none.matchClear')}</Button>
      </div>
    );
  const waiting = lines.filter(({ state }) => state === 'returned').length;
  return (
    <div className="state">
      <CheckCircleOutlined aria-hidden />
      <h2>{t('worklist.solvedTitle')}</h2>
      <p>
        {waiting > 0
          ? t('worklist.solvedWaiting', { count: waiting.toLocaleString('zh-CN') })
          : t('worklist.solvedText', { count: lines.length.toLocaleString('zh-CN') })}
      </p>
      <Button type="primary" onClick={() => goTo(waiting > 0 ? 'import' : 'report')}>
        {t(waiting > 0 ? 'worklist.goSlips' : 'worklist.goReport')}
      </Button>
      <Button onClick={clear}>{t('worklist.showAll')}</Button>
    </div>
  );
}
