/**
 * The working method is a document of its own (kind and audit subject `draft`). Nothing changes in the tables; the version
 * rises because a program of version 1 would score by the baseline where a draft stands, and fail on the audit's new subject.
 */
export const workingMethodSchema = '';
