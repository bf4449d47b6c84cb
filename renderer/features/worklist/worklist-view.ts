import { createProjectStore } from '../../state/project-store.ts';
import { noFilter } from './worklist-rows.ts';
import type { Grouping, WorklistFilter } from './worklist-rows.ts';

/** How the list is looked at: kept outside the screen, so that who went to a line's place comes back to the same lines. */
interface WorklistView {
  readonly filter: WorklistFilter;
  readonly grouping: Grouping;
  readonly selected: ReadonlySet<string>;
  /** The line that has, or last had, the focus of the grid, and its row then. */
  readonly focused: { readonly id: string; readonly row: number } | null;
}

export const useWorklistView = createProjectStore<WorklistView>(() => ({
  filter: noFilter,
  grouping: 'kind',
  selected: new Set(),
  focused: null,
}));

export function changeFilter(part: Partial<WorklistFilter>): void {
  useWorklistView.setState(({ filter }) => ({ filter: { ...filter, ...part } }));
}

export function filterBy(part: Grouping, value: string | undefined): void {
  const { [part]: _, ...others } = useWorklistView.getState().filter.of;
  changeFilter({ of: value === undefined ? others : { ...others, [part]: value } });
}

/** Selects lines, or lets them go where all of them are selected. */
export function toggleSelected(ids: readonly string[]): void {
  useWorklistView.setState(({ selected }) => ({
    selected: ids.every((id) => selected.has(id))
      ? new Set([...selected].filter((id) => !ids.includes(id)))
      : new Set([...selected, ...ids]),
  }));
}
