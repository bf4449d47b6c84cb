import { isWritingOperation } from './writing-operations.ts';
import type { ProjectBasis } from './project-basis.ts';

/** No project is shown: what is written is meant for none, and the answer is NO_PROJECT or PROJECT_CHANGED. */
const nowhere: ProjectBasis = { project: '', revision: 0 };

/**
 * The input of an operation; of a writing one with the project and revision that it is meant for, of closing with the project, where it names none
 * itself.
 */
export function withBasis(name: string, input: unknown, basis: ProjectBasis | null): unknown {
  if (typeof input !== 'object' || input === null) return input;
  const { project, revision, window } = basis ?? nowhere;
  const named = window === undefined ? {} : { window };
  if (isWritingOperation(name)) return { project, revision, ...named, ...input };
  return name === 'project.close' ? { project, ...input } : input;
}
