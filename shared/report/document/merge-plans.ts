import type { PlanBox, PlanItem, ReportPlan } from '../../model/report-plan.ts';

export interface MergedPlan {
  readonly plan: ReportPlan;
  /** Items and boxes that came from theirs. */
  readonly added: number;
  /** What both have and say differently: mine stays, these are the ids. */
  readonly kept: readonly string[];
}

/**
 * My plan with what a colleague's has beside it: its own headings, texts and boxes where they follow, and a text, title or visibility of an item that
 * mine leaves as the program has it. What both have changed stays mine, and is said. My order stands.
 */
export function mergePlans(mine: ReportPlan, theirs: ReportPlan): MergedPlan {
  const items = [...mine.items];
  const kept: string[] = [];
  let added = 0;
  theirs.items.forEach((item, at) => {
    const place = items.findIndex(({ id }) => id === item.id);
    const own = items[place];
    if (own === undefined) {
      const before = theirs.items.slice(0, at).findLast(({ id }) => items.some((one) => one.id === id));
      items.splice(before === undefined ? 0 : items.findIndex(({ id }) => id === before.id) + 1, 0, item);
      added += isUntouched(item) ? 0 : 1;
    } else if (isUntouched(own) && !isUntouched(item)) {
      items[place] = item;
      added += 1;
    } else if (!isUntouched(item) && !isSame(own, item)) kept.push(item.id);
  });
  const boxes: PlanBox[] = [...mine.boxes];
  for (const box of theirs.boxes) {
    const own = boxes.find(({ id }) => id === box.id);
    if (own === undefined) {
      boxes.push(box);
      added += 1;
    } else if (!isSame(own, box)) kept.push(box.id);
  }
  return { plan: { version: 1, items, boxes }, added, kept };
}

/** As the program has it. */
function isUntouched(item: PlanItem): boolean {
  return item.kind === 'standard' && item.shown === null && !item.title?.trim() && !item.text?.trim();
}

function isSame(one: PlanItem | PlanBox, other: PlanItem | PlanBox): boolean {
  const sorted = (value: PlanItem | PlanBox): string =>
    JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(one) === sorted(other);
}
