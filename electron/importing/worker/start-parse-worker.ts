import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { appError } from '../../../shared/base/app-error.ts';
import { err } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { CollectedRecord, SheetReport } from '../../../shared/model/collected-record.ts';
import type { ImportContext } from '../headings/import-context.ts';
import type { PlanOptions, SheetPlan } from '../plan-sheet.ts';
import type { ParseReply, ParseRequest, PlannedWorkbook } from './parse-protocol.ts';
import { decodeRecords } from './record-block.ts';

/** What a parse gives while it runs; an Err from `records` or `sheet` ends it with that error. */
export interface ParseReceiver {
  /** `share`: how much of the file has been read, 0–1. */
  records(sheet: number, records: readonly CollectedRecord[], rows: number, share: number): Result<unknown>;
  sheet(sheet: number, report: SheetReport): Result<unknown>;
}

export interface ParseWorker {
  plan(path: string, context: ImportContext, options: PlanOptions): Promise<Result<PlannedWorkbook>>;
  parse(
    path: string,
    contentHash: string,
    plans: readonly SheetPlan[],
    context: ImportContext,
    receiver: ParseReceiver,
  ): Promise<Result<unknown>>;
  /** Ends it at once; a request under way answers CANCELLED, and nothing more is received. */
  kill(): Promise<void>;
}

/** docs/TRUST "Reading spreadsheets": a reader that shows no progress for a minute, or wants more than 1 GB, is ended. */
const STALLED_AFTER_MS = 60_000;
const HEAP_MB = 1024;
/** Blocks live for a moment only: a small nursery keeps the peak down at no cost in time. */
const YOUNG_MB = 32;

/** Beside this file: sources run as TypeScript, bundles as JavaScript. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './parse-worker.ts' : './parse-worker.js',
  import.meta.url,
);

export function startParseWorker(signal: AbortSignal): ParseWorker {
  const worker = new Worker(workerFile, {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  let settle: ((result: Result<never>) => void) | null = null;
  const fail = (code: string, path: string): void =>
    settle?.(err(appError(code, {}, path === '' ? {} : { file: basename(path) })));
  let current = '';
  let onReply: (reply: ParseReply) => void = () => undefined;
  let watchdog: NodeJS.Timeout | undefined;
  const watch = (): void => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => {
      fail('READER_STALLED', current);
      void worker.terminate();
    }, STALLED_AFTER_MS);
  };
  worker.on('message', (reply: ParseReply) => {
    watch();
    onReply(reply);
  });
  worker.on('error', (error: NodeJS.ErrnoException) =>
    fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'READER_MEMORY' : 'READER_FAULT', current),
  );
  worker.on('exit', () => fail('CANCELLED', current));
  const kill = async (): Promise<void> => {
    clearTimeout(watchdog);
    await worker.terminate();
  };
  signal.addEventListener('abort', () => void kill(), { once: true });

  const ask = <T>(
    request: Extract<ParseRequest, { path: string }>,
    reply: (answer: ParseReply, done: (result: Result<T>) => void) => void,
  ): Promise<Result<T>> =>
    new Promise((resolve, reject) => {
      const done = (result: Result<T>): void => {
        clearTimeout(watchdog);
        settle = null;
        resolve(result);
      };
      const give = (answer: ParseReply): void => {
        // What was on its way when the work was called off comes too late: the project may be closed by now.
        if (signal.aborted) return;
        try {
          reply(answer, done);
        } catch (fault) {
          settle = null;
          reject(fault);
          void kill();
        }
      };
      if (signal.aborted) {
        done(err(appError('CANCELLED')));
        return;
      }
      settle = done;
      current = request.path;
      onReply = give;
      watch();
      worker.postMessage(request satisfies ParseRequest);
    });

  return {
    plan: (path, context, options) =>
      ask({ type: 'plan', path, context, options }, (answer, done: (result: Result<PlannedWorkbook>) => void) => {
        if (answer.type === 'planned') done(answer.result);
      }),
    parse: (path, contentHash, plans, context, receiver) =>
      ask({ type: 'parse', path, contentHash, plans, context }, (answer, done: (result: Result<unknown>) => void) => {
        if (answer.type === 'parsed') {
          done(answer.result);
          return;
        }
        if (answer.type === 'planned') return;
        const taken =
          answer.type === 'block'
            ? receiver.records(answer.sheet, decodeRecords(answer.block), answer.rows, answer.share)
            : receiver.sheet(answer.sheet, answer.report);
        if (!taken.ok) {
          done(taken);
          void kill();
        } else if (answer.type === 'block') {
          worker.postMessage({ type: 'more' } satisfies ParseRequest);
        }
      }),
    kill,
  };
}
