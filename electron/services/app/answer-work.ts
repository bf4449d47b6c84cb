import { parentPort } from 'node:worker_threads';
import type { Job } from './jobs.ts';
import type { FromWork, ToWork } from './work-thread.ts';

/** A job as its thread sees it. */
export interface WorkJob extends Job {
  /** For work that never lets the signal's message through. */
  isCancelled(): boolean;
  /** Asked back of the host. */
  printPdf(html: string, target: string): Promise<void>;
}

/** The body of a `…-worker.ts`: works off the orders of `createWorkThread`. */
export function answerWork<Order, Answer>(work: (order: Order, job: WorkJob) => Promise<Answer>): void {
  const port = parentPort;
  if (port === null) throw new Error('work is answered in a worker only');
  const post = (message: FromWork<Answer>): void => port.postMessage(message);
  const cancels = new Map<number, AbortController>();
  const prints = new Map<number, (fault: string | null) => void>();
  let lastPrint = 0;
  const answer = async ({ id, order, stop }: Extract<ToWork<Order>, { type: 'order' }>): Promise<void> => {
    const cancel = new AbortController();
    const flag = new Int32Array(stop);
    cancels.set(id, cancel);
    const job: WorkJob = {
      signal: cancel.signal,
      isCancelled: () => Atomics.load(flag, 0) === 1,
      progress: (phase, done, total) => post({ type: 'progress', id, phase, done, total }),
      printPdf: (html, target) =>
        new Promise((done, failed) => {
          const print = (lastPrint += 1);
          prints.set(print, (fault) => (fault === null ? done() : failed(new Error(fault))));
          post({ type: 'print', id, print, html, target });
        }),
    };
    try {
      post({ type: 'done', id, answer: await work(order, job) });
    } catch (fault) {
      post({ type: 'fault', id, text: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) });
    } finally {
      cancels.delete(id);
    }
  };
  port.on('message', (message: ToWork<Order>) => {
    switch (message.type) {
      case 'order':
        void answer(message);
        break;
      case 'cancel':
        cancels.get(message.id)?.abort();
        break;
      case 'printed':
        prints.get(message.print)?.(message.fault);
        prints.delete(message.print);
        break;
    }
  });
}
