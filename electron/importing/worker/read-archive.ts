import type { Result } from '../../../shared/base/result.ts';
import type { UnpackedArchive, Unpacking } from '../open/unpack-archive.ts';
import { askGuarded } from './guarded-thread.ts';

/** Beside this file: sources run as TypeScript, bundles as JavaScript. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './archive-worker.ts' : './archive-worker.js',
  import.meta.url,
);

/** Unpacks the tables of a zip in a thread that can be ended. Errors as of `unpackArchive` and `askGuarded`. */
export function readArchive(question: Unpacking, signal: AbortSignal): Promise<Result<UnpackedArchive>> {
  return askGuarded<Unpacking, UnpackedArchive>(workerFile, question, signal);
}
