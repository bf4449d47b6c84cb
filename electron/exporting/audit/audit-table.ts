import type { AuditEntry } from '../../../shared/model/audit-entry.ts';
import type { ChainHead } from '../../../shared/model/chain-head.ts';
import type { Language } from '../../../shared/messages/catalogue.ts';
import { auditSentences } from '../../../shared/report/audit/audit-sentences.ts';
import { auditText } from '../../../shared/report/audit/show-value.ts';
import type { AuditWords } from '../../../shared/report/audit/show-value.ts';
import type { SubjectNames } from '../../../shared/report/difference-words.ts';
import { textCell } from '../../../shared/report/report-table.ts';
import type { ReportTable } from '../../../shared/report/report-table.ts';

/** Characters of one entry's sentences: a cell of a workbook takes 32,767. */
const CELL_MOST = 30_000;

/** What the audit log is written from. */
export interface AuditRows {
  /** Oldest first. */
  readonly entries: readonly AuditEntry[];
  /** Only those that were wanted, which the table then says. */
  readonly part: boolean;
  readonly project: string;
  readonly chain: ChainHead;
  /** Of indicators, measures and units, as they are now. */
  readonly names: SubjectNames;
  readonly lang: Language;
}

/** The audit log as a table: when, what in sentences, why, who; with the head of its chain. */
export function auditTable({ entries, part, project, chain, names, lang }: AuditRows): ReportTable {
  const words = { names, lang };
  const heads = (['ID', 'AT', 'KIND', 'WHAT', 'WHY', 'BY'] as const).map((name) =>
    textCell(auditText(words, `AUDIT_H_${name}`)),
  );
  const body = entries.map((entry) =>
    [
      String(entry.id),
      entry.at.replace('T', ' ').replace(/\.\d+Z$|Z$/, ''),
      auditText(words, `AUDIT_S_${entry.subject}`),
      inOneCell(entry, words),
      // The label of an edit stands in its sentence.
      entry.subject === 'draft' ? '' : entry.why,
      entry.by,
    ].map((text) => textCell(text)),
  );
  return {
    id: 'audit',
    title: auditText(lang, 'AUDIT_TITLE', { project }),
    head: [heads],
    body,
    columns: [5, 14, 9, 62, 26, 10],
    notes: [
      auditText(lang, 'AUDIT_NOTE'),
      ...(part ? [auditText(lang, 'AUDIT_PARTIAL', { count: entries.length, entries: chain.entries })] : []),
      auditText(lang, 'AUDIT_CHAIN', { entries: chain.entries, head: chain.head }),
    ],
    landscape: true,
  };
}

function inOneCell(entry: AuditEntry, words: AuditWords): string {
  const { headline, details } = auditSentences(entry, words);
  const lines = [headline, ...details];
  let room = CELL_MOST;
  const fit = lines.findIndex((line) => {
    room -= line.length + 1;
    return room < 0;
  });
  if (fit < 0) return lines.join('\n');
  return [...lines.slice(0, fit), auditText(words.lang, 'AUDIT_MORE', { count: lines.length - fit })].join('\n');
}
