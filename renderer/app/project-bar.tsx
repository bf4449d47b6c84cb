import { isOthers, useOtherWindow } from '../state/other-window.ts';
import { Button, Dropdown, Tooltip } from 'antd';
import {
  InfoCircleOutlined,
  MoonOutlined,
  MoreOutlined,
  QuestionCircleOutlined,
  RedoOutlined,
  SaveOutlined,
  SearchOutlined,
  SettingOutlined,
  SunOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import type { ProjectSnapshot } from '../../shared/contract/outputs.ts';
import { yearNamed } from '../../shared/model/framework-of-year.ts';
import { yearsOf } from '../../shared/scoring/dataset-of-year.ts';
import { blockingLines } from '../../shared/report/worklist/derive-worklist.ts';
import { askFor, goTo, otherTheme, useAppearance, useDark } from '../state/appearance.ts';
import { closeProject, exportWorkbook, redo, revertToBaseline, saveCopy, undo } from '../state/project-actions.ts';
import { chooseToCompare } from '../state/project-diff.ts';
import { mergeColleague } from '../state/merge.ts';
import { chooseDamaged } from '../state/rescue-project.ts';
import { hasDraft, useWorkbench } from '../state/workbench.ts';
import { isOpen, useWorklist } from '../state/worklist.ts';
import { useStepWords } from '../ui/audit-words.ts';
import { useTexts, wordsOf } from '../ui/texts.ts';
import { toggleHelp } from './help/open-help.ts';
import { askForPackage, askWho, findAnything, showAbout, showSettings, useDialogs } from './dialogs.ts';
import { chooseLanguage, chooseTheme } from './settings.ts';

export function ProjectBar(): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const dark = useDark();
  return (
    <header className="bar">
      <span className="brand">
        <Mark />
        {t('app.title')}
      </span>
      <OpenProject />
      <span className="push" />
      <EditButtons />
      <Button
        type="text"
        aria-label={t('find.open')}
        title={t('find.open')}
        icon={<SearchOutlined aria-hidden />}
        onClick={findAnything}
      />
      <Button
        type="text"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => void chooseLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {t('bar.language')}
      </Button>
      <Button
        type="text"
        aria-label={t(dark ? 'bar.themeLight' : 'bar.theme')}
        title={t(dark ? 'bar.themeLight' : 'bar.theme')}
        icon={dark ? <SunOutlined aria-hidden /> : <MoonOutlined aria-hidden />}
        onClick={() => void chooseTheme(otherTheme(useAppearance.getState()))}
      />
      <Button
        type="text"
        aria-label={t('help.open')}
        title={t('help.open')}
        icon={<QuestionCircleOutlined aria-hidden />}
        onClick={toggleHelp}
      />
      <Button
        type="text"
        aria-label={t('appSettings.open')}
        title={t('appSettings.open')}
        icon={<SettingOutlined aria-hidden />}
        onClick={showSettings}
      />
      <Button
        type="text"
        aria-label={t('about.title')}
        title={t('about.title')}
        icon={<InfoCircleOutlined aria-hidden />}
        onClick={showAbout}
      />
    </header>
  );
}

function OpenProject(): React.JSX.Element | null {
  const snapshot = useWorkbench((state) => state.snapshot);
  const t = useTexts();
  if (snapshot === null) return null;
  return (
    <span className="project">
      <strong title={snapshot.file}>{snapshot.title}</strong>
      <Year snapshot={snapshot} />
      <OpenLines />
      {snapshot.synthetic && <span className="badge">{t('bar.synthetic')}</span>}
      {snapshot.readOnly && <span className="badge quiet">{t('bar.readOnly')}</span>}
    </span>
  );
}

/** The year evaluated, told apart where another would be taken for it; where there are values of several, a switch between them. */
function Year({ snapshot }: { readonly snapshot: ProjectSnapshot }): React.JSX.Element {
  const t = useTexts();
  const { year } = snapshot.framework;
  const named = yearNamed(snapshot.title);
  const differs = named !== null && named !== year;
  const others = snapshot.years.filter((one) => one.year !== year && one.year !== 0);
  const count = others.reduce((sum, { records }) => sum + records, 0);
  const held = yearsOf(snapshot.dataset);
  const several = held.length > 1;
  const hint = several ? t('bar.yearsHint', { year, count: held.length }) : t('bar.yearHint', { year });
  const badge = (
    <button
      type="button"
      className={differs ? 'badge' : 'badge quiet'}
      title={differs ? t('bar.yearDiffers', { named, year }) : hint}
      {...(several ? { 'aria-haspopup': 'menu' } : { onClick: () => askFor('indicators', 'year') })}
    >
      {t('bar.year', { year })}
      {several && ' ▾'}
    </button>
  );
  return (
    <>
      {several ? (
        <Dropdown
          trigger={['click']}
          menu={{
            selectedKeys: [String(year)],
            items: [
              ...held.map((one) => ({
                key: String(one),
                label: t(one === year ? 'bar.yearShown' : 'bar.yearShow', { year: one }),
                disabled: one === year || snapshot.readOnly,
                onClick: () => askFor('indicators', one),
              })),
              { type: 'divider' as const },
              { key: 'title', label: t('bar.yearEdit'), onClick: () => askFor('indicators', 'year') },
            ],
          }}
        >
          {badge}
        </Dropdown>
      ) : (
        badge
      )}
      {count > 0 && (
        <button
          type="button"
          className={several ? 'badge quiet' : 'badge'}
          title={t('bar.otherYearsHint', { year })}
          onClick={() => askFor('data', 'years')}
        >
          {t('bar.otherYears', { count: count.toLocaleString('zh-CN') })}
        </button>
      )}
    </>
  );
}

