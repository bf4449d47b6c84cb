import { appError } from '../../../shared/base/app-error.ts';
import { contentHash } from '../../../shared/base/content-hash.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import { meetingBoard } from '../../../shared/model/meeting-board.ts';
import type { BoardProposal } from '../../../shared/model/meeting-board.ts';
import { proposalTitle } from '../../../shared/model/proposal-title.ts';
import type { Proposal } from '../../../shared/model/meeting.ts';
import type { Method } from '../../../shared/model/method.ts';
import { inputHash } from '../../../shared/scoring/input-hash.ts';
import { meetingKeys } from '../../storage/documents/meeting-papers.ts';
import type { NewMeetingPaper } from '../../storage/documents/meeting-papers.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import { inProject } from '../app/in-project.ts';
import type { ProjectSession } from '../app/project-session.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { sameProject, writes } from '../app/write-project.ts';
import { editedMethod } from '../projects/working-method.ts';

type MeetingOperations = Extract<keyof Services, `meeting.${string}`>;

/** Proposals of meetings: parked, voted on, decided, kept as scenarios. */
export function meetingServices(context: ServiceContext): Pick<Services, MeetingOperations> {
  const clock = (): string => context.environment.now().toISOString();
  return {
    'meeting.list': inProject(context, async ({ store }) => ok(meetingBoard(store.meetingPapers()))),
    'meeting.park': writes(context, 'meeting.park', (session, asked) => {
      const made = newProposal(session, asked, clock());
      if (!made.ok) return made;
      const { proposal } = made.value;
      const papers = new Map<string, NewMeetingPaper>([[meetingKeys.proposal(made.value), made.value]]);
      return ok((store, now) => {
        const saved = store.saveMeetingPapers(papers, asked.reason, now);
        return saved.ok ? ok({ proposal }) : saved;
      });
    }),
    'meeting.vote': writes(
      context,
      'meeting.vote',
      (session, { proposal: id, choice, window }) => {
        const found = undecided(session.store, id);
        if (!found.ok) return found;
        return ok((store, now) => {
          const vote = freshId(session, window, [now, id, choice]);
          const paper = { proposal: id, id: vote, title: found.value.title, choice, at: now };
          return store.saveMeetingPapers(new Map([[meetingKeys.vote(paper), paper]]), '', now);
        });
      },
      { meant: sameProject },
    ),
    'meeting.unvote': writes(
      context,
      'meeting.unvote',
      ({ store: open }, { proposal: id, choice }) => {
        const found = undecided(open, id);
        if (!found.ok) return found;
        return ok((store, now) => {
          const last = store.meetingPapers().votes.findLast((vote) => vote.proposal === id && vote.choice === choice);
          return last === undefined
            ? err(appError('MEETING_NO_VOTE', { title: found.value.title }))
            : store.saveMeetingPapers(new Map([[meetingKeys.vote(last), null]]), '', now);
        });
      },
      { meant: sameProject },
    ),
    'meeting.decide': writes(context, 'meeting.decide', (session, { proposal: id, outcome, reason }) => {
      const found = undecided(session.store, id);
      if (!found.ok) return found;
      const { title, group, after } = found.value;
      const before = session.store.workingMethod();
      const method = outcome === 'accepted' ? withWeights(session, group, after) : ok(null);
      if (!method.ok) return method;
      const made = method.value;
      return ok((store, now) => {
        const edited = made === null ? ok(undefined) : store.saveDraft(made, `${title} ${reason}`, now);
        if (!edited.ok) return edited;
        const decision = { proposal: id, title, outcome, reason, method: made === null ? null : before, at: now };
        return store.saveMeetingPapers(new Map([[meetingKeys.decision(decision), decision]]), reason, now);
      });
    }),
    'meeting.keep': writes(context, 'meeting.keep', ({ store: open }, { proposal: id, name }) => {
      const proposal = open.meetingPapers().proposals.find((one) => one.proposal === id);
      if (proposal === undefined) return err(appError('MEETING_UNKNOWN'));
      if (open.scenario(name) !== null) return err(appError('SCENARIO_NAME_TAKEN', { name }));
      const { title, method: beside, weights, proposer, reason } = proposal;
      const method: Method = { ...beside, weights: { ...beside.weights, ...weights } };
      const note = [`${title} ${proposer}`, reason].filter(Boolean).join('\n');
      return ok((store, now) => {
        const saved = store.saveScenario({ name, note, method }, now, reason);
        if (!saved.ok) return saved;
        const kept = { proposal: id, title, scenario: name, at: now };
        return store.saveMeetingPapers(new Map([[meetingKeys.scenario(kept), kept]]), reason, now);
      });
    }),
  };
}

function undecided(store: ProjectReader, id: string): Result<BoardProposal> {
  const found = meetingBoard(store.meetingPapers()).find((one) => one.id === id);
  if (found === undefined) return err(appError('MEETING_UNKNOWN'));
  return found.decision === null ? ok(found) : err(appError('MEETING_DECIDED', { title: found.title }));
}

function newProposal(
  session: ProjectSession,
  { group, weights, proposer, reason, window }: OperationInput<'meeting.park'>,
  at: string,
): Result<Omit<Proposal, 'by'>> {
  const method = session.store.workingMethod();
  const edited = withWeights(session, group, weights);
  if (!edited.ok) return edited;
  const before = Object.fromEntries(Object.keys(weights).map((code) => [code, method.weights[code] ?? 0]));
  const title = proposalTitle(before, weights);
  if (title === '') return err(appError('MEETING_SAME'));
  const proposal = freshId(session, window, [at, title, proposer]);
  const input = inputHash(session.dataset(), method);
  return ok({ proposal, title, group, weights, proposer, reason, method, input, at });
}

/** An id that nobody else gives: not an entry later, in another window, or at the same moment in a copy of the project. */
function freshId({ project, store }: ProjectSession, window: string | undefined, said: readonly string[]): string {
  return contentHash([project, store.chainHead().head, window ?? '', ...said]).slice(0, 16);
}

/** The working method with weights of all children of a node; MEETING_GROUP where they aren't its children. */
function withWeights(
  session: ProjectSession,
  group: string,
  weights: Readonly<Record<string, number>>,
): Result<Method> {
  const { nodes, measures } = session.dataset();
  const parent = nodes.findIndex(({ code }) => code === group);
  const children = [...nodes, ...measures].flatMap((child) => (child.parent === parent ? [child.code] : []));
  const named = new Set(Object.keys(weights));
  if (parent < 0 || children.length !== named.size || children.some((code) => !named.has(code)))
    return err(appError('MEETING_GROUP', { group }));
  return editedMethod(session, { weights });
}
