import { useEffect } from 'react';
import { voteChoices } from '../../../shared/model/meeting.ts';
import {
  chooseNext,
  chosenProposal,
  countVote,
  leaveMeeting,
  lookAt,
  resetSliders,
  showPanel,
  sliderWeights,
  useMeeting,
} from '../../state/meeting.ts';
import type { TextKey } from '../../ui/texts.ts';

/** The keys of the view, as "?" shows them. */
export const meetingKeys = [
  ['Esc', 'meeting.key.leave'],
  ['?', 'meeting.key.help'],
  ['G', 'meeting.key.public'],
  ['U', 'meeting.key.units'],
  ['M', 'meeting.key.methods'],
  ['Tab, ← →', 'meeting.key.sliders'],
  ['N', 'meeting.key.park'],
  ['R', 'meeting.key.reset'],
  ['[ ]', 'meeting.key.choose'],
  ['L', 'meeting.key.look'],
  ['1 2 3', 'meeting.key.vote'],
  ['A, X', 'meeting.key.decide'],
  ['K', 'meeting.key.keep'],
  ['E', 'meeting.key.minutes'],
  ['Ctrl+Z, Ctrl+Y', 'meeting.key.undo'],
] as const satisfies readonly (readonly [string, TextKey])[];

/** Keys where nothing is typed; a panel has Escape alone. */
export function useMeetingKeys(writeMinutes: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
      // Letters choose in a list.
      if (event.target instanceof HTMLSelectElement) return;
      const { panel } = useMeeting.getState();
      if (panel !== null || isQuestioned()) return;
      const act = actionOf(event, writeMinutes);
      if (act === null) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', escape, true);
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', escape, true);
      window.removeEventListener('keydown', press);
    };
  }, [writeMinutes]);
}

/** Before anything else hears it: a dialog of the screens that lies behind the view would close. A panel closes by the browser's own doing. */
function escape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.isComposing || isQuestioned()) return;
  event.stopImmediatePropagation();
  if (useMeeting.getState().panel !== null) return;
  event.preventDefault();
  leaveMeeting();
}

/** A question of the program's lies over the view; the dialogs of the screens lie behind it. */
function isQuestioned(): boolean {
  return document.querySelector('.ant-modal-wrap:not([style*="display: none"], [inert] *)') !== null;
}

function actionOf(event: KeyboardEvent, writeMinutes: () => void): (() => void) | null {
  const { isPublic } = useMeeting.getState();
  const proposal = chosenProposal(useMeeting.getState());
  const open = proposal?.decision === null ? proposal : null;
  const vote = voteChoices[['Digit1', 'Digit2', 'Digit3'].indexOf(event.code)];
  if (vote !== undefined)
    return open === null || event.repeat ? null : () => void countVote(open.id, vote, event.shiftKey ? -1 : 1);
  switch (event.key.toLowerCase()) {
    case '?':
    case '？':
    case 'f1':
      return () => showPanel('keys');
    case 'g':
      return () => useMeeting.setState({ isPublic: !isPublic });
    case 'u':
      return () => showPanel('units');
    case 'm':
      return () => showPanel('methods');
    case 'n':
      // By the last press, drawn or not.
      return sliderWeights() === null || isPublic ? null : () => showPanel('park');
    case 'r':
      return resetSliders;
    case '[':
    case '【':
      return () => chooseNext(-1);
    case ']':
    case '】':
      return () => chooseNext(1);
    case 'l':
      return proposal === null || isPublic ? null : () => lookAt(proposal);
    case 'a':
      return open === null ? null : () => showPanel('accepted');
    case 'x':
      return open === null ? null : () => showPanel('rejected');
    case 'k':
      return proposal === null || proposal.scenario !== null || isPublic ? null : () => showPanel('keep');
    case 'e':
      return writeMinutes;
    default:
      return null;
  }
}
