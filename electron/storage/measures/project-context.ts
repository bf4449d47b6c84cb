import type { Framework } from '../../../shared/model/framework.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import { frameworkSchema, unitsSchema } from '../documents/document-schemas.ts';
import { requireDocument } from '../documents/documents.ts';
import { compileRule } from './compile-rule.ts';
import type { CompiledRule } from './compile-rule.ts';
import { refreshMeasures } from './refresh-measures.ts';
import type { Connection } from '../connection/connection.ts';

/** What most operations need of the project, parsed once and again after a change. */
export interface ProjectContext {
  framework(): Framework;
  units(): readonly Unit[];
  /** In the framework's measure order. Rules that don't compile were refused when the framework was saved. */
  rules(): readonly CompiledRule[];
  /** Forgets what was parsed: after a change of framework or units, and after a rollback of one. */
  forget(): void;
  /** Rises whenever measure values may be others than before. */
  version(): number;
  /** Says that records or their batches changed. */
  changed(): void;
  /** Recomputes measure values; null: all of them. */
  refresh(touched: ReadonlySet<number> | null): void;
}

export function createProjectContext(connection: Connection): ProjectContext {
  let framework: Framework | null = null;
  let units: readonly Unit[] | null = null;
  let rules: readonly CompiledRule[] | null = null;
  let version = 0;
  const context: ProjectContext = {
    framework: () => (framework ??= requireDocument(connection.sql, 'framework', '', frameworkSchema)),
    units: () =>
      (units ??= [...requireDocument(connection.sql, 'units', '', unitsSchema)].sort((a, b) => a.order - b.order)),
    rules: () =>
      (rules ??= context.framework().measures.flatMap((measure) => {
        const compiled = compileRule(measure);
        return compiled.ok ? [compiled.value] : [];
      })),
    version: () => version,
    changed: () => {
      version += 1;
    },
    forget: () => {
      // While an import is being committed no other write begins: what was refused has changed nothing, and the import must not begin again for it.
      if (connection.batchOpen && connection.operation?.joining !== true) return;
      version += 1;
      framework = null;
      units = null;
      rules = null;
    },
    refresh: (touched) => {
      version += 1;
      refreshMeasures(connection.sql, context.rules(), context.framework().year, touched);
    },
  };
  return context;
}
