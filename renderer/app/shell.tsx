import { lazy, Suspense, useEffect, useState } from 'react';
import { App as Messages, Spin } from 'antd';
import { appError } from '../../shared/base/app-error.ts';
import { err } from '../../shared/base/result.ts';
import { FILES_MOST } from '../../shared/contract/file-kinds.ts';
import { host } from '../client/invoke.ts';
import { useAppearance } from '../state/appearance.ts';
import type { ScreenId } from '../state/appearance.ts';
import { takeKeptGrids } from '../state/grid-views.ts';
import { takeFiles } from '../state/incoming-files.ts';
import { fail, takeNotices, useNotices } from '../state/notices.ts';
import { openHandle } from '../state/project-actions.ts';
import { useProjectDiff } from '../state/project-diff.ts';
import { showRecords, useScoreQuestion } from '../state/score-question.ts';
import { useMeeting } from '../state/meeting.ts';
import { useWorklistOf } from '../state/worklist.ts';
import { useWorkbench } from '../state/workbench.ts';
import { AboutDialog } from './about-dialog.tsx';
import { NoteDialog } from './note-dialog.tsx';
import { SignatureDialog } from './signature-dialog.tsx';
import { useDialogs } from './dialogs.ts';
import { droppedFiles } from './dropped-files.ts';
import { DroppedProjectDialog } from './dropped-project-dialog.tsx';
import { DeltaStrip } from './delta-strip.tsx';
import { FaultBoundary } from './fault-boundary.tsx';
import { ProjectBar } from './project-bar.tsx';
import { ProjectWarnings } from './project-warnings.tsx';
import { QuestionDialog } from './question-dialog.tsx';
import { Rail } from './rail.tsx';
import { RescueDialog } from './rescue-dialog.tsx';
import { ScoreQuestionPanel } from './score-question-panel.tsx';
import { SaveBaselineDialog } from './save-baseline-dialog.tsx';
import { PackageStrip } from './package-strip.tsx';
import { SignatureOffer } from './signature-offer.tsx';
import { useKeys } from './use-keys.ts';
import { useMeetingOver } from './use-meeting-over.ts';
import { NoProject } from '../ui/screen-states.tsx';
import { errorText, useTexts } from '../ui/texts.ts';
import { TourOffer } from './help/tour-offer.tsx';
import { useHelp } from '../state/help.ts';
import { ErrorHelp } from '../ui/error-help.tsx';
import { StartScreen } from '../features/start/start-screen.tsx';

/** Where a project that was opened is shown first: fetched while the start screen is read. */
const scoresScreen = () => import('../features/scores/scores-screen.tsx');

const lazily = {
  data: lazy(() => import('../features/data/data-screen.tsx').then((module) => ({ default: module.DataScreen }))),
  import: lazy(() =>
    import('../features/import/import-screen.tsx').then((module) => ({ default: module.ImportScreen })),
  ),
  sources: lazy(() =>
    import('../features/sources/sources-screen.tsx').then((module) => ({ default: module.SourcesScreen })),
  ),
  worklist: lazy(() =>
    import('../features/worklist/worklist-screen.tsx').then((module) => ({ default: module.WorklistScreen })),
  ),
  indicators: lazy(() =>
    import('../features/indicators/indicators-screen.tsx').then((module) => ({ default: module.IndicatorsScreen })),
  ),
  scores: lazy(() => scoresScreen().then((module) => ({ default: module.ScoresScreen }))),
  explore: lazy(() =>
    import('../features/explore/explore-screen.tsx').then((module) => ({ default: module.ExploreScreen })),
  ),
  'what-if': lazy(() =>
    import('../features/what-if/what-if-screen.tsx').then((module) => ({ default: module.WhatIfScreen })),
  ),
  merge: lazy(() => import('../features/merge/merge-screen.tsx').then((module) => ({ default: module.MergeScreen }))),
  report: lazy(() =>
    import('../features/report/report-screen.tsx').then((module) => ({ default: module.ReportScreen })),
  ),
} satisfies Partial<Record<ScreenId, unknown>>;

