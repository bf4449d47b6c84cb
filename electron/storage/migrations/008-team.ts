/**
 * What a team adds to a project (who they are, remarks, rounds of experts, papers of meetings, pictures of practice boxes, what was merged) are documents of kinds of
 * their own. Nothing changes in the tables; the version rises because a program of version 7 would fail on the audit's new subjects.
 */
export const teamTables = '';
