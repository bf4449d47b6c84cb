import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { ReportPlan } from '../../../shared/model/report-plan.ts';
import { cohortCode } from '../../../shared/report/patterns/fact-cohort.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import type { ExportStamp } from '../../exporting/export-stamp.ts';

import type { PlanPictures } from './plan-pictures.ts';

/** The other cohort of a report: another project's result. */
export interface OtherCohort {
  readonly input: ReportInput;
  readonly stamp: ExportStamp;
  readonly plan: ReportPlan | null;
  readonly pictures?: PlanPictures;
}

/** Two cohorts make one report where they are of one year and not the same. */
export function besideOther(input: ReportInput, other: OtherCohort | null): Result<OtherCohort | null> {
  if (other === null) return ok(null);
  if (cohortCode(other.input) === cohortCode(input))
    return err(appError('REPORT_SAME_COHORT', { title: other.input.framework.title }));
  const years = { own: input.framework.year, other: other.input.framework.year };
  return years.own === years.other ? ok(other) : err(appError('REPORT_OTHER_YEAR', years));
}
