import { toJson } from '../../../shared/base/to-json.ts';
import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import { writeAuditLog } from '../../exporting/audit/write-audit-log.ts';
import type { WrittenFile } from '../../files/write-safely.ts';
import type { AuditEntry } from '../../../shared/model/audit-entry.ts';
import type { ProjectStore } from '../../storage/project-store.ts';
import type { ProjectSession } from '../app/project-session.ts';

const PAGE = 1_000;

/** The whole audit log, also of a project that can't be scored (yet). */
export async function exportAudit(
  session: ProjectSession,
  request: Pick<OperationInput<'export.write'>, 'what' | 'format' | 'language' | 'overwrite'>,
  path: string,
  now: Date,
): Promise<Result<WrittenFile>> {
  const { format, language, overwrite } = request;
  if (format !== 'xlsx' && format !== 'csv')
    return err(appError('EXPORT_UNSUPPORTED', { what: request.what, format, known: 'xlsx, csv' }));
  return writeAuditLog(
    {
      lines: wholeAudit(session.store).map((entry) => besideFramework(entry, session.store)),
      project: basename(session.path, '.ewb'),
      lang: language,
      now,
    },
    format,
    path,
    { overwrite: overwrite ?? false },
  );
}

/** A baseline that was never saved is the framework's: that is what a first change is compared with. */
function besideFramework(entry: AuditEntry, store: ProjectStore): AuditEntry {
  if (entry.subject !== 'baseline' || (entry.before !== null && entry.after !== null)) return entry;
  const own = toJson(store.framework().baseline);
  return {
    ...entry,
    action: entry.action === 'create' ? 'change' : entry.action,
    before: entry.before ?? own,
    after: entry.after ?? own,
  };
}

/** Oldest first. */
function wholeAudit(store: ProjectStore): readonly AuditEntry[] {
  const lines: AuditEntry[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const { total, entries } = store.audit({ offset, limit: PAGE });
    lines.push(...entries);
    if (lines.length >= total || entries.length === 0) return lines.reverse();
  }
}
