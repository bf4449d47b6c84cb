import type { WritingOperation } from './operations.ts';

/** By name, apart from their schemas: the screens carry none. The type holds it to what `operations` declares. */
const writing: Readonly<Record<WritingOperation, true>> = {
  'project.fill-from-book': true,
  'project.undo': true,
  'project.redo': true,
  'data.override': true,
  'data.remove-override': true,
  'worklist.settle': true,
  'worklist.write-slips': true,
  'worklist.import-slip': true,
  'experts.open': true,
  'experts.import': true,
  'experts.decide': true,
  'experts.remove': true,
  'meeting.park': true,
  'meeting.vote': true,
  'meeting.unvote': true,
  'meeting.decide': true,
  'meeting.keep': true,
  'notes.write': true,
  'notes.edit': true,
  'notes.answer': true,
  'notes.remove': true,
  'import.commit': true,
  'batch.withdraw': true,
  'batch.restore': true,
  'source.add': true,
  'source.remove': true,
  'source.run': true,
  'alias.save': true,
  'alias.remove': true,
  'alias.import': true,
  'mapping.save': true,
  'mapping.remove': true,
  'framework.change': true,
  'method.edit': true,
  'method.save': true,
  'scenario.save': true,
  'scenario.remove': true,
  'scenario.import': true,
  'analysis.save': true,
  'history.import-project': true,
  'run.save': true,
  'merge.apply': true,
  'plan.save': true,
  'plan.import': true,
};

/** Whether an operation changes the open project. */
export function isWritingOperation(name: string): name is WritingOperation {
  return Object.hasOwn(writing, name);
}
