import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OperationOutput } from '../../../shared/contract/operations.ts';
import type { BoardProposal } from '../../../shared/model/meeting-board.ts';
import { openProject } from '../../../electron/storage/project-file.ts';
import { makeTwoYears } from './two-years.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

let work: TestWorkbench;
beforeEach(async () => {
  work = startWorkbench();
  await makeTwoYears(work);
});
afterEach(() => work.end());

/** A, B, C and D weigh 1 each before it. */
const proposed = { A: 3, B: 1, C: 1, D: 1 };
const asked = { group: 'R', weights: proposed, proposer: '张三', reason: '办事更要紧' };

async function parked(): Promise<string> {
  return (await work.call('meeting.park', asked)).proposal;
}

async function onlyProposal(): Promise<BoardProposal> {
  const [proposal, ...more] = await work.call('meeting.list', {});
  if (proposal === undefined || more.length > 0) throw new Error('not one proposal');
  return proposal;
}

test('a parked proposal keeps who proposed what and why, and what the weights were, and undo takes it away', async () => {
  const id = await parked();
  expect(await onlyProposal()).toMatchObject({
    ...{ id, number: 1, group: 'R', before: { A: 1, B: 1, C: 1, D: 1 }, after: proposed },
    // A has half of the group instead of a quarter; the others only made room.
    ...{ title: 'A 25→50', proposer: '张三', reason: '办事更要紧', decision: null, scenario: null },
    votes: { for: 0, against: 0, abstain: 0 },
  });
  const { draft } = await work.snapshot();
  expect(draft).toBeNull();
  await work.call('project.undo', {});
  expect(await work.call('meeting.list', {})).toEqual([]);
});

test('weights as they are, of other codes or that cannot be scored are no proposal', async () => {
  expect(await work.refusal('meeting.park', { ...asked, weights: { A: 2, B: 2, C: 2, D: 2 } })).toBe('MEETING_SAME');
  expect(await work.refusal('meeting.park', { ...asked, weights: { A: 2, B: 1 } })).toBe('MEETING_GROUP');
  expect(await work.refusal('meeting.park', { ...asked, group: 'Z' })).toBe('MEETING_GROUP');
  expect(await work.refusal('meeting.park', { ...asked, weights: { A: 0, B: 0, C: 0, D: 0 } })).not.toBe('');
  expect(await work.call('meeting.list', {})).toEqual([]);
});

test('two windows that count hands at the same moment lose none', async () => {
  const proposal = await parked();
  const { project, revision } = await work.snapshot();
  const basis = (window: string) => ({ project, revision, window });
  // Both show the revision at which nobody had voted.
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, press) =>
      work.call('meeting.vote', {
        ...{ proposal, choice: press < 4 ? 'for' : 'abstain' },
        ...basis(press % 2 === 0 ? 'here' : 'there'),
      }),
    ),
  );
  expect((await onlyProposal()).votes).toEqual({ for: 4, against: 0, abstain: 2 });
  // Each answer tells a window that shows the old revision everything since.
  expect(answers.map(({ from }) => from)).toEqual(answers.map(() => revision));
  expect(Math.max(...answers.map((answer) => answer.revision))).toBe(revision + 6);
  // The last press is undone alone, and is known as the other window's.
  const { undo } = await work.snapshot();
  expect(undo.undo?.window).toBe('there');
  await work.call('project.undo', {});
  expect((await onlyProposal()).votes).toEqual({ for: 4, against: 0, abstain: 1 });
});

test('a vote is meant for one project, and anything else that was written for an older state is refused', async () => {
  const proposal = await parked();
  const { project, revision } = await work.snapshot();
  const vote = { proposal, choice: 'for' } as const;
  expect(await work.refusal('meeting.vote', { ...vote, project: 'another', revision })).toBe('PROJECT_CHANGED');
  await work.call('meeting.vote', vote);
  expect(await work.refusal('meeting.decide', { proposal, outcome: 'rejected', reason: '否', project, revision })).toBe(
    'PROJECT_CHANGED',
  );
});

test('a vote is taken back one by one, never below none', async () => {
  const proposal = await parked();
  await work.call('meeting.vote', { proposal, choice: 'for' });
  await work.call('meeting.vote', { proposal, choice: 'for' });
  await work.call('meeting.unvote', { proposal, choice: 'for' });
  expect((await onlyProposal()).votes.for).toBe(1);
  await work.call('meeting.unvote', { proposal, choice: 'for' });
  expect(await work.refusal('meeting.unvote', { proposal, choice: 'for' })).toBe('MEETING_NO_VOTE');
  expect(await work.refusal('meeting.vote', { proposal: 'gone', choice: 'for' })).toBe('MEETING_UNKNOWN');
});

