import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import type { AppError } from '../../shared/base/app-error.ts';
import type { Result } from '../../shared/base/result.ts';
import type { ProjectChange } from '../../shared/contract/outputs.ts';
import type { OperationRequest } from '../../shared/contract/operations.ts';
import type { GroupWeights, VoteChoice } from '../../shared/model/meeting.ts';
import type { BoardProposal } from '../../shared/model/meeting-board.ts';
import { host, invoke } from '../client/invoke.ts';
import { flushEdits, showChange } from './method-edits.ts';
import { fail } from './notices.ts';
import { showAnswer } from './project-actions.ts';
import { createProjectStore, createQuestion } from './project-store.ts';
import { useWorkbench } from './workbench.ts';

export type MeetingPanel = 'keys' | 'units' | 'methods' | 'park' | 'accepted' | 'rejected' | 'keep';

interface MeetingState {
  readonly open: boolean;
  /** What lies over the view; null: nothing. */
  readonly panel: MeetingPanel | null;
  /** Nothing of a single unit but its tier. */
  readonly isPublic: boolean;
  /** Node whose children have sliders; null: the root. */
  readonly group: string | null;
  /** Where the sliders are; null: as the working method has them. */
  readonly weights: GroupWeights | null;
  /** Units shown large, by code; null: the first ones. */
  readonly pinned: readonly string[] | null;
  /** Methods side by side, by their ids (`meeting-columns.ts`); null: the usual ones. */
  readonly methods: readonly string[] | null;
  readonly proposals: readonly BoardProposal[];
  /** The proposal that is looked at and voted on; null: the newest. */
  readonly chosen: string | null;
}

export const useMeeting = createProjectStore<MeetingState>(() => ({
  ...{ open: false, panel: null, isPublic: false, group: null, weights: null, pinned: null, methods: null },
  ...{ proposals: [], chosen: null },
}));

/** Every edit in hand is the project's before it is shown to others. */
export async function openMeeting(): Promise<void> {
  const { result } = useWorkbench.getState();
  if (result === null || useMeeting.getState().open || !(await flushEdits())) return;
  useMeeting.setState({ open: true, panel: null });
  await host().setFullScreen(true);
}

export function leaveMeeting(): void {
  if (!useMeeting.getState().open) return;
  useMeeting.setState({ open: false, panel: null });
}

export function showPanel(panel: MeetingPanel | null): void {
  useMeeting.setState({ panel });
}

const ask = createQuestion();

/** Keeps the proposals up to the revision that is shown. */
export function useProposals(): readonly BoardProposal[] {
  const revision = useWorkbench((state) => state.snapshot?.revision ?? 0);
  useEffect(() => {
    const latest = ask();
    void invoke('meeting.list', {}).then((answer) => {
      if (!latest()) return;
      if (answer.ok) useMeeting.setState({ proposals: answer.value });
      else fail(answer);
    });
  }, [revision]);
  return useMeeting((state) => state.proposals);
}

export function chosenProposal({
  proposals,
  chosen,
}: Pick<MeetingState, 'proposals' | 'chosen'>): BoardProposal | null {
  return proposals.find(({ id }) => id === chosen) ?? proposals.at(-1) ?? null;
}

export function chooseGroup(group: string): void {
  standSliders({ group, weights: null });
}

/** Sliders to a proposal. */
export function lookAt({ id, group, after }: BoardProposal): void {
  standSliders({ chosen: id, group, weights: after });
}

/** The proposal `by` places further in the list. */
export function chooseNext(by: number): void {
  const { proposals } = useMeeting.getState();
  const held = chosenProposal(useMeeting.getState());
  const at = held === null ? -1 : proposals.indexOf(held);
  const next = proposals[Math.min(Math.max(at + by, 0), proposals.length - 1)];
  if (next !== undefined) useMeeting.setState({ chosen: next.id });
}

let waiting: GroupWeights | null = null;
let frame = 0;

/** However many moves a frame brings, all panels are drawn once, in that frame. */
export function moveSliders(weights: GroupWeights): void {
  waiting = weights;
  if (frame !== 0) return;
  frame = requestAnimationFrame(() => {
    frame = 0;
    const began = performance.now();
    flushSync(() => useMeeting.setState({ weights: waiting }));
    performance.measure('workbench:meeting', { start: began, end: performance.now() });
  });
}

/** Stands the sliders otherwise than by moving them; a move that isn't drawn yet would undo it a frame later, and is dropped. */
function standSliders(state: Partial<MeetingState> & Pick<MeetingState, 'weights'>): void {
  cancelAnimationFrame(frame);
  frame = 0;
  useMeeting.setState(state);
}

/** Back to the working method. */
export function resetSliders(): void {
  standSliders({ weights: null });
}

/** Where the sliders are by the last move, drawn or not yet. */
export function sliderWeights(): GroupWeights | null {
  return frame === 0 ? useMeeting.getState().weights : waiting;
}

/** Shows what was written; gives what it was refused for. */
async function refusal(answer: Result<ProjectChange>): Promise<AppError | null> {
  if (!answer.ok) return answer.error;
  await showChange(answer.value);
  return null;
}

export async function parkProposal(asked: OperationRequest<'meeting.park'>): Promise<AppError | null> {
  const parked = await invoke('meeting.park', asked);
  if (parked.ok) useMeeting.setState({ chosen: parked.value.proposal });
  return refusal(parked);
}

export async function countVote(proposal: string, choice: VoteChoice, by: 1 | -1): Promise<void> {
  const vote = { proposal, choice };
  await showAnswer(by > 0 ? await invoke('meeting.vote', vote) : await invoke('meeting.unvote', vote));
}

/** What is accepted is the working method: the sliders stand on it then. */
export async function decideProposal(asked: OperationRequest<'meeting.decide'>): Promise<AppError | null> {
  const refused = await refusal(await invoke('meeting.decide', asked));
  if (refused === null && asked.outcome === 'accepted') resetSliders();
  return refused;
}

export async function keepProposal(asked: OperationRequest<'meeting.keep'>): Promise<AppError | null> {
  return refusal(await invoke('meeting.keep', asked));
}
