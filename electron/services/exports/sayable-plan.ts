import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { reportParts } from '../../../shared/report/document/compose-report.ts';
import { planFaults } from '../../../shared/report/document/plan-faults.ts';
import type { ExportSource } from './export-source.ts';

/** Whether all texts of the report's plan can be said. Errors: those that can't, each by its id. */
export function sayablePlan({ plan, input, other }: Pick<ExportSource, 'plan' | 'input' | 'other'>): Result<void> {
  if (plan === null) return ok(undefined);
  const [first, ...others] = planFaults(plan, reportParts(input, { other: other?.input ?? null }).facts);
  return first ? err({ ...first, others }) : ok(undefined);
}
