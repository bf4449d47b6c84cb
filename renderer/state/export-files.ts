import { appError } from '../../shared/base/app-error.ts';
import type { WritableExtension } from '../../shared/contract/host-api.ts';
import type { OperationInput } from '../../shared/contract/operations.ts';
import { host, invoke } from '../client/session.ts';
import { useAppearance } from './appearance.ts';
import { runJob } from './jobs.ts';
import { notify } from './notices.ts';
import { fail } from './project-actions.ts';
import { useWorkbench } from './workbench.ts';

type ExportRequest = Pick<OperationInput<'export.write'>, 'what'> & {
  readonly format: Extract<OperationInput<'export.write'>['format'], WritableExtension>;
  /** Without ending. */
  readonly suggestedName: string;
  /** Shown while it runs. */
  readonly title: string;
  readonly scenarios?: readonly string[];
  readonly unit?: string;
  /** Handle of the earlier project, for the change since it. */
  readonly earlier?: string;
};

/** Has the host write one export of the saved project and hands the file over. Says so when there are edits that the file can't hold. */
export async function exportFile({
  what,
  format,
  suggestedName,
  title,
  scenarios,
  unit,
  earlier,
}: ExportRequest): Promise<void> {
  if (useWorkbench.getState().past.length > 0) notify('info', appError('SCREEN_EXPORT_BASELINE'));
  const target = await host().saveFile({ suggestedName: `${suggestedName}.${format}`, extension: format });
  if (!target.ok) return fail(target);
  if (target.value === null) return;
  const { handle } = target.value;
  const written = await runJob(title, (job) =>
    invoke('export.write', {
      // The host's dialog has asked about overwriting.
      what,
      format,
      target: handle,
      scenario: null,
      language: useAppearance.getState().language,
      overwrite: true,
      job,
      ...(scenarios === undefined ? {} : { scenarios: [...scenarios] }),
      ...(unit === undefined ? {} : { unit }),
      ...(earlier === undefined ? {} : { earlier }),
    }),
  );
  if (!written.ok) return fail(written);
  for (const warning of written.value.warnings) notify('warning', warning);
  const delivered = await host().deliver(target.value);
  if (!delivered.ok) return fail(delivered);
  notify('success', appError('SCREEN_EXPORTED', { name: target.value.name }));
}

/** Fetches the project's lists again after an operation that doesn't give them. */
export async function refreshSnapshot(): Promise<void> {
  const snapshot = await invoke('project.snapshot', {});
  if (!snapshot.ok) return fail(snapshot);
  const { snapshot: held } = useWorkbench.getState();
  // Runs and analyses change nothing that scores depend on: the rest of the state stays as it is.
  if (snapshot.value !== null && held !== null && held.file === snapshot.value.file)
    useWorkbench.setState({
      snapshot: { ...held, runs: snapshot.value.runs, scenarios: snapshot.value.scenarios, undo: snapshot.value.undo },
    });
}
