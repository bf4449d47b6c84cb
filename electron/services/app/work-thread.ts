import { Worker } from 'node:worker_threads';
import type { Environment } from './environment.ts';
import type { Job } from './jobs.ts';

/** To a thread that works orders off. `stop` becomes 1 with a cancel, for work that never lets messages through. */
export type ToWork<Order> =
  | { readonly type: 'order'; readonly id: number; readonly order: Order; readonly stop: SharedArrayBuffer }
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'printed'; readonly print: number; readonly fault: string | null };

export type FromWork<Answer> =
  | {
      readonly type: 'progress';
      readonly id: number;
      readonly phase: string;
      readonly done: number;
      readonly total: number | null;
    }
  | { readonly type: 'done'; readonly id: number; readonly answer: Answer }
  | { readonly type: 'fault'; readonly id: number; readonly text: string }
  | {
      readonly type: 'print';
      readonly id: number;
      readonly print: number;
      readonly html: string;
      readonly target: string;
    };

type PrintPdf = Environment['printPdf'];

/** Long work in a thread of its own, so that small calls are answered meanwhile: plain values in, plain values out. */
export interface WorkThread<Order, Answer> {
  /** Progress and cancelling are the job's. Rejects when the work failed, or its thread ended. */
  run(order: Order, job: Job, printPdf?: PrintPdf): Promise<Answer>;
  /** Loads its modules while what it will be asked for is read elsewhere. */
  warm(): void;
}

interface Running<Answer> {
  readonly job: Job;
  readonly printPdf: PrintPdf;
  readonly done: (answer: Answer) => void;
  readonly failed: (fault: Error) => void;
}

/** The next order finds the thread's modules loaded; after a minute without any its memory is given back. */
const IDLE_MS = 60_000;

/** `file`: the module that calls `answerWork`; started with the first order, or before it. */
export function createWorkThread<Order, Answer>(file: URL): WorkThread<Order, Answer> {
  const running = new Map<number, Running<Answer>>();
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;

  const rest = (): void => {
    const resting = worker;
    if (running.size > 0 || resting === null) return;
    // A finished command need not wait for it.
    resting.unref();
    idle = setTimeout(() => {
      worker = null;
      void resting.terminate();
    }, IDLE_MS).unref();
  };
  const take = (message: FromWork<Answer>): void => {
    const work = running.get(message.id);
    if (work === undefined) return;
    switch (message.type) {
      case 'progress':
        return work.job.progress(message.phase, message.done, message.total);
      case 'print':
        return void print(work, message.print, message.html, message.target);
      case 'done':
        running.delete(message.id);
        work.done(message.answer);
        return rest();
      case 'fault':
        running.delete(message.id);
        work.failed(new Error(message.text));
        return rest();
    }
  };
  const print = async (work: Running<Answer>, id: number, html: string, target: string): Promise<void> => {
    let fault: string | null = null;
    try {
      await work.printPdf?.(html, target);
    } catch (failure) {
      fault = failure instanceof Error ? failure.message : String(failure);
    }
    post({ type: 'printed', print: id, fault });
  };
  const start = (): Worker => {
    const started = new Worker(file);
    let fault = '';
    started.on('message', take);
    started.on('error', (error) => {
      fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    });
    started.on('exit', (code) => {
      if (worker !== started) return;
      worker = null;
      const lost = [...running.values()];
      running.clear();
      for (const { failed } of lost) failed(new Error(`${file.pathname} ended (${code}) ${fault}`));
    });
    return started;
  };
  const post = (message: ToWork<Order>): void => worker?.postMessage(message);

  return {
    warm: () => {
      clearTimeout(idle);
      worker ??= start();
      rest();
    },
    run: (order, job, printPdf) =>
      new Promise((done, failed) => {
        clearTimeout(idle);
        worker ??= start();
        worker.ref();
        const id = (lastId += 1);
        const stop = new SharedArrayBuffer(4);
        running.set(id, { job, printPdf, done, failed });
        post({ type: 'order', id, order, stop });
        const cancel = (): void => {
          Atomics.store(new Int32Array(stop), 0, 1);
          post({ type: 'cancel', id });
        };
        if (job.signal.aborted) cancel();
        else job.signal.addEventListener('abort', cancel, { once: true });
      }),
  };
}
