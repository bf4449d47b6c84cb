import type { z } from 'zod';
import type { reportPlanSchema } from './report-plan-schema.ts';

export type ReportPlan = z.infer<typeof reportPlanSchema>;
export type PlanItem = ReportPlan['items'][number];
export type PlanBox = ReportPlan['boxes'][number];
