import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import { reportParts } from '../../../shared/report/document/compose-report.ts';
import { readPatternFile } from '../../../shared/report/patterns/read-pattern-file.ts';
import { patternFaults } from '../../../shared/report/patterns/report-sentences.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';

interface Worded {
  readonly input: ReportInput;
  readonly other: ReportInput | null;
}

/** Both cohorts' inputs worded by the request's pattern file, if it has one. Errors: what the file or one of its patterns can't say, each by its id. */
export function inOwnPatterns(
  input: ReportInput,
  other: ReportInput | null,
  { what, patterns }: Pick<OperationInput<'export.write'>, 'what' | 'patterns'>,
): Result<Worded> {
  if (patterns === undefined) return ok({ input, other });
  if (what !== 'report' && what !== 'all') return err(appError('PATTERN_NO_REPORT', { what }));
  const file = readPatternFile(patterns);
  if (!file.ok) return file;
  const blocks = reportParts(input, { other }).outline.flatMap(({ block }) => block ?? []);
  const references = new Map(blocks.map((id) => [id, id]));
  const faults = [
    ...patternFaults(input, file.value, { other, references }),
    ...(other === null ? [] : patternFaults(other, file.value, { other: input, references })),
  ];
  // What is wrong for both cohorts is said once.
  const told = faults.filter(
    (fault, at) => faults.findIndex((one) => JSON.stringify(one) === JSON.stringify(fault)) === at,
  );
  const [first, ...others] = told;
  if (first) return err({ ...first, others });
  return ok({
    input: { ...input, patterns: file.value },
    other: other === null ? null : { ...other, patterns: file.value },
  });
}
