import { basename } from 'node:path';
import type { AuditEntry, AuditFilter } from '../../../shared/model/audit-entry.ts';
import type { ChainHead } from '../../../shared/model/chain-head.ts';
import type { SubjectNames } from '../../../shared/report/difference-words.ts';
import { runSteps } from '../../storage/connection/steps.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import type { ProjectSession } from '../app/project-session.ts';

const PAGE = 1_000;

/** What a written log is made of. */
export interface AuditTrail {
  /** Oldest first. */
  readonly entries: readonly AuditEntry[];
  /** Only the entries that were wanted. */
  readonly part: boolean;
  /** The project's name. */
  readonly project: string;
  readonly chain: ChainHead;
  /** Of indicators, measures and units, as they are now. */
  readonly names: SubjectNames;
}

/** The audit log, also of a project that can't be scored (yet); all of it, or what the filter wants. */
export function auditTrail({ store, path }: ProjectSession, filter: AuditFilter | null = null): AuditTrail {
  const { indicators, measures } = store.framework();
  return {
    entries: readAll(store, filter),
    part: filter !== null,
    project: basename(path, '.ewb'),
    chain: store.chainHead(),
    names: {
      method: store.workingMethod(),
      nodes: indicators.map(named),
      measures: measures.map(named),
      units: store.units().map(named),
    },
  };
}

function named({ code, name }: { readonly code: string; readonly name: string }): { code: string; name: string } {
  return { code, name };
}

/** Oldest first. */
function readAll(store: ProjectReader, filter: AuditFilter | null): readonly AuditEntry[] {
  const found: AuditEntry[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const { total, entries } = runSteps(store.auditOf({ offset, limit: PAGE }, filter ?? {}));
    found.push(...entries);
    if (found.length >= total || entries.length === 0) return found.reverse();
  }
}
