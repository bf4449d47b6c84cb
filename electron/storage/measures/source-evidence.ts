import type { SourceEvidence } from '../../../shared/model/source-run.ts';

const written = /^source: (\d+) (\d+) (\d+) (-?\d+) (-?\d+) (\d+)$/;

/**
 * Evidence as a record of 指标原始值表 keeps it, in the field of the person: sheets of that kind have no such column, so that no file brings one.
 * In the record it is vouched for by the batch's content digest, and goes wherever the record goes.
 */
export function writtenEvidence({ reason, marks, records, months, levels, doubts }: SourceEvidence): string {
  return `source: ${[reason, marks, records, months, levels, doubts].join(' ')}`;
}

/** Null for a record that came from a sheet. */
export function readEvidence(text: string): SourceEvidence | null {
  const match = written.exec(text);
  if (match === null) return null;
  const [reason = 0, marks = 0, records = 0, months = 0, levels = 0, doubts = 0] = match
    .slice(1)
    .map((digits) => Number.parseInt(digits, 10));
  return { reason, marks, records, months, levels, doubts };
}
