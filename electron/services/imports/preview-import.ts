import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { ImportPreview } from '../../../shared/contract/outputs.ts';
import { worklistEffect } from '../../../shared/report/worklist/worklist-effect.ts';
import { asResult, breathe, inTurns } from '../app/jobs.ts';
import type { Job } from '../app/jobs.ts';
import { datasetOf } from '../app/project-session.ts';
import { projectWorklist } from '../app/project-worklist.ts';
import { timestamp } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { historyEffect } from './history-effect.ts';
import { importEffect } from './import-effect.ts';
import type { ImportPreparation } from './import-preparation.ts';
import { stageSheets } from './stage-sheets.ts';

/** What the import would bring and change; what was read stays staged for its commit. */
export async function previewImport(
  context: ServiceContext,
  plan: string,
  preparation: ImportPreparation,
  job: Job,
): Promise<Result<ImportPreview>> {
  const { session, reader } = preparation;
  const sheets = await stageSheets(preparation, job);
  await reader.kill();
  if (!sheets.ok) return sheets;
  const { staged, batch, reported } = sheets.value;
  batch.sheets.forEach((_, place) => preparation.previewed.add(place));
  const before = session.store.measureTable();
  const now = timestamp(context);
  const after = await inTurns(staged.preview({ ...batch, now }), job.signal);
  if (!after.ok) return after;
  const { replaced, replacements, table } = after.value;
  const history = historyEffect(session.store.history(), after.value.history);
  const effect = await inTurns(asResult(importEffect(session, before, table)), job.signal);
  if (!effect.ok) return effect;
  const files = reported.map(({ file, sheets: held }) => ({ name: file, sheets: held }));
  const was = projectWorklist(session);
  await breathe();
  const is = projectWorklist(session, session.store.workingMethod(), {
    dataset: datasetOf(session.store, table),
    batches: [...session.store.batches(), { id: staged.batch, at: now, status: 'active', files }],
  });
  return ok({
    plan,
    files: reported,
    replaced,
    replacements,
    ...effect.value,
    history,
    worklist: worklistEffect(was, is),
  });
}