const LineageDrawer = lazy(() =>
  import('../features/data/lineage-drawer.tsx').then((module) => ({ default: module.LineageDrawer })),
);

const HelpPanel = lazy(() => import('./help/help-panel.tsx').then((module) => ({ default: module.HelpPanel })));

const SettingsDialog = lazy(() =>
  import('./settings-dialog.tsx').then((module) => ({ default: module.SettingsDialog })),
);

const PackageDialog = lazy(() => import('./package-dialog.tsx').then((module) => ({ default: module.PackageDialog })));

const DiffDialog = lazy(() => import('./diff-dialog.tsx').then((module) => ({ default: module.DiffDialog })));

const MeetingScreen = lazy(() =>
  import('../features/meeting/meeting-screen.tsx').then((module) => ({ default: module.MeetingScreen })),
);

const FindDialog = lazy(() => import('./find-dialog.tsx').then((module) => ({ default: module.FindDialog })));

/** The screens, and over them the meeting view: behind it they are neither seen nor reached. */
export function Shell(): React.JSX.Element {
  const meeting = useMeetingOver();
  useKeys();
  useShownNotices();
  return (
    <>
      <Screens behind={meeting} />
      {meeting && (
        <FaultBoundary>
          <Suspense fallback={null}>
            <MeetingScreen />
          </Suspense>
        </FaultBoundary>
      )}
      <QuestionDialog />
    </>
  );
}

/** Bar, rail, screen and strip. The bar and the strip stay whatever the screen does. */
function Screens({ behind }: { readonly behind: boolean }): React.JSX.Element {
  const screen = useAppearance((state) => state.screen);
  const project = useWorkbench((state) => state.snapshot?.project ?? null);
  const open = project !== null;
  const t = useTexts();
  useWorklistOf();
  useEffect(() => {
    if (project !== null) void takeKeptGrids(project);
  }, [project]);
  useEffect(() => {
    // A failure shows when the screen is wanted.
    const waiting = requestIdleCallback(() => void scoresScreen().catch(() => undefined), { timeout: 1000 });
    return () => cancelIdleCallback(waiting);
  }, []);
  const help = useHelp((state) => state.trail.at(-1) ?? null);
  const asking = useScoreQuestion((state) => state.at >= 0) && asked.has(screen);
  const Screen = screen === 'start' ? StartScreen : lazily[screen];
  return (
    <div
      className={['shell', ...(asking ? ['asking'] : []), ...(help === null ? [] : ['helping'])].join(' ')}
      inert={behind}
    >
      <ProjectBar />
      <Rail />
      <main className="screen" aria-label={t(`nav.${screen in lazily ? screen : 'start'}`)}>
        <PackageStrip />
        <ProjectWarnings />
        <TourOffer />
        <SignatureOffer />
        <FaultBoundary key={`${project ?? ''} ${screen}`}>
          <Suspense
            fallback={
              <div className="state">
                <Spin description={t('loading')} />
              </div>
            }
          >
            {open || screen === 'start' ? <Screen /> : <NoProject />}
          </Suspense>
        </FaultBoundary>
      </main>
      {asking && <ScoreQuestionPanel />}
      {asking && <AskedRecords />}
      {help !== null && (
        <Suspense fallback={null}>
          <HelpPanel place={help} />
        </Suspense>
      )}
      <DeltaStrip />
      <SaveBaselineDialog />
      <AboutDialog />
      <SignatureDialog />
      <SettingsDialogOnDemand />
      <PackageDialogOnDemand />
      <DiffDialogOnDemand />
      <DroppedProjectDialog />
      <NoteDialog />
      <RescueDialog />
      <FindDialogOnDemand />
      <DropTarget />
    </div>
  );
}

/** Fetched when it is asked for the first time: it knows the tables and figures of the report. */
function FindDialogOnDemand(): React.JSX.Element | null {
  const finding = useDialogs((state) => state.finding);
  return finding ? (
    <Suspense fallback={null}>
      <FindDialog />
    </Suspense>
  ) : null;
}

