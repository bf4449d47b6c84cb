import type { WritableExtension } from '../../shared/contract/file-kinds.ts';
import type { MethodChoice } from '../../shared/contract/method-choice.ts';
import type { Audience } from '../../shared/model/audience.ts';
import type { ExportOutcome } from '../../shared/contract/outputs.ts';
import type { OperationInput } from '../../shared/contract/operations.ts';
import { host, invoke } from '../client/invoke.ts';
import { useAppearance } from './appearance.ts';
import { runJob } from './jobs.ts';
import { flushEdits } from './method-edits.ts';
import { fail, notify } from './notices.ts';
import { usePatternFile } from './pattern-file.ts';
import { tellExported } from './tell-exported.ts';

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
  /** Ids of the tables wanted, of all of the report. */
  readonly tables?: readonly string[];
  /** Of unit reports: of whom; in an archive, as what; and whether the rank is said. */
  readonly units?: readonly string[];
  readonly files?: 'docx' | 'pdf';
  readonly ranks?: boolean;
  /** Handle of the earlier project, for the change since it. */
  readonly earlier?: string;
  /** Handle of the other cohort's project, for the report over both. */
  readonly other?: string;
  /** Handle of the team's Word document that the report is written into. */
  readonly template?: string;
  /** Of the audit log the entries wanted; left out: all. */
  readonly audit?: NonNullable<OperationInput<'export.write'>['audit']>;
};

/** Has the host write one export of what the screens show and hands the file over; null: nothing was written. */
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
  tables,
  units,
  files,
  ranks,
}: ExportRequest): Promise<ExportOutcome | null> {
  if (!(await flushEdits())) return null;
  const target = await host().saveFile({ suggestedName: `${suggestedName}.${format}`, extension: format });
  if (!target.ok) return failed(target);
  if (target.value === null) return null;
  const { handle } = target.value;
  const { own: patterns } = usePatternFile.getState();
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
      ...(patterns !== null && (what === 'report' || what === 'all') ? { patterns: patterns.text } : {}),
      ...(tables === undefined ? {} : { tables: [...tables] }),
      ...(units === undefined ? {} : { units: [...units] }),
      ...(files === undefined ? {} : { files }),
      ...(ranks === undefined ? {} : { ranks }),
    }),
  );
  if (!written.ok) return failed(written);
  for (const warning of written.value.warnings) notify('warning', warning);
  const delivered = await host().deliver(target.value);
  if (!delivered.ok) return failed(delivered);
  tellExported(target.value.name);
  return written.value;
}

function failed(refusal: Parameters<typeof fail>[0]): null {
  fail(refusal);
  return null;
}
