/**
 * 报告结构 is a document of its own (kind and audit subject `plan`, no key). Nothing changes in the tables; the version rises because a program of
 * version 6 would fail on the audit's new subject.
 */
export const reportPlanTables = '';