/** Fetched when it is asked for the first time: it knows how colours are seen. */
function SettingsDialogOnDemand(): React.JSX.Element | null {
  const open = useDialogs((state) => state.settings);
  return open ? (
    <Suspense fallback={null}>
      <SettingsDialog />
    </Suspense>
  ) : null;
}

/** Whether something has been asked for yet: a dialog that is fetched then, and goes by itself, with its closing to be seen. */
function useAsked(now: boolean): boolean {
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (now) setAsked(true);
  }, [now]);
  return asked;
}

function PackageDialogOnDemand(): React.JSX.Element | null {
  const asked = useAsked(useDialogs((state) => state.packaging));
  return asked ? (
    <Suspense fallback={null}>
      <PackageDialog />
    </Suspense>
  ) : null;
}

function DiffDialogOnDemand(): React.JSX.Element | null {
  const asked = useAsked(useProjectDiff((state) => state.file !== null));
  return asked ? (
    <Suspense fallback={null}>
      <DiffDialog />
    </Suspense>
  ) : null;
}

/** Screens whose scores can be asked about. */
const asked: ReadonlySet<ScreenId> = new Set<ScreenId>(['scores', 'what-if', 'report']);

/** The records behind the cell that the panel came to. */
function AskedRecords(): React.JSX.Element | null {
  const snapshot = useWorkbench((state) => state.snapshot);
  const cell = useScoreQuestion((state) => state.records);
  return snapshot === null ? null : (
    <Suspense fallback={null}>
      <LineageDrawer snapshot={snapshot} cell={cell} close={() => showRecords(null)} />
    </Suspense>
  );
}

function useShownNotices(): void {
  const { message } = Messages.useApp();
  const waiting = useNotices((state) => state.waiting);
  const language = useAppearance((state) => state.language);
  useEffect(() => {
    for (const notice of takeNotices()) {
      void message.open({
        type: notice.severity,
        content: (
          <>
            {errorText(notice.message, language)}
            <ErrorHelp error={notice.message} />
          </>
        ),
        duration: notice.severity === 'error' || notice.message.code.startsWith('SCREEN_EXPORTED') ? 8 : 4,
      });
    }
  }, [waiting, message, language]);
}

/** Spreadsheets dropped anywhere go to import; a project file is opened, or, where another is open, what to do with it is asked. */
function DropTarget(): React.JSX.Element | null {
  const [over, setOver] = useState(false);
  const t = useTexts();
  useEffect(() => {
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    // An editor that takes files itself: pictures of a practice box.
    const isTaken = (event: DragEvent): boolean =>
      event.target instanceof Element && event.target.closest('[data-takes-files]') !== null;
    const drag = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      if (isTaken(event)) {
        event.preventDefault();
        setOver(false);
        return;
      }
      event.preventDefault();
      setOver(!useMeeting.getState().open);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      // Into a meeting nothing is dropped.
      if (!useMeeting.getState().open && !isTaken(event) && event.dataTransfer !== null)
        void droppedFiles(event.dataTransfer, host().kind).then(adopt);
    };
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return over ? (
    <div className="drop">
      <div>{t('import.dropHere')}</div>
    </div>
  ) : null;
}

async function adopt(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  if (files.length > FILES_MOST) return fail(err(appError('FILES_MOST', { count: files.length, limit: FILES_MOST })));
  const isProject = ({ name }: { readonly name: string }): boolean => name.toLowerCase().endsWith('.ewb');
  const dropped = files.find(isProject);
  if (dropped !== undefined && useWorkbench.getState().snapshot !== null) return useDialogs.setState({ dropped });
  const adopted = await host().adoptFiles(files);
  if (!adopted.ok) return fail(adopted);
  const project = adopted.value.find(isProject);
  if (project) return openHandle(project.handle);
  takeFiles(adopted.value);
}
