import { useCallback, useEffect } from 'react';
import './meeting.css';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import type { Method } from '../../../shared/model/method.ts';
import { exportFile } from '../../state/export-files.ts';
import { chosenProposal, leaveMeeting, showPanel, useMeeting, useProposals } from '../../state/meeting.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { useTexts } from '../../ui/texts.ts';
import { CrossingList } from './crossing-list.tsx';
import { useMeetingKeys } from './meeting-keys.ts';
import { MeetingPanelView } from './meeting-panel.tsx';
import { PinnedTable } from './pinned-table.tsx';
import { ProposalBar, ProposalList } from './proposal-list.tsx';
import { PublicMeans } from './public-means.tsx';
import { useMeetingBoard } from './use-meeting-board.ts';
import { WeightSliders } from './weight-sliders.tsx';

/** 会议演示: chosen units by several methods side by side, moving with one group's sliders; proposals, votes, decisions. */
export function MeetingScreen(): React.JSX.Element | null {
  const snapshot = useWorkbench((state) => state.snapshot);
  const working = useWorkbench((state) => state.working);
  return snapshot === null || working === null ? null : <Meeting snapshot={snapshot} working={working} />;
}

function Meeting({
  snapshot,
  working,
}: {
  readonly snapshot: ProjectSnapshot;
  readonly working: Method;
}): React.JSX.Element {
  const t = useTexts();
  const board = useMeetingBoard(snapshot, working);
  const proposals = useProposals();
  const isPublic = useMeeting((state) => state.isPublic);
  const panel = useMeeting((state) => state.panel);
  const chosen = useMeeting((state) => state.chosen);
  const proposal = chosenProposal({ proposals, chosen });
  const { title, dataset } = snapshot;
  const writeMinutes = useCallback(() => {
    const suggestedName = `${title} ${t('meeting.minutesOf')}`;
    const audience = isPublic ? 'public' : 'internal';
    void exportFile({ what: 'minutes', format: 'docx', suggestedName, title: t('meeting.minutes'), audience });
  }, [title, isPublic, t]);
  useMeetingKeys(writeMinutes);
  useEffect(() => {
    // Escape in a browser's full screen ends that, and no key comes here.
    const ended = (): void => {
      if (document.fullscreenElement === null) leaveMeeting();
    };
    document.addEventListener('fullscreenchange', ended);
    return () => document.removeEventListener('fullscreenchange', ended);
  }, []);
  return (
    <main className="meeting" aria-label={t('meeting.open')}>
      <header className="meeting-head">
        <h1>{title}</h1>
        <button type="button" aria-pressed={isPublic} onClick={() => useMeeting.setState({ isPublic: !isPublic })}>
          {t('meeting.public')} <kbd>G</kbd>
        </button>
        <button type="button" onClick={() => showPanel('units')}>
          {t('meeting.units')} <kbd>U</kbd>
        </button>
        <button type="button" onClick={() => showPanel('methods')}>
          {t('meeting.methods')} <kbd>M</kbd>
        </button>
        <button type="button" disabled={proposals.length === 0} onClick={writeMinutes}>
          {t('meeting.minutes')} <kbd>E</kbd>
        </button>
        <button type="button" aria-label={t('meeting.keys')} onClick={() => showPanel('keys')}>
          <kbd>?</kbd>
        </button>
        <button type="button" onClick={leaveMeeting}>
          {t('meeting.leave')} <kbd>Esc</kbd>
        </button>
      </header>
      <div className="meeting-left">
        <PinnedTable dataset={dataset} board={board} />
        <CrossingList dataset={dataset} board={board} />
      </div>
      <div className="meeting-right">
        {isPublic ? (
          <PublicMeans dataset={dataset} board={board} />
        ) : (
          <WeightSliders dataset={dataset} working={working} board={board} />
        )}
        <ProposalList proposals={proposals} chosen={proposal} />
      </div>
      {proposal !== null && <ProposalBar proposal={proposal} />}
      {panel !== null && (
        <MeetingPanelView key={panel} panel={panel} dataset={dataset} board={board} proposal={proposal} />
      )}
    </main>
  );
}