test('an accepted proposal is the working method with its reason, in one step that undo takes back whole', async () => {
  const proposal = await parked();
  await work.call('meeting.decide', { proposal, outcome: 'accepted', reason: '全票' });
  const { draft, undo } = await work.snapshot();
  expect(draft?.weights).toMatchObject(proposed);
  expect(undo.undo).toMatchObject({ subject: 'draft', why: 'A 25→50 全票' });
  expect((await onlyProposal()).decision).toMatchObject({ outcome: 'accepted', reason: '全票' });
  expect(await work.refusal('meeting.vote', { proposal, choice: 'for' })).toBe('MEETING_DECIDED');
  await work.call('project.undo', {});
  expect((await work.snapshot()).draft).toBeNull();
  expect((await onlyProposal()).decision).toBeNull();
});

test('a rejected proposal changes no method', async () => {
  const proposal = await parked();
  await work.call('meeting.decide', { proposal, outcome: 'rejected', reason: '差一票' });
  expect((await work.snapshot()).draft).toBeNull();
  expect((await onlyProposal()).decision).toMatchObject({ outcome: 'rejected', reason: '差一票' });
});

test('a proposal becomes a scenario of the method that it was made beside, once under a name', async () => {
  const proposal = await parked();
  await work.call('method.edit', { label: '另改', patch: { weights: { A: 9 } } });
  await work.call('meeting.keep', { proposal, name: '张三的方案' });
  const [scenario] = (await work.snapshot()).scenarios;
  expect(scenario).toMatchObject({ name: '张三的方案', method: { weights: proposed } });
  expect((await onlyProposal()).scenario).toBe('张三的方案');
  expect(await work.refusal('meeting.keep', { proposal, name: '张三的方案' })).toBe('SCENARIO_NAME_TAKEN');
  await work.call('project.undo', {});
  expect((await work.snapshot()).scenarios).toEqual([]);
  expect((await onlyProposal()).scenario).toBeNull();
});

test('two projects with a meeting each are merged without losing a proposal, a vote or a decision, and once more without a change', async () => {
  const common = await parked();
  await work.call('meeting.vote', { proposal: common, choice: 'for' });
  const copy = join(work.folder, '同事.ewb');
  await work.call('project.save-as', { target: work.write(copy) });
  const mine = await work.snapshot();
  // Here: one more hand, another proposal and a rejection.
  await work.call('meeting.vote', { proposal: common, choice: 'for' });
  const own = await work.call('meeting.park', { ...asked, weights: { A: 1, B: 2, C: 1, D: 1 }, proposer: '李四' });
  await work.call('meeting.decide', { proposal: own.proposal, outcome: 'rejected', reason: '否' });
  await work.call('project.close', {});
  // There: two more hands, and a proposal of their own with a vote.
  await work.call('project.open', { file: work.read(copy) });
  await work.call('meeting.vote', { proposal: common, choice: 'for' });
  await work.call('meeting.vote', { proposal: common, choice: 'against' });
  const other = await work.call('meeting.park', { ...asked, weights: { A: 1, B: 1, C: 4, D: 1 }, proposer: '王五' });
  await work.call('meeting.vote', { proposal: other.proposal, choice: 'abstain' });
  await work.call('project.close', {});
  const here = join(work.folder, mine.file);
  await work.call('project.open', { file: work.read(here) });
  const merged = await work.call('merge.apply', { file: work.read(copy), lines: {}, prefer: null, job: 'm' });
  expect(merged.left).toBe(0);
  const board = await work.call('meeting.list', {});
  const told = (proposals: OperationOutput<'meeting.list'>) =>
    proposals.map(({ proposer, votes, decision }) => [proposer, votes, decision?.outcome ?? null]).sort();
  expect(told(board)).toEqual(
    [
      ['张三', { for: 3, against: 1, abstain: 0 }, null],
      ['李四', { for: 0, against: 0, abstain: 0 }, 'rejected'],
      ['王五', { for: 0, against: 0, abstain: 1 }, null],
    ].sort(),
  );
  const again = await work.call('merge.look', { file: work.read(copy), lines: {}, prefer: null, job: 'm' });
  expect(again.lines).toEqual([]);
  await work.call('project.undo', {});
  expect(told(await work.call('meeting.list', {}))).toHaveLength(2);
  await work.call('project.close', {});
  const opened = openProject(here, { now: '2026-05-02T08:00:00Z' });
  if (!opened.ok) throw new Error(opened.error.code);
  expect(opened.value.verify().filter(({ information }) => information !== true)).toEqual([]);
  opened.value.close();
});
