/** What a writing operation is meant for: a project as its snapshot, or its last change, showed it. */
export interface ProjectBasis {
  /** See `ProjectSnapshot.project`. */
  readonly project: string;
  readonly revision: number;
  /** Window or tab that writes, by a name that it made up; left out by the command line. */
  readonly window?: string | undefined;
}

/** Where a project stands by an answer that says so (a snapshot, a change); null for other answers. */
export function basisOf(answer: unknown): ProjectBasis | null {
  const value = typeof answer === 'object' && answer !== null && 'value' in answer ? answer.value : null;
  if (typeof value !== 'object' || value === null || !('project' in value) || !('revision' in value)) return null;
  const { project, revision } = value;
  return typeof project === 'string' && typeof revision === 'number' ? { project, revision } : null;
}
