import type { PlanItem } from '../../model/report-plan.ts';
import type { OutlineItem } from './outline-item.ts';

/** What edits of the structure go by: the level of each heading, by the item's id; no level: no heading. */
export type HeadingLevels = ReadonlyMap<string, 1 | 2 | 3>;

export function headingLevels(outline: readonly OutlineItem[], items: readonly PlanItem[]): HeadingLevels {
  return new Map([
    ...outline.flatMap(({ id, level }) => (level === undefined ? [] : [[id, level] as const])),
    ...items.flatMap((item) => (item.kind === 'heading' ? [[item.id, item.level] as const] : [])),
  ]);
}

/** The items with the one moved a place; a heading goes with all that stands under it, past the section before or after it. The same items where there is no place. */
export function moveItem(
  items: readonly PlanItem[],
  id: string,
  direction: 'up' | 'down',
  levels: HeadingLevels,
): readonly PlanItem[] {
  const from = items.findIndex((item) => item.id === id);
  if (from < 0) return items;
  const to = endOf(items, from, levels);
  const part = items.slice(from, to);
  const rest = [...items.slice(0, from), ...items.slice(to)];
  const place =
    direction === 'up'
      ? placeBefore(rest, from, levels.get(id), levels)
      : placeAfter(rest, from, levels.get(id), levels);
  return place === null ? items : [...rest.slice(0, place), ...part, ...rest.slice(place)];
}

/** Behind the last item that belongs to the one at `from`: of a heading all to the next of its level or above. */
function endOf(items: readonly PlanItem[], from: number, levels: HeadingLevels): number {
  const level = levels.get(items[from]?.id ?? '');
  if (level === undefined) return from + 1;
  const next = items.findIndex((item, at) => at > from && (levels.get(item.id) ?? 4) <= level);
  return next < 0 ? items.length : next;
}

function placeBefore(
  rest: readonly PlanItem[],
  at: number,
  level: number | undefined,
  levels: HeadingLevels,
): number | null {
  if (at === 0) return null;
  if (level === undefined) return at - 1;
  const before = rest.slice(0, at).findLastIndex((item) => (levels.get(item.id) ?? 4) <= level);
  return before < 0 ? null : before;
}

function placeAfter(
  rest: readonly PlanItem[],
  at: number,
  level: number | undefined,
  levels: HeadingLevels,
): number | null {
  if (at >= rest.length) return null;
  return level === undefined ? at + 1 : endOf(rest, at, levels);
}

/** The items with a new one right behind another; at the end where there is none of that id. */
export function insertItem(items: readonly PlanItem[], item: PlanItem, after: string | null): readonly PlanItem[] {
  const at = items.findIndex(({ id }) => id === after);
  return at < 0 ? [...items, item] : [...items.slice(0, at + 1), item, ...items.slice(at + 1)];
}

/** An id that no item or box has: `text-1`, `text-2` … */
export function freshId(kind: string, taken: readonly { readonly id: string }[]): string {
  let number = 1;
  while (taken.some(({ id }) => id === `${kind}-${number}`)) number += 1;
  return `${kind}-${number}`;
}
