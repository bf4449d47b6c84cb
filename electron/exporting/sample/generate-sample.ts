import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import { writeSafely } from '../../files/write-safely.ts';
import { sampleFiles } from './sample-files.ts';
import { sizeSample } from './plan/size-sample.ts';
import { writeSampleFile } from './write-sample-file.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Template } from '../../../shared/model/template.ts';
import type { WrittenSample, WrittenSheet } from './write-sample-file.ts';

export interface SampleRequest {
  readonly template: Template;
  /** Folder; made if it is not there. Files of the same names are replaced. */
  readonly out: string;
  /** Records wanted over all files; 0 for the fewest that will do. */
  readonly records: number;
  readonly seed: number;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

export interface SampleManifest {
  /** Names relative to the folder, in order. */
  readonly files: readonly {
    readonly file: string;
    readonly sheets: readonly WrittenSheet[];
    readonly contentHash: string;
  }[];
  readonly records: number;
  /** The fewest records that will do: `records` is this when fewer were asked for. */
  readonly minimum: number;
}

const MOST_RECORDS = 20_000_000;

/**
 * Writes 合成示例数据 of a cohort: spreadsheets of every kind whose import scores as `template.sample` says. The same seed and
 * number give the same contents. Errors: SAMPLE_TEMPLATE_BLANK, SAMPLE_RECORDS, SAMPLE_FOLDER, those of `writeSafely`; CANCELLED
 * when the signal says so, with whole files left in the folder.
 */
export async function generateSample(request: SampleRequest): Promise<Result<SampleManifest>> {
  const { template, out, records, seed, onProgress, signal } = request;
  if (!template.sample) return err(appError('SAMPLE_TEMPLATE_BLANK'));
  if (!Number.isInteger(records) || records < 0 || records > MOST_RECORDS)
    return err(appError('SAMPLE_RECORDS', { records, most: MOST_RECORDS }));
  try {
    await mkdir(out, { recursive: true });
  } catch (failure) {
    return err(
      appError('SAMPLE_FOLDER', {
        folder: out,
        reason: failure instanceof Error && 'code' in failure ? String(failure.code) : String(failure),
      }),
    );
  }
  const sized = sizeSample(template, records, seed);
  const files: SampleManifest['files'][number][] = [];
  let done = 0;
  for (const file of sampleFiles(template, sized.plans, sized.national, seed)) {
    let written: WrittenSample | null = null;
    try {
      const outcome = await writeSafely(
        join(out, file.file),
        async (temporary) => {
          written = await writeSampleFile(temporary, file, (more) => {
            signal?.throwIfAborted();
            done += more;
            onProgress?.(done, sized.records);
          });
        },
        { overwrite: true },
      );
      if (!outcome.ok) return outcome;
    } catch (failure) {
      if (signal?.aborted) return err(appError('CANCELLED'));
      throw failure;
    }
    files.push({ file: file.file, ...requireWritten(written) });
  }
  return ok({
    files,
    records: files.flatMap((file) => file.sheets).reduce((sum, sheet) => sum + sheet.records, 0),
    minimum: sized.minimum,
  });
}

function requireWritten(written: WrittenSample | null): WrittenSample {
  if (written === null) throw new Error('sample: a file was written without a tally');
  return written;
}
