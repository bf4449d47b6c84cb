/** The views of 成果 in their order. */
export const reportViews = [
  'tables',
  'text',
  'manuscript',
  'profiles',
  'history',
  'facts',
  'release',
  'export',
  'edited',
] as const;
export type ReportView = (typeof reportViews)[number];