/** What is open in the worklist, or that it can't be told; nothing where there is no line at all. */
function OpenLines(): React.JSX.Element | null {
  const t = useTexts();
  const { lines, error } = useWorklist();
  if (error !== null)
    return (
      <button type="button" className="badge" title={t('worklist.failed')} onClick={() => goTo('worklist')}>
        {t('worklist.barFailed')}
      </button>
    );
  if (lines === null || lines.length === 0) return null;
  const open = lines.filter(isOpen);
  const blocking = blockingLines(lines).length;
  return (
    <button
      type="button"
      className={open.length > 0 ? 'badge' : 'badge quiet'}
      title={t('worklist.barHint', { open: open.length, blocking })}
      onClick={() => goTo('worklist')}
    >
      {t('worklist.bar', { open: open.length.toLocaleString('zh-CN') })}
    </button>
  );
}

function EditButtons(): React.JSX.Element | null {
  const t = useTexts();
  const open = useWorkbench((state) => state.snapshot !== null);
  const draft = useWorkbench(hasDraft);
  const next = useNextSteps();
  if (!open) return null;
  return (
    <>
      {draft && (
        <span className="badge" title={t('bar.draftHint')}>
          {t('bar.draft')}
        </span>
      )}
      <OtherWindow />
      <Tooltip
        title={
          next.undo === null ? t('bar.undo') : t(next.others ? 'bar.undoOther' : 'bar.undoStep', { step: next.undo })
        }
      >
        <Button
          type="text"
          aria-label={t('bar.undo')}
          icon={<UndoOutlined aria-hidden />}
          disabled={next.undo === null}
          onClick={() => void undo()}
        />
      </Tooltip>
      <Tooltip title={next.redo === null ? t('bar.redo') : t('bar.redoStep', { step: next.redo })}>
        <Button
          type="text"
          aria-label={t('bar.redo')}
          icon={<RedoOutlined aria-hidden />}
          disabled={next.redo === null}
          onClick={() => void redo()}
        />
      </Tooltip>
      <Tooltip title={t('bar.saveHint')}>
        <Button
          type={draft ? 'primary' : 'default'}
          icon={<SaveOutlined aria-hidden />}
          disabled={!draft}
          onClick={() => useDialogs.setState({ savingBaseline: true })}
        >
          {t('bar.save')}
        </Button>
      </Tooltip>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              key: 'revert',
              label: t('bar.revert'),
              disabled: !draft,
              onClick: () => revertToBaseline(wordsOf('bar.revert')),
            },
            { key: 'export', label: t('bar.export'), onClick: () => void exportWorkbook(t('bar.exporting')) },
            { key: 'copy', label: t('bar.saveCopy'), onClick: () => void saveCopy() },
            { key: 'merge', label: t('merge.menu'), onClick: () => void mergeColleague() },
            {
              key: 'audit',
              label: t('bar.audit'),
              onClick: () => useAppearance.setState({ screen: 'data', drawer: 'audit' }),
            },
            { key: 'package', label: t('package.menu'), onClick: askForPackage },
            { key: 'compare', label: t('diff.menu'), onClick: () => void chooseToCompare() },
            { key: 'sign', label: t('sign.menu'), onClick: askWho },
            { type: 'divider' },
            { key: 'close', label: t('bar.close'), onClick: () => void closeProject() },
            { key: 'rescue', label: t('rescue.menu'), onClick: () => void chooseDamaged() },
          ],
        }}
      >
        <Button type="text" aria-label={t('bar.more')} icon={<MoreOutlined aria-hidden />} />
      </Dropdown>
    </>
  );
}

/** That another window is at work on the project, and what it did last. */
function OtherWindow(): React.JSX.Element | null {
  const t = useTexts();
  const words = useStepWords();
  const step = useOtherWindow((state) => state.step);
  return step === null ? null : (
    <span className="badge other-window" role="status" title={t('bar.otherWindowHint')}>
      {t('bar.otherWindow', { step: words(step) })}
    </span>
  );
}

/** What undo and redo would do next, in words; null: nothing. `others`: the step to undo is another window's. */
function useNextSteps(): { readonly undo: string | null; readonly redo: string | null; readonly others: boolean } {
  const words = useStepWords();
  const stored = useWorkbench((state) => state.snapshot?.undo ?? null);
  const pending = useWorkbench((state) => state.pending);
  return {
    undo: pending ?? (stored?.undo ? words(stored.undo) : null),
    others: pending === null && stored?.undo != null && isOthers(stored.undo),
    // An edit on its way ends what could be made again.
    redo: pending === null && stored?.redo ? words(stored.redo) : null,
  };
}

/** Four bars in falling lightness: the tiers. */
function Mark(): React.JSX.Element {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden>
      <rect x="1" y="11" width="4" height="8" rx="1" fill="currentColor" opacity=".35" />
      <rect x="6" y="7" width="4" height="12" rx="1" fill="currentColor" opacity=".55" />
      <rect x="11" y="4" width="4" height="15" rx="1" fill="currentColor" opacity=".78" />
      <rect x="16" y="1" width="3" height="18" rx="1" fill="currentColor" />
    </svg>
  );
}
