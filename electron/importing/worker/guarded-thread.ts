import { basename } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { appError } from '../../../shared/base/app-error.ts';
import { err } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';

/** docs/TRUST "Reading spreadsheets": a reader that shows no progress for a minute, or wants more than 1 GB (`checkHeap`), is ended. */
export const STALLED_AFTER_MS = 60_000;
/** The engine's limit, behind that of `checkHeap`: reached by a large piece it would end the process, not the thread. */
const HEAP_MB = 2048;
/** Blocks live for a moment only: a small nursery keeps the peak down at no cost in time. */
const YOUNG_MB = 32;

const ENDS_WITHIN_MS = 1_000;

export function startGuarded(file: URL): Worker {
  return new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB } });
}

export function codeOfEnd(fault: unknown): 'READER_MEMORY' | 'READER_FAULT' {
  const code = fault instanceof Error && 'code' in fault ? fault.code : null;
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'READER_MEMORY' : 'READER_FAULT';
}

/** What a thread of `answerGuarded` posts. */
export type GuardedReply<Answer> =
  /** It has got on. */
  { readonly type: 'alive' } | { readonly type: 'answer'; readonly answer: Result<Answer> };

/**
 * Asks one question about one file of a thread of its own, which is ended afterwards, and before that when it is called off, stalls or
 * grows (READER_STALLED, READER_MEMORY, READER_FAULT, CANCELLED, with the file's name). `file`: a module that calls `answerGuarded`.
 */
export async function askGuarded<Question extends { readonly path: string }, Answer>(
  file: URL,
  question: Question,
  signal?: AbortSignal,
): Promise<Result<Answer>> {
  const ended = (code: string): Result<never> => err(appError(code, {}, { file: basename(question.path) }));
  if (signal?.aborted === true) return ended('CANCELLED');
  const worker = startGuarded(file);
  let watchdog: NodeJS.Timeout | undefined;
  let cancel: () => void = () => undefined;
  try {
    return await new Promise<Result<Answer>>((resolve) => {
      const watch = (): void => {
        clearTimeout(watchdog);
        watchdog = globalThis.setTimeout(() => resolve(ended('READER_STALLED')), STALLED_AFTER_MS);
      };
      cancel = () => resolve(ended('CANCELLED'));
      signal?.addEventListener('abort', cancel, { once: true });
      worker.on('message', (reply: GuardedReply<Answer>) => (reply.type === 'alive' ? watch() : resolve(reply.answer)));
      worker.on('error', (fault) => resolve(ended(codeOfEnd(fault))));
      worker.on('exit', () => resolve(ended('READER_FAULT')));
      watch();
      worker.postMessage(question);
    });
  } finally {
    clearTimeout(watchdog);
    signal?.removeEventListener('abort', cancel);
    // A thread inside SQLite or a system call ends only after it; the answer doesn't wait for that.
    await Promise.race([worker.terminate(), setTimeout(ENDS_WITHIN_MS, null, { ref: false })]);
  }
}
