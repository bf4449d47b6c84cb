import { appError } from '../../shared/base/app-error.ts';
import type { WritableExtension } from '../../shared/contract/file-kinds.ts';
import type { MethodChoice } from '../../shared/contract/method-choice.ts';
import type { Audience } from '../../shared/model/audience.ts';
import type { OperationInput } from '../../shared/contract/operations.ts';
import { host, invoke } from '../client/invoke.ts';
import { useAppearance } from './appearance.ts';
import { runJob } from './jobs.ts';
import { flushEdits } from './method-edits.ts';
import { fail, notify } from './notices.ts';

type ExportRequest = Pick<OperationInput<'export.write'>, 'what'> & {
  readonly format: Extract<OperationInput<'export.write'>['format'], WritableExtension>;
  /** Without ending. */
  readonly suggestedName: string;
  /** Shown while it runs. */
  readonly title: string;
  /** Left out: what the screens show. */
  readonly method?: MethodChoice;
  /** For a comparison: its methods, the first is the reference. */
  readonly compared?: readonly MethodChoice[];
  readonly unit?: string;
  /** Whom it is for; left out: what its kind is usually for. */
  readonly audience?: Audience;
  /** Handle of the earlier project, for the change since it. */
  readonly earlier?: string;
  /** Handle of the other cohort's project, for the report over both. */
  readonly other?: string;
  /** Handle of the team's Word document that the report is written into. */
  readonly template?: string;
  /** Of the audit log the entries wanted; left out: all. */
  readonly audit?: NonNullable<OperationInput<'export.write'>['audit']>;
};

/** Has the host write one export of what the screens show and hands the file over. */
export async function exportFile({
  what,
  format,
  suggestedName,
  title,
  method,
  compared,
  unit,
  audience,
  earlier,
  other,
  template,
  audit,
}: ExportRequest): Promise<void> {
  if (!(await flushEdits())) return;
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
      language: useAppearance.getState().language,
      overwrite: true,
      job,
      ...(method === undefined ? {} : { method }),
      ...(compared === undefined ? {} : { compared: [...compared] }),
      ...(unit === undefined ? {} : { unit }),
      ...(audience === undefined ? {} : { audience }),
      ...(earlier === undefined ? {} : { earlier }),
      ...(other === undefined ? {} : { other }),
      ...(template === undefined ? {} : { template }),
      ...(audit === undefined ? {} : { audit }),
    }),
  );
  if (!written.ok) return fail(written);
  for (const warning of written.value.warnings) notify('warning', warning);
  const delivered = await host().deliver(target.value);
  if (!delivered.ok) return fail(delivered);
  notify('success', appError('SCREEN_EXPORTED', { name: target.value.name }));
}
