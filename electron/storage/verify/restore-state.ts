import type { Sql } from '../connection/sqlite.ts';
import { frameworkSchema } from '../documents/document-schemas.ts';
import { requireDocument } from '../documents/documents.ts';
import { compileRule } from '../measures/compile-rule.ts';
import { refreshMeasures } from '../measures/refresh-measures.ts';
import type { AuditedState } from './replay-audit.ts';

/**
 * Puts a private copy back to an earlier state of the project: its documents, which imports counted, and the measure values that follow. Records of
 * later imports stay and don't count. Throws where the state can't be made, its bodies being damaged for instance.
 */
export function restoreState(sql: Sql, { documents, batches }: AuditedState): void {
  sql.exec('BEGIN IMMEDIATE');
  try {
    sql.exec("DELETE FROM documents; UPDATE batches SET status = 'withdrawn'");
    const put = sql.prepare('INSERT INTO documents (kind, key, body) SELECT ?, ?, id FROM bodies WHERE hash = ?');
    for (const { kind, key, hash } of documents.values()) put.run(kind, key, hash);
    const mark = sql.prepare('UPDATE batches SET status = ?, status_reason = ? WHERE id = ?');
    for (const [id, { status, reason }] of batches) mark.run(status, reason, id);
    const framework = requireDocument(sql, 'framework', '', frameworkSchema);
    const rules = framework.measures.flatMap((measure) => {
      const compiled = compileRule(measure);
      return compiled.ok ? [compiled.value] : [];
    });
    refreshMeasures(sql, rules, framework.year, null);
    sql.exec('COMMIT');
  } finally {
    if (sql.inTransaction) sql.exec('ROLLBACK');
  }
}
