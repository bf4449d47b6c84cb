// Apart from the schemas: screens that are fetched later than these would bring the schemas before the page is ready for them (renderer/client/no-eval.ts).

/** Files that are imported together, those of folders and archives among them. */
export const FILES_MOST = 500;

/** Tables that can be imported, the usual first, and archives of them. */
export const sheetExtensions = [
  'xlsx',
  'xlsm',
  'xlsb',
  'xls',
  'et',
  'ods',
  'csv',
  'txt',
  'tsv',
  'xml',
  'html',
  'htm',
  'mht',
  'mhtml',
  'zip',
] as const;
/** What screens may ask the user to choose or the host to take: nothing else gets a handle. */
export const readableExtensions = [
  ...sheetExtensions,
  ...(['json', 'ewb', 'docx', 'dotx', 'parquet', 'ndjson', 'jsonl', 'duckdb'] as const),
] as const;
/** What is taken when it is dropped on the window: a report that came back is chosen on its screen. */
export const droppedExtensions = [...sheetExtensions, 'json', 'ewb'] as const;
export const writableExtensions = ['ewb', 'xlsx', 'docx', 'pdf', 'csv', 'json', 'svg', 'png', 'zip'] as const;
export type WritableExtension = (typeof writableExtensions)[number];
