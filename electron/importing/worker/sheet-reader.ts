import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { RecordBlock } from '../../../shared/model/record-block.ts';
import { STALLED_AFTER_MS, codeOfEnd, startGuarded } from './guarded-thread.ts';
import type {
  FileRequest,
  ParsedSheet,
  ParseReply,
  ParseRequest,
  PlannedWorkbook,
  PlanRequest,
} from './parse-protocol.ts';

/** What a parse gives while it runs; an Err from `block` or `sheet` ends it with that error. */
export interface ParseReceiver {
  /** `share`: how much of the sheets asked for has been read, 0–1. */
  block(sheet: number, block: RecordBlock, rows: number, share: number): Result<unknown>;
  sheet(sheet: number, parsed: ParsedSheet): Result<unknown>;
}

/** Reads untrusted files in a thread of its own, which starts with the first request. One request at a time. */
export interface SheetReader {
  plan(request: PlanRequest, signal: AbortSignal): Promise<Result<PlannedWorkbook>>;
  parse(request: FileRequest, receiver: ParseReceiver, signal: AbortSignal): Promise<Result<unknown>>;
  /** Ends it at once; a request under way answers CANCELLED, and nothing more is received. */
  kill(): Promise<void>;
}

/** Between planning and preview a user looks at the plan; a thread that waits longer than this is started anew. */
const IDLE_MS = 60_000;

/** Beside this file: sources run as TypeScript, bundles as JavaScript. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './parse-worker.ts' : './parse-worker.js',
  import.meta.url,
);

export function createSheetReader(): SheetReader {
  let thread: ParseThread | null = null;
  let idle: NodeJS.Timeout | undefined;
  const kill = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = thread;
    thread = null;
    await ending?.kill();
  };
  const ask = async <T>(request: FileQuestion, signal: AbortSignal, reply: ReplyHandler<T>): Promise<Result<T>> => {
    if (signal.aborted) return err(appError('CANCELLED'));
    clearTimeout(idle);
    if (thread === null || thread.gone()) thread = startThread();
    const stop = (): void => void kill();
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await thread.ask(request, signal, reply);
    } finally {
      signal.removeEventListener('abort', stop);
      clearTimeout(idle);
      idle = setTimeout(stop, IDLE_MS).unref();
    }
  };
  return {
    plan: (request, signal) =>
      ask<PlannedWorkbook>({ type: 'plan', ...request }, signal, (answer, done) => {
        if (answer.type === 'planned') done(answer.result);
      }),
    parse: (request, receiver, signal) =>
      ask<unknown>({ type: 'parse', ...request }, signal, (answer, done, makeRoom) => {
        if (answer.type === 'parsed') {
          done(answer.result);
          return;
        }
        if (answer.type === 'planned' || answer.type === 'alive') return;
        const taken =
          answer.type === 'block'
            ? receiver.block(answer.sheet, answer.block, answer.rows, answer.share)
            : receiver.sheet(answer.sheet, answer);
        if (!taken.ok) {
          done(taken);
          void kill();
        } else if (answer.type === 'block') makeRoom();
      }),
    kill,
  };
}

type FileQuestion = Extract<ParseRequest, { path: string }>;
type ReplyHandler<T> = (answer: ParseReply, done: (result: Result<T>) => void, makeRoom: () => void) => void;

interface ParseThread {
  ask<T>(request: FileQuestion, signal: AbortSignal, reply: ReplyHandler<T>): Promise<Result<T>>;
  gone(): boolean;
  kill(): Promise<void>;
}

function startThread(): ParseThread {
  const worker = startGuarded(workerFile);
  let gone = false;
  let settle: ((result: Result<never>) => void) | null = null;
  let current = '';
  let onReply: (reply: ParseReply) => void = () => undefined;
  let watchdog: NodeJS.Timeout | undefined;
  const fail = (code: string): void => {
    gone = true;
    settle?.(err(appError(code, {}, current === '' ? {} : { file: basename(current) })));
  };
  const kill = async (): Promise<void> => {
    gone = true;
    clearTimeout(watchdog);
    await worker.terminate();
  };
  const watch = (): void => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => {
      fail('READER_STALLED');
      void worker.terminate();
    }, STALLED_AFTER_MS);
  };
  // A port hands over all that is there and all that comes meanwhile in one turn, and with a fast reader that is the whole
  // file: one reply a turn lets others have theirs.
  const waiting: ParseReply[] = [];
  const takeOne = (): void => {
    const reply = waiting.shift();
    if (waiting.length > 0) setImmediate(takeOne);
    if (reply !== undefined) onReply(reply);
  };
  worker.on('message', (reply: ParseReply) => {
    watch();
    waiting.push(reply);
    if (waiting.length === 1) setImmediate(takeOne);
  });
  worker.on('error', (fault) => fail(codeOfEnd(fault)));
  worker.on('exit', () => fail('CANCELLED'));

  return {
    ask: <T>(request: FileQuestion, signal: AbortSignal, reply: ReplyHandler<T>) =>
      new Promise<Result<T>>((resolve, reject) => {
        const ended = (): void => {
          clearTimeout(watchdog);
          settle = null;
          // A thread that only waits keeps no process alive.
          worker.unref();
        };
        const done = (result: Result<T>): void => {
          ended();
          resolve(result);
        };
        settle = done;
        current = request.path;
        onReply = (answer) => {
          // What was on its way when the work was called off comes too late: the project may be closed by now.
          if (signal.aborted || settle === null) return;
          try {
            reply(answer, done, () => worker.postMessage({ type: 'more' } satisfies ParseRequest));
          } catch (fault) {
            ended();
            reject(fault);
            void kill();
          }
        };
        worker.ref();
        watch();
        worker.postMessage(request satisfies ParseRequest);
      }),
    gone: () => gone,
    kill,
  };
}
