import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { registerIpc } from '../../electron/hosts/ipc/register-ipc.ts';
import type { InvokeEvent } from '../../electron/hosts/ipc/register-ipc.ts';
import { openWorkbench } from '../../electron/hosts/service-process/open-workbench.ts';
import type { Workbench } from '../../electron/hosts/service-process/open-workbench.ts';
import { forkServices } from '../../electron/main/fork-services.ts';
import { runCli } from '../../electron/hosts/cli/run-cli.ts';
import { decodeWire } from '../../shared/contract/wire.ts';
import type { Base64 } from '../../shared/contract/wire.ts';
import { startBench } from '../unit/hosts/loopback-client.ts';

/** One way to the services, as a client of that host sees it. */
export interface ContractHost {
  readonly name: string;
  start(): Promise<RunningHost>;
}
export interface RunningHost {
  invoke(name: string, input: unknown): Promise<unknown>;
  /** A handle as this host issues it for a path that the user chose. */
  handle(path: string, mode: 'read' | 'write'): string;
  end(): Promise<void>;
}

export const base64: Base64 = {
  encode: (bytes) => Buffer.from(bytes).toString('base64'),
  decode: (text) => new Uint8Array(Buffer.from(text, 'base64')),
};

/** The workbench as that host opens it, its services where they stand there. */
function workbench(host: 'electron' | 'browser'): { readonly opened: Workbench; readonly end: () => Promise<void> } {
  const userData = mkdtempSync(join(tmpdir(), 'workbench-contract-'));
  const faults: unknown[] = [];
  const opened = openWorkbench(host, userData, (fault) => faults.push(fault), {
    ...(host === 'electron' ? { startProcess: () => forkServices(serviceWorker) } : {}),
  });
  return {
    opened,
    end: async () => {
      await opened.close();
      rmSync(userData, { recursive: true, force: true });
      if (faults.length > 0) throw new Error(faults.join('\n'));
    },
  };
}

const serviceWorker = fileURLToPath(new URL('../../electron/hosts/service-process/service-worker.ts', import.meta.url));

const ipcHost: ContractHost = {
  name: 'IPC',
  start: async () => {
    const { opened, end } = workbench('electron');
    let listener: ((event: InvokeEvent, message: unknown) => Promise<unknown>) | null = null;
    const refuse = async (): Promise<never> => {
      throw new Error('no dialogs in the contract suite');
    };
    registerIpc(
      {
        handle: (_channel, registered) => {
          listener = registered;
        },
      },
      { origin: 'app://workbench', contentsId: () => 7 },
      {
        'host.open-files': refuse,
        'host.save-file': refuse,
        'host.save-bytes': refuse,
        'host.deliver': refuse,
        'host.adopt-files': refuse,
        'host.set-title': refuse,
        'host.set-full-screen': refuse,
        'host.set-language': refuse,
        'host.subscribed': refuse,
      },
      opened.dispatcher,
    );
    const event: InvokeEvent = { sender: { id: 7 }, senderFrame: { origin: 'app://workbench', parent: null } };
    return {
      // Electron clones what crosses; a value that can't be cloned would fail here as there.
      invoke: async (name, input) => structuredClone(await listener?.(event, structuredClone({ name, input }))),
      handle: opened.handles.issue,
      end,
    };
  },
};

const loopbackHost: ContractHost = {
  name: 'loopback',
  start: async () => {
    const { opened, end } = workbench('browser');
    const bench = await startBench(opened.dispatcher, {}, opened.handles);
    return {
      invoke: async (name, input) => {
        const answer = await bench.ask(
          'POST',
          '/api/invoke',
          bench.own({ 'Content-Type': 'application/json' }),
          JSON.stringify({ name, input }),
        );
        return decodeWire(answer.body, base64);
      },
      handle: bench.handles.issue,
      end: async () => {
        await end();
        await bench.end();
      },
    };
  },
};

/** The command line keeps no project open between runs, so one run carries the whole conversation: `workbench call` reads requests as JSON lines. */
const cliHost: ContractHost = {
  name: 'command line',
  start: async () => {
    const replies: ((text: string) => void)[] = [];
    const lines: string[] = [];
    let wake: (() => void) | null = null;
    let ended = false;
    async function* requests(): AsyncGenerator<string> {
      for (;;) {
        const line = lines.shift();
        if (line !== undefined) yield line;
        else if (ended) return;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    }
    const finished = runCli(['call'], {
      out: (text) => replies.shift()?.(text),
      err: () => undefined,
      live: false,
      lines: requests,
    });
    const ask = (line: unknown): Promise<unknown> =>
      new Promise((resolve) => {
        replies.push((text) => resolve(decodeWire(text, base64)));
        lines.push(JSON.stringify(line));
        wake?.();
      });
    return {
      invoke: (name, input) => ask({ name, input }),
      handle: (path, mode) => `${mode}:${path}`,
      end: async () => {
        ended = true;
        wake?.();
        await finished;
      },
    };
  },
};

export const contractHosts: readonly ContractHost[] = [ipcHost, loopbackHost, cliHost];
