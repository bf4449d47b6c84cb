import type { Result } from '../../../shared/base/result.ts';
import { reportText } from '../../../shared/report/report-text.ts';
import { compareScenarios } from '../../../shared/scoring/what-if/compare-scenarios.ts';
import type { NamedMethod, ScenarioComparison } from '../../../shared/scoring/what-if/what-if-types.ts';
import type { ExportSource } from './export-source.ts';
import { storedMethod } from '../app/project-method.ts';

/** The baseline first, then the scenarios asked for, by name. */
export function sourceComparison({ session, input, scenarios }: ExportSource): Result<ScenarioComparison> {
  const named: NamedMethod[] = [
    { name: reportText(input.lang, 'REPORT_S_BASELINE'), method: session.store.baselineMethod() },
  ];
  for (const name of scenarios) {
    const method = storedMethod(session.store, name);
    if (!method.ok) return method;
    named.push({ name, method: method.value });
  }
  return compareScenarios(session.dataset(), named);
}
