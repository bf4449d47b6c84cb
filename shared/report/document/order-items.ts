import type { PlanItem, ReportPlan } from '../../model/report-plan.ts';
import type { OutlineItem } from './outline-item.ts';

/** A place of the report: an item of the program's outline, the plan's item of it, or one of the team's own alone. */
export interface OrderedItem {
  readonly id: string;
  readonly standard: OutlineItem | null;
  readonly own: PlanItem | null;
}

/**
 * Every item in the plan's order, those that it doesn't name among them: what the outline has since (a region that came) stands after what it follows
 * there. What the plan names and the outline lacks (the other cohort's, whose project isn't there) keeps its place.
 */
export function completeItems(outline: readonly OutlineItem[], plan: ReportPlan | null): readonly PlanItem[] {
  const items: PlanItem[] = [...(plan?.items ?? [])];
  const known = new Set(items.map(({ id }) => id));
  outline.forEach(({ id }, at) => {
    if (known.has(id)) return;
    const before = outline[at - 1]?.id;
    const place = before === undefined ? -1 : items.findIndex((item) => item.id === before);
    items.splice(place + 1, 0, { kind: 'standard', id, shown: null });
    known.add(id);
  });
  return items;
}

/** Those that can be printed, in their order. */
export function orderItems(outline: readonly OutlineItem[], plan: ReportPlan | null): readonly OrderedItem[] {
  const standard = new Map(outline.map((item) => [item.id, item]));
  return completeItems(outline, plan).flatMap((own) => {
    const item = own.kind === 'standard' ? standard.get(own.id) : null;
    return item === undefined ? [] : [{ id: own.id, standard: item, own }];
  });
}
