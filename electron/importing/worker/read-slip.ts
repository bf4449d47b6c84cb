import type { Result } from '../../../shared/base/result.ts';
import type { ReturnSlip } from '../../../shared/model/return-slip.ts';
import { askGuarded } from './guarded-thread.ts';

export interface SlipQuestion {
  readonly path: string;
}

/** A slip with what a project keeps of its file. */
export interface SlipFile extends ReturnSlip {
  readonly contentHash: string;
  readonly bytes: number;
}

/** Beside this file: sources run as TypeScript, bundles as JavaScript. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './slip-worker.ts' : './slip-worker.js', import.meta.url);

/** Reads a filled return slip in a thread that can be ended. Errors: SLIP_NONE for a workbook that is none, those of reading a file. */
export function readSlip(path: string, signal?: AbortSignal): Promise<Result<SlipFile>> {
  return askGuarded<SlipQuestion, SlipFile>(workerFile, { path }, signal);
}
