import type { GridId, GridView, KeptGrids, NamedView } from '../../shared/model/grid-view.ts';
import { ownView } from '../../shared/model/grid-view.ts';
import { invoke } from '../client/invoke.ts';
import { fail } from './notices.ts';
import { createProjectStore, projectWatch } from './project-store.ts';
import { useWorkbench } from './workbench.ts';

/** A filter is typed letter by letter: it is kept once the typing rests, in ms. */
const RESTED = 400;

/** How the grids stand, and the views that have a name; kept among the user's settings, by project. */
export const useGridViews = createProjectStore<KeptGrids>(() => ({ shown: {}, named: {} }));

const waiting = new Map<GridId, ReturnType<typeof setTimeout>>();

export function viewOf(grid: GridId): GridView {
  return useGridViews.getState().shown[grid] ?? ownView;
}

/** Takes over how the grids stood when the project was shown last; what was arranged before the answer came stays. */
export async function takeKeptGrids(project: string): Promise<void> {
  const here = projectWatch();
  const kept = await invoke('app.grids', { of: project });
  if (!here()) return;
  if (!kept.ok) return fail(kept);
  useGridViews.setState(({ shown }) => ({ named: kept.value.named, shown: { ...kept.value.shown, ...shown } }));
}

export function arrange(grid: GridId, part: Partial<GridView>): void {
  const next = { ...viewOf(grid), ...part };
  useGridViews.setState(({ shown }) => ({ shown: { ...shown, [grid]: next } }));
  const project = useWorkbench.getState().snapshot?.project;
  clearTimeout(waiting.get(grid));
  if (project === undefined) return;
  waiting.set(
    grid,
    setTimeout(() => void keep({ of: project, grid, shown: next }), RESTED),
  );
}

export function keepNamed(grid: GridId, views: readonly NamedView[]): void {
  useGridViews.setState(({ named }) => ({ named: { ...named, [grid]: views } }));
  const project = useWorkbench.getState().snapshot?.project;
  if (project !== undefined) void keep({ of: project, grid, named: views });
}

async function keep(input: Parameters<typeof invoke<'app.keep-grid'>>[1]): Promise<void> {
  const kept = await invoke('app.keep-grid', input);
  if (!kept.ok) fail(kept);
}
