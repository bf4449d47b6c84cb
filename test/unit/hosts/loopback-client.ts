import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEventHub } from '../../../electron/hosts/event-hub.ts';
import type { EventHub } from '../../../electron/hosts/event-hub.ts';
import { createHandleStore } from '../../../electron/hosts/handles.ts';
import type { HandleStore } from '../../../electron/hosts/handles.ts';
import type { LoopbackLimits } from '../../../electron/hosts/loopback/limits.ts';
import { serveLoopback } from '../../../electron/hosts/loopback/serve-loopback.ts';
import type { LoopbackServer } from '../../../electron/hosts/loopback/serve-loopback.ts';
import { listStaticFiles } from '../../../electron/hosts/static-files.ts';
import type { Dispatcher } from '../../../electron/hosts/dispatcher.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Bench {
  readonly server: LoopbackServer;
  readonly hub: EventHub;
  readonly handles: HandleStore;
  readonly privateFolder: string;
  readonly projectFolder: string;
  /** Headers as our own page in a browser sends them. */
  own(extra?: Record<string, string>): Record<string, string>;
  ask(method: string, path: string, headers: Record<string, string>, body?: string | Buffer): Promise<Answer>;
  invoke(name: string, input: unknown): Promise<unknown>;
  end(): Promise<void>;
}

/** What our own page in a browser sends to a loopback host at this port. */
export function loopbackClient({ port, token }: Pick<LoopbackServer, 'port' | 'token'>): Pick<Bench, 'own' | 'ask'> {
  const host = `127.0.0.1:${port}`;
  return {
    own: (extra = {}) => ({
      Host: host,
      Origin: `http://${host}`,
      'Sec-Fetch-Site': 'same-origin',
      Authorization: `Bearer ${token}`,
      ...extra,
    }),
    ask: (method, path, headers, body) =>
      new Promise((resolve, reject) => {
        const request = httpRequest(
          { host: '127.0.0.1', port, method, path, headers, setHost: false, agent: false },
          (response) => {
            const chunks: Buffer[] = [];
            response.on('data', (chunk: Buffer) => chunks.push(chunk));
            response.on('end', () =>
              resolve({
                status: response.statusCode ?? 0,
                headers: response.headers,
                body: Buffer.concat(chunks).toString('utf8'),
              }),
            );
            response.on('error', reject);
          },
        );
        request.on('error', reject);
        request.end(body);
      }),
  };
}

/** A loopback host on a free port with one page and a secret file beside the served folder. */
export async function startBench(
  dispatcher: Dispatcher,
  limits: Partial<LoopbackLimits> = {},
  handles: HandleStore = createHandleStore(),
): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-loopback-'));
  const root = join(folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>screens</title>');
  writeFileSync(join(root, 'assets', 'main.js'), 'export {};');
  writeFileSync(join(folder, 'secret.json'), '"secret"');
  const hub = createEventHub(() => undefined);
  const privateFolder = join(folder, 'private');
  const projectFolder = join(folder, 'projects');
  const started = await serveLoopback({
    dispatcher,
    events: hub,
    handles,
    staticFiles: listStaticFiles(root),
    privateFolder,
    projectFolder,
    limits,
  });
  if (!started.ok) throw new Error(started.error.code);
  const server = started.value;
  const { own, ask } = loopbackClient(server);
  return {
    server,
    hub,
    handles,
    privateFolder,
    projectFolder,
    own,
    ask,
    invoke: async (name, input) => {
      const answer = await ask(
        'POST',
        '/api/invoke',
        own({ 'Content-Type': 'application/json' }),
        JSON.stringify({ name, input }),
      );
      const parsed: unknown = JSON.parse(answer.body);
      return parsed;
    },
    end: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
