import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import type { SavedFile } from '../../../shared/contract/outputs.ts';
import { bareMessageText } from '../../../shared/messages/message-text.ts';
import type { Proposal, ProposedSheet } from '../../../shared/model/given-mapping.ts';
import { writeSafely } from '../../files/write-safely.ts';
import { isTable } from '../../importing/plan-sheet.ts';
import { savedFile } from '../app/saved-file.ts';
import { resolveHandle } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import type { ChosenFile, ChosenSheet } from './import-preparation.ts';

const SAMPLES_MOST = 4;

/** The tables of a plan as they would be read, for a person to edit. Nothing is imported. */
export async function writeProposal(
  context: ServiceContext,
  files: readonly ChosenFile[],
  { target, language, overwrite = false }: OperationInput<'import.propose'>,
): Promise<Result<SavedFile>> {
  const path = resolveHandle(context, target, 'write');
  if (!path.ok) return path;
  const said = (errors: readonly AppError[]): string[] => errors.map((one) => bareMessageText(one, language));
  const proposal = {
    kind: 'workbench-mappings',
    version: 1,
    sheets: files.flatMap((file) =>
      file.sheets
        .filter(({ plan }) => isTable(plan.status))
        .map((chosen) => proposedSheet(basename(file.path), chosen, said)),
    ),
  } satisfies Proposal;
  const written = await writeSafely(
    path.value,
    (temporary) => writeFile(temporary, `${JSON.stringify(proposal, null, 2)}\n`),
    { overwrite },
  );
  return written.ok ? savedFile(context, path.value) : written;
}

function proposedSheet(
  file: string,
  { include, plan }: ChosenSheet,
  said: (errors: readonly AppError[]) => string[],
): ProposedSheet {
  const { profile, mapping, recognition } = plan;
  const samples = new Map(profile?.columns.map((column) => [column.column, column.samples]));
  // In a sheet of no clear kind the headings stand ready to be given a meaning.
  const columns =
    mapping?.columns ??
    (profile?.columns ?? []).map(({ column, path }) => ({
      column,
      heading: path.join(' / '),
      field: 'ignore' as const,
    }));
  const {
    version: _,
    fingerprint: __,
    columns: ___,
    ...held
  } = mapping ?? {
    version: 1,
    fingerprint: '',
    columns: [],
    kind: null,
    layout: null,
    headerRows: profile?.header ?? null,
  };
  const confidence = recognition?.scores.find(({ kind }) => kind === plan.kind)?.score ?? null;
  return {
    file,
    sheet: plan.sheet,
    include,
    ...held,
    columns: columns.map((column) => ({
      ...column,
      samples: (samples.get(column.column) ?? []).slice(0, SAMPLES_MOST),
    })),
    status: plan.status,
    confidence,
    for: said(plan.reasons),
    against: said([...plan.doubts.map(({ says }) => says), ...plan.against]),
    missing: plan.missing,
    unknown: plan.unknown,
    titles: profile?.titles ?? [],
    notes: profile?.notes ?? [],
  };
}
