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

/** Units that the team has written about. */
export function unitsWithText(plan: ReportPlan | null): ReadonlySet<string> {
  return new Set(
    plan?.items.flatMap((item) =>
      isUnitSlot(item) && item.kind === 'standard' && item.text?.trim() ? [item.id.slice(PREFIX.length)] : [],
    ),
  );
}

/** The structure with the team's text on a unit; an empty one takes the item away. */
export function withUnitText(plan: ReportPlan, unit: string, text: string): ReportPlan {
  const id = unitSlotId(unit);
  const item: PlanItem = { kind: 'standard', id, shown: null, text };
  const at = plan.items.findIndex((one) => one.id === id);
  if (text.trim() === '') return { ...plan, items: plan.items.filter((one) => one.id !== id) };
  return { ...plan, items: at < 0 ? [...plan.items, item] : plan.items.with(at, item) };
}
