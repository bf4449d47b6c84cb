/**
 * What was settled of the worklist's lines are documents of their own (kind and audit subject `worklist`, key the line's id). Nothing changes in the
 * tables; the version rises because a program of version 4 would fail on the audit's new subject, and release what blocks.
 */
export const worklistSchema = '';
