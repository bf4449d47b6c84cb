import type { ProjectDiff } from '../../model/project-diff.ts';
import { textCell } from '../report-table.ts';
import type { ReportTable } from '../report-table.ts';
import { diffSentences } from './diff-sentences.ts';
import type { DiffSentences } from './diff-sentences.ts';
import { auditText } from './show-value.ts';
import type { AuditWords } from './show-value.ts';

/** Parts of a comparison in the order in which they are told. */
export const diffParts = [
  'framework',
  'units',
  'method',
  'cells',
  'results',
] as const satisfies readonly (keyof DiffSentences)[];

/** What two projects have differently, a sentence a row under its part. */
export function diffTable(diff: ProjectDiff, words: AuditWords): ReportTable {
  const sentences = diffSentences(diff, words);
  const [before, after] = diff.files;
  return {
    id: 'T-diff',
    title: auditText(words, 'DIFF_TABLE', { before, after }),
    head: [[textCell(auditText(words, 'DIFF_PART')), textCell(auditText(words, 'DIFF_DIFFERENCE'))]],
    body: diffParts.flatMap((part) =>
      sentences[part].map((sentence) => [textCell(auditText(words, `DIFF_P_${part}`)), textCell(sentence)]),
    ),
    columns: [1, 5],
    notes: [],
    landscape: false,
  };
}
