import { appError } from '../../../shared/base/app-error.ts';
import { err } from '../../../shared/base/result.ts';
import type { FromServices, ServiceProcess, ToServices } from './service-messages.ts';

/** How long services may say nothing while they are asked for something. */
export interface Patience {
  /** Milliseconds between two beats. */
  readonly beat: number;
  /** Beats in a row without any message back after which they count as hung. */
  readonly missed: number;
}

/**
 * Two minutes: long work runs in threads of its own, and the longest single step of SQLite on the services' thread (a check on opening a
 * damaged file of a gigabyte) stays far below. Beats are counted, not time: a laptop that slept has missed none.
 */
export const generous: Patience = { beat: 5_000, missed: 24 };

/** Why a process is no more. */
export interface ServiceEnd {
  readonly hung: boolean;
  readonly detail: string;
  /** Operations that were not answered. */
  readonly unanswered: readonly string[];
  /** It had said something before: starting it again may help. */
  readonly wasHeard: boolean;
}

export interface ServiceConnection {
  /** Always answered: by the services, or with SERVICE_ENDED when they are no more. */
  call(name: string, input: unknown): Promise<unknown>;
  post(message: ToServices): void;
  kill(): void;
  readonly ended: Promise<ServiceEnd>;
}

interface Call {
  readonly name: string;
  readonly answer: (value: unknown) => void;
}

/** One process of services from its start to its end. `receive` gets what is not an answer or a beat. */
export function connectServices(
  process: ServiceProcess,
  receive: (message: Exclude<FromServices, { type: 'answer' | 'beat' }>) => void,
  patience: Patience = generous,
): ServiceConnection {
  const calls = new Map<number, Call>();
  let lastCall = 0;
  let over = false;
  let hung = false;
  let wasHeard = false;
  let missed = 0;
  let heart: NodeJS.Timeout | undefined;
  const refuse = (name: string): unknown => err(appError('SERVICE_ENDED', { operation: name }));
  const beat = (): void => {
    if (missed >= patience.missed) {
      hung = true;
      process.kill();
      return;
    }
    missed += 1;
    process.post({ type: 'beat' });
  };
  const watch = (): void => {
    if (heart !== undefined) return;
    missed = 0;
    heart = setInterval(beat, patience.beat).unref();
  };
  const rest = (): void => {
    clearInterval(heart);
    heart = undefined;
  };
  const ended = new Promise<ServiceEnd>((resolve) => {
    process.listen(
      (message) => {
        missed = 0;
        wasHeard = true;
        if (message.type === 'beat') return;
        if (message.type !== 'answer') return receive(message);
        calls.get(message.call)?.answer(message.answer);
        calls.delete(message.call);
        if (calls.size === 0) rest();
      },
      (detail) => {
        over = true;
        rest();
        const open = [...calls.values()];
        calls.clear();
        for (const { name, answer } of open) answer(refuse(name));
        resolve({ hung, detail, unanswered: open.map(({ name }) => name), wasHeard });
      },
    );
  });
  return {
    call: (name, input) =>
      new Promise((resolve) => {
        if (over) return resolve(refuse(name));
        lastCall += 1;
        calls.set(lastCall, { name, answer: resolve });
        process.post({ type: 'call', call: lastCall, name, input });
        watch();
      }),
    post: (message) => {
      if (!over) process.post(message);
    },
    kill: () => process.kill(),
    ended,
  };
}
