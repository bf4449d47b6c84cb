import { parentPort } from 'node:worker_threads';
import type { Result } from '../../../shared/base/result.ts';
import { checkHeap } from './heap-guard.ts';
import type { GuardedReply } from './guarded-thread.ts';

const TELL_EVERY_MS = 1_000;

/** The body of a `…-worker.ts` that `askGuarded` starts. `alive`: to be called as the work gets on. */
export function answerGuarded<Question, Answer>(
  work: (question: Question, alive: () => void) => Promise<Result<Answer>>,
): void {
  const port = parentPort;
  if (port === null) throw new Error('a guarded thread is answered in a worker only');
  const post = (reply: GuardedReply<Answer>): void => port.postMessage(reply);
  let last = 0;
  const alive = (): void => {
    checkHeap();
    const now = performance.now();
    if (now - last < TELL_EVERY_MS) return;
    last = now;
    post({ type: 'alive' });
  };
  // A fault ends the thread, and its asker is told READER_FAULT.
  port.on(
    'message',
    (question: Question) => void work(question, alive).then((answer) => post({ type: 'answer', answer })),
  );
}
