import { fork } from 'node:child_process';
import { once } from 'node:events';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { decodeWire } from '../../../shared/contract/wire.ts';
import { base64 } from '../../contract/hosts.ts';
import type { RunningHost } from '../../contract/hosts.ts';
import { loopbackClient } from '../hosts/loopback-client.ts';
import { hostMemorySchema } from './loopback-messages.ts';
import type { Ask, HostMemory } from './loopback-messages.ts';

const started = z.object({ port: z.number(), token: z.string() });
const told = z.object({ id: z.number(), value: z.unknown() });
export interface LoopbackProcess {
  readonly invoke: RunningHost['invoke'];
  handle(path: string, mode: 'read' | 'write'): Promise<string>;
  memory(): Promise<HostMemory>;
  /** Closes the host; throws what went wrong in it. */
  end(): Promise<void>;
}

const childFile = fileURLToPath(new URL('./loopback-child.ts', import.meta.url));
const preloaded = fileURLToPath(new URL('./tell-memory.ts', import.meta.url));

/** The loopback host in a process of its own, so that its memory is told from the test's. `folder`: an empty one of its own. */
export async function startLoopbackProcess(folder: string): Promise<LoopbackProcess> {
  const child = fork(childFile, [folder], {
    execArgv: ['--disable-warning=ExperimentalWarning', '--expose-gc', '--import', preloaded],
    env,
  });
  const gone = once(child, 'exit');
  const failed = gone.then(([code, signal]) => Promise.reject(new Error(`the host ended: ${code ?? signal}`)));
  failed.catch(() => undefined);
  const [first] = await Promise.race([once(child, 'message'), failed]);
  const { own, ask } = loopbackClient(started.parse(first));
  const waiting = new Map<number, (value: unknown) => void>();
  let last = 0;
  child.on('message', (message) => {
    const { id, value } = told.parse(message);
    waiting.get(id)?.(value);
    waiting.delete(id);
  });
  const tell = (asked: Ask): Promise<unknown> =>
    Promise.race([
      failed,
      new Promise((resolve) => {
        last += 1;
        waiting.set(last, resolve);
        child.send({ id: last, ask: asked });
      }),
    ]);
  return {
    invoke: async (name, input) => {
      const headers = own({ 'Content-Type': 'application/json' });
      const { body } = await ask('POST', '/api/invoke', headers, JSON.stringify({ name, input }));
      return decodeWire(body, base64);
    },
    handle: async (path, mode) => z.string().parse(await tell({ type: 'handle', path, mode })),
    memory: async () => hostMemorySchema.parse(await tell({ type: 'memory' })),
    end: async () => {
      const faults = z.array(z.string()).parse(await tell({ type: 'end' }));
      child.disconnect();
      await gone;
      if (faults.length > 0) throw new Error(faults.join('\n'));
    },
  };
}
