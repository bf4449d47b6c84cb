import type { FileHandle } from '../../../shared/contract/host-api.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import type {
  ImportOutcome,
  ImportPlan,
  ImportPreview,
  PlannedSheet,
  SlipOutcome,
} from '../../../shared/contract/outputs.ts';
import { host, invoke } from '../../client/invoke.ts';
import { runJob } from '../../state/jobs.ts';
import { fail } from '../../state/notices.ts';
import { sheetExtensions } from '../../../shared/contract/file-kinds.ts';
import { flushEdits, showChange } from '../../state/method-edits.ts';
import { createProjectStore, projectWatch } from '../../state/project-store.ts';

/** Choose → plan → preview → done. Kept outside the screen, so that looking at another screen loses nothing. */
export type ImportFlow =
  | { readonly step: 'choose' }
  | ({ readonly step: 'plan' } & Planned)
  | ({ readonly step: 'preview'; readonly preview: ImportPreview } & Planned)
  | { readonly step: 'done'; readonly outcome: ImportOutcome };

interface Planned {
  readonly plan: ImportPlan;
  readonly files: readonly FileHandle[];
  /** Files that a batch holds are read anew. */
  readonly again: boolean;
}

interface ImportState {
  readonly flow: ImportFlow;
  /** What became of the return slips of the plan that were taken, by their handles. */
  readonly taken: Readonly<Record<string, SlipOutcome>>;
  readonly busy: boolean;
}
const beginning: ImportState = { flow: { step: 'choose' }, taken: {}, busy: false };
export const useImportFlow = createProjectStore<ImportState>(() => beginning);

export function stepTo(flow: ImportFlow): void {
  useImportFlow.setState({ flow });
}

/** After an import: another. One that is under way stays as it is. */
export function beginAgain(): void {
  if (useImportFlow.getState().flow.step === 'done') stepTo({ step: 'choose' });
}

export async function chooseFiles(title: string): Promise<void> {
  const chosen = await host().openFiles({
    purpose: 'sheets',
    extensions: [...sheetExtensions],
    multiple: true,
  });
  if (!chosen.ok) return fail(chosen);
  await planFiles(chosen.value, title);
}

/** `again`: files that a batch holds are read anew. */
export async function planFiles(files: readonly FileHandle[], title: string, again = false): Promise<void> {
  if (files.length === 0) return;
  await whileBusy(async (here) => {
    const plan = await runJob(title, (job) =>
      invoke('import.plan', { files: files.map((file) => file.handle), job, ...(again ? { again } : {}) }),
    );
    if (!here()) return;
    if (plan.ok) useImportFlow.setState({ taken: {} });
    if (plan.ok) stepTo({ step: 'plan', plan: plan.value, files, again });
    else fail(plan);
  });
}

/** Changes one sheet of the plan; the answer takes its place. Gives the sheet as it is then, null when refused. */
export async function changeSheet(
  change: Omit<OperationInput<'import.change-sheet'>, 'plan'>,
): Promise<PlannedSheet | null> {
  const { flow } = useImportFlow.getState();
  if (flow.step !== 'plan') return null;
  const here = projectWatch();
  const changed = await invoke('import.change-sheet', { plan: flow.plan.plan, ...change });
  if (!here()) return null;
  if (!changed.ok) {
    fail(changed);
    return null;
  }
  const files = flow.plan.files.map((file, at) =>
    at === change.file
      ? { ...file, sheets: file.sheets.map((sheet, s) => (s === change.sheet ? changed.value : sheet)) }
      : file,
  );
  stepTo({ ...flow, plan: { ...flow.plan, files } });
  return changed.value;
}

/** The mapping of one sheet for all that are like it; how many they are, and how many tables are still to be mapped. Null when refused. */
export async function mapAlike(
  place: Omit<OperationInput<'import.map-alike'>, 'plan'>,
): Promise<{ readonly count: number; readonly left: number } | null> {
  const { flow } = useImportFlow.getState();
  if (flow.step !== 'plan') return null;
  const here = projectWatch();
  const mapped = await invoke('import.map-alike', { plan: flow.plan.plan, ...place });
  if (!here()) return null;
  if (!mapped.ok) {
    fail(mapped);
    return null;
  }
  const { sheets, left } = mapped.value;
  const planned = new Map(sheets.map((each) => [`${each.file} ${each.sheet}`, each.planned]));
  const files = flow.plan.files.map((file, f) => ({
    ...file,
    sheets: file.sheets.map((sheet, s) => planned.get(`${f} ${s}`) ?? sheet),
  }));
  stepTo({ ...flow, plan: { ...flow.plan, files } });
  return { count: sheets.length, left };
}

export async function previewImport(title: string): Promise<void> {
  const { flow } = useImportFlow.getState();
  if (flow.step !== 'plan' && flow.step !== 'preview') return;
  await whileBusy(async (here) => {
    const preview = await runJob(title, (job) => invoke('import.preview', { plan: flow.plan.plan, job }));
    if (!here()) return;
    if (preview.ok) stepTo({ ...flow, step: 'preview', preview: preview.value });
    else fail(preview);
  });
}

export async function commitImport(title: string, note: string): Promise<void> {
  const { flow } = useImportFlow.getState();
  if (flow.step !== 'plan' && flow.step !== 'preview') return;
  // An import holds the project for itself: what is edited goes first.
  await flushEdits();
  await whileBusy(async (here) => {
    const outcome = await runJob(title, (job) =>
      invoke('import.commit', { plan: flow.plan.plan, job, ...(note.trim() ? { note: note.trim() } : {}) }),
    );
    if (!here()) return;
    if (!outcome.ok) return fail(outcome);
    await showChange(outcome.value);
    stepTo({ step: 'done', outcome: outcome.value });
  });
}

/** The answers of a filled return slip: numbers count, words are noted, and the lines close. */
export async function takeSlip(handle: string, title: string): Promise<void> {
  await flushEdits();
  await whileBusy(async (here) => {
    const answer = await runJob(title, () => invoke('worklist.import-slip', { file: handle }));
    if (!here()) return;
    if (!answer.ok) return fail(answer);
    await showChange(answer.value);
    useImportFlow.setState(({ taken }) => ({ taken: { ...taken, [handle]: answer.value.outcome } }));
  });
}

/** Back from the preview, or to the plan of the same files read anew. */
export function backToPlan(): void {
  const { flow } = useImportFlow.getState();
  if (flow.step !== 'preview') return;
  const { plan, files, again } = flow;
  stepTo({ step: 'plan', plan, files, again });
}

export async function readAgain(title: string): Promise<void> {
  const { flow } = useImportFlow.getState();
  if (flow.step !== 'plan') return;
  await invoke('import.discard', { plan: flow.plan.plan });
  await planFiles(flow.files, title, true);
}

export async function discardImport(): Promise<void> {
  const { flow } = useImportFlow.getState();
  stepTo({ step: 'choose' });
  if (flow.step === 'plan' || flow.step === 'preview') await invoke('import.discard', { plan: flow.plan.plan });
}

/** `here` says after waiting whether the project is still the one that was asked for: another has a flow of its own. */
async function whileBusy(work: (here: () => boolean) => Promise<void>): Promise<void> {
  const here = projectWatch();
  useImportFlow.setState({ busy: true });
  try {
    await work(here);
  } finally {
    if (here()) useImportFlow.setState({ busy: false });
  }
}
