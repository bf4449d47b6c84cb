import type { UndoStep } from '../../shared/contract/outputs.ts';
import { thisWindow } from '../client/this-window.ts';
import { writesAnswered } from '../client/project-writes.ts';
import { fetchSnapshot, settled } from './method-edits.ts';
import { useWorkbench } from './workbench.ts';
import { createProjectStore } from './project-store.ts';

/** What another window on the same project did last, as long as it is news. */
export const useOtherWindow = createProjectStore<{ readonly step: UndoStep | null }>(() => ({ step: null }));

/** How long it is shown that another window is at work, in milliseconds. */
const NEWS = 60_000;
let timer = 0;

export function isOthers({ window }: UndoStep): boolean {
  return window !== undefined && window !== thisWindow;
}

/** The project changed: shows it as it stands, and whose change it was where another window made it. */
export async function takeChange({
  revision,
  window,
}: {
  readonly revision: number;
  readonly window?: string;
}): Promise<void> {
  // This window's own change may be told before its answer is here.
  await Promise.all([settled(), writesAnswered()]);
  const before = useWorkbench.getState().snapshot?.revision ?? -1;
  if (before < revision) await fetchSnapshot();
  const step = useWorkbench.getState().snapshot?.undo.undo ?? null;
  // After an undo the newest step is an older one, which nobody did just now.
  noteOther(window, step !== null && step.entry > before ? step : null);
}

/** Another window wrote; `step`: what it did, null where it took something back. */
function noteOther(window: string | undefined, step: UndoStep | null): void {
  if (window === undefined || window === thisWindow) return;
  clearTimeout(timer);
  useOtherWindow.setState({ step });
  timer = globalThis.window?.setTimeout(() => useOtherWindow.setState({ step: null }), NEWS) ?? 0;
}
