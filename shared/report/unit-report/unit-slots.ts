import type { PlanItem, ReportPlan } from '../../model/report-plan.ts';

const PREFIX = 'unit:';

/** Of 报告结构: the item that holds the team's text on a unit. */
function unitSlotId(unit: string): string {
  return `${PREFIX}${unit}`;
}

export function isUnitSlot({ id }: PlanItem): boolean {
  return id.startsWith(PREFIX);
}

/** The team's text on a unit; '' where there is none. */
export function unitSlotText(plan: ReportPlan | null, unit: string): string {
  const item = plan?.items.find(({ id }) => id === unitSlotId(unit));
  return item?.kind === 'standard' && item.shown !== false ? (item.text ?? '') : '';
}
