import type { Result } from '../../shared/base/result.ts';
import type { SourceBinding } from '../../shared/model/source-binding.ts';
import type {
  SourceCell,
  SourceCheck,
  SourceDescription,
  SourcePlan,
  SourceRowPage,
} from '../../shared/model/source-run.ts';
import type { Page } from '../../shared/model/page.ts';
import type { ImportContext } from '../importing/headings/import-context.ts';

/** What the cells of a run were made of. */
export interface SourceAggregate {
  readonly cells: readonly SourceCell[];
  /** Statements as the engine ran them, without the values bound to them. */
  readonly statements: readonly string[];
}

/** Collected records that stay where they are. Nothing is ever written there. */
export interface CollectedSource {
  describe(): Promise<Result<SourceDescription>>;
  /** What would be counted: rows, rows read, and what isn't read with its reason. */
  check(binding: SourceBinding): Promise<Result<SourceCheck>>;
  /** Measure values by unit, measure and year, with what stands behind each. */
  aggregate(binding: SourceBinding): Promise<Result<SourceAggregate>>;
  /** The records behind a cell. `total` counts all of them. */
  rows(
    binding: SourceBinding,
    cell: { readonly unit: string; readonly measure: string; readonly year: number },
    page: Page,
  ): Promise<Result<SourceRowPage>>;
  /** What a run would ask, with the engine's own estimates. Only a sample of the rows is read for it. */
  plan(binding: SourceBinding): Promise<Result<SourcePlan>>;
  /** A text that is another once the tables hold something else: row counts and what the engine knows of changes. */
  marker(binding: SourceBinding): Promise<Result<string>>;
  cancel(): void;
  close(): Promise<void>;
}

/** Which part of the work begins, of which table; `done` of `total` tables are through. */
export type SourceProgress = (phase: 'texts' | 'rows' | 'measures', done: number, total: number, table: string) => void;

/** The project's framework, units, spellings and year, by which rows are read. */
export type SourceContext = ImportContext;
