import type { AppError } from '../../shared/base/app-error.ts';
import type { PatternFile } from '../../shared/model/pattern.ts';
import { reportParts } from '../../shared/report/document/compose-report.ts';
import { readPatternFile } from '../../shared/report/patterns/read-pattern-file.ts';
import { patternFaults } from '../../shared/report/patterns/report-sentences.ts';
import type { ReportInput } from '../../shared/report/report-input.ts';
import { createProjectStore } from './project-store.ts';

/** A pattern file that was chosen: its text goes with exports of the report while the project is open. */
interface OwnPatterns {
  readonly name: string;
  readonly text: string;
}

export const usePatternFile = createProjectStore<{ readonly own: OwnPatterns | null }>(() => ({ own: null }));

export interface ReadPatterns {
  readonly file: PatternFile | null;
  readonly faults: readonly AppError[];
  /** What references to tables and figures print on the screen: their ids. */
  readonly references: ReadonlyMap<string, string>;
}

/** What a pattern file is for a result: its patterns, or what is wrong with each that can't be said. */
export function readPatterns(text: string, input: ReportInput): ReadPatterns {
  const blocks = reportParts(input).outline.flatMap(({ block }) => block ?? []);
  const references = new Map(blocks.map((id) => [id, id]));
  const read = readPatternFile(text);
  if (!read.ok) return { file: null, faults: [read.error, ...(read.error.others ?? [])], references };
  const faults = patternFaults(input, read.value, { references });
  return { file: faults.length === 0 ? read.value : null, faults, references };
}
