import { toJson } from '../../../shared/base/to-json.ts';
import { basename } from 'node:path';
import type { AuditEntry } from '../../../shared/model/audit-entry.ts';
import type { ChainHead } from '../../../shared/model/chain-head.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import type { ProjectSession } from '../app/project-session.ts';

const PAGE = 1_000;

/** What a written log is made of. */
export interface AuditTrail {
  /** Oldest first. */
  readonly lines: readonly AuditEntry[];
  /** The project's name. */
  readonly project: string;
  readonly chain: ChainHead;
}

/** The whole audit log, also of a project that can't be scored (yet). */
export function auditTrail({ store, path }: ProjectSession): AuditTrail {
  return {
    lines: wholeAudit(store).map((entry) => besideFramework(entry, store)),
    project: basename(path, '.ewb'),
    chain: store.chainHead(),
  };
}

/** A baseline that was never saved is the framework's: that is what a first change is compared with. */
function besideFramework(entry: AuditEntry, store: ProjectReader): AuditEntry {
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
function wholeAudit(store: ProjectReader): readonly AuditEntry[] {
  const lines: AuditEntry[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const { total, entries } = store.audit({ offset, limit: PAGE });
    lines.push(...entries);
    if (lines.length >= total || entries.length === 0) return lines.reverse();
  }
}
