import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { z } from 'zod';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { hostOperations } from '../../../shared/contract/host-api.ts';
import type { Dispatcher, EventSource } from '../dispatcher.ts';
import type { HandleStore } from '../handles.ts';
import type { StaticFiles } from '../static-files.ts';
import { answerJson, answerRefusal } from './answer.ts';
import { createTransferFolders } from './transfer-folders.ts';
import type { TransferFolders } from './transfer-folders.ts';
import { guardOperation, guardRequest } from './guard-request.ts';
import type { Guard } from './guard-request.ts';
import { loopbackLimits } from './limits.ts';
import type { LoopbackLimits } from './limits.ts';
import { readJsonBody } from './read-json-body.ts';
import { receiveUpload } from './receive-upload.ts';
import type { UploadAccount } from './receive-upload.ts';
import { refusal } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { sendStaticFile, sendTarget } from './send-file.ts';
import { streamEvents } from './stream-events.ts';

export interface LoopbackOptions {
  readonly dispatcher: Dispatcher;
  readonly events: EventSource;
  readonly handles: HandleStore;
  readonly staticFiles: StaticFiles;
  /** For uploads and exports; made here, removed by `close`. */
  readonly privateFolder: string;
  /** For .ewb files; kept. */
  readonly projectFolder: string;
  /** 0 or absent: one that is free. */
  readonly port?: number;
  readonly limits?: Partial<LoopbackLimits>;
  readonly onFault?: (fault: unknown) => void;
}

export interface LoopbackServer {
  /** With the token of this launch in its fragment, which browsers don't send: `http://127.0.0.1:PORT/#token=…`. */
  readonly url: string;
  readonly port: number;
  readonly token: string;
  close(): Promise<void>;
}

const message = z.strictObject({ name: z.string().min(1).max(100), input: z.unknown() });

interface Context {
  readonly options: LoopbackOptions;
  readonly limits: LoopbackLimits;
  readonly guard: Guard;
  readonly transfers: TransferFolders;
  readonly account: UploadAccount;
}

/** Serves the built screens and the operations on 127.0.0.1, to pages that know the token (docs/TRUST "Loopback"). Error: HOST_PORT. */
export async function serveLoopback(options: LoopbackOptions): Promise<Result<LoopbackServer>> {
  const limits = { ...loopbackLimits, ...options.limits };
  const token = randomBytes(32).toString('base64url');
  const server = createServer({
    maxHeaderSize: limits.header,
    headersTimeout: limits.headerTime,
    requestTimeout: 0,
    connectionsCheckingInterval: Math.min(2000, limits.headerTime),
    keepAliveTimeout: 5000,
  });
  server.maxConnections = limits.connections;
  const port = await listen(server, options.port ?? 0);
  if (!port.ok) return port;
  const guard: Guard = { host: `127.0.0.1:${port.value}`, token };
  const context: Context = {
    options,
    limits,
    guard,
    transfers: createTransferFolders(options.handles, options.privateFolder, options.projectFolder),
    account: { taken: 0 },
  };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    handle(request, response, context).then(
      (refused) => refused && answerRefusal(response, refused),
      (fault: unknown) => {
        options.onFault?.(fault);
        answerRefusal(response, refusal(500, 'HOST_MESSAGE', { detail: 'fault' }));
      },
    );
  });
  return ok({
    url: `http://${guard.host}/#token=${token}`,
    port: port.value,
    token,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await context.transfers.remove();
    },
  });
}

async function handle(request: IncomingMessage, response: ServerResponse, context: Context): Promise<Refusal | null> {
  const { options, limits, guard, transfers } = context;
  const refused = guardRequest(request, guard);
  if (refused) return refused;
  const path = (request.url ?? '').split('?')[0] ?? '';
  if (request.method !== 'GET' && request.method !== 'POST')
    return refusal(405, 'HOST_METHOD', { method: request.method ?? '' });
  if (!path.startsWith('/api/')) {
    const file = options.staticFiles.get(path);
    if (!file) return refusal(404, 'HOST_NOT_FOUND');
    return request.method === 'GET'
      ? sendStaticFile(response, file, limits.idle)
      : refusal(405, 'HOST_METHOD', { method: request.method });
  }
  const denied = guardOperation(request, guard);
  if (denied) return denied;
  switch (`${request.method} ${path}`) {
    case 'POST /api/invoke':
      return invoke(request, response, context);
    case 'POST /api/uploads': {
      const received = await receiveUpload(request, transfers, context.account, limits);
      if (!received.ok) return received.error;
      answerJson(response, 200, received);
      return null;
    }
    case 'GET /api/events':
      streamEvents(response, options.events, limits);
      return null;
    default: {
      const target = /^GET \/api\/files\/([\w-]{8,200})$/.exec(`${request.method} ${path}`)?.[1];
      return target === undefined
        ? refusal(404, 'HOST_NOT_FOUND')
        : sendTarget(response, transfers, target, limits.idle);
    }
  }
}

async function invoke(
  request: IncomingMessage,
  response: ServerResponse,
  { options, limits, transfers }: Context,
): Promise<Refusal | null> {
  const body = await readJsonBody(request, limits);
  if (!body.ok) return body.error;
  const parsed = message.safeParse(body.value);
  if (!parsed.success) return refusal(400, 'HOST_MESSAGE', { detail: parsed.error.issues[0]?.path.join('.') ?? '' });
  const { name, input } = parsed.data;
  answerJson(
    response,
    200,
    name.startsWith('host.') ? hostOperation(name, input, transfers) : await options.dispatcher(name, input),
  );
  return null;
}

/** The browser does the rest of host.* itself. */
function hostOperation(name: string, input: unknown, transfers: TransferFolders): Result<unknown> {
  if (name !== 'host.save-file') return err(appError('HOST_BROWSER_ONLY'));
  const parsed = hostOperations['host.save-file'].input.safeParse(input);
  return parsed.success
    ? ok(transfers.issueTarget(parsed.data.suggestedName, parsed.data.extension))
    : err(appError('HOST_MESSAGE', { detail: name }));
}

function listen(server: Server, port: number): Promise<Result<number>> {
  return new Promise((resolve) => {
    server.once('error', (fault) => resolve(err(appError('HOST_PORT', { port, detail: fault.message }))));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address();
      resolve(
        address !== null && typeof address === 'object'
          ? ok(address.port)
          : err(appError('HOST_PORT', { port, detail: '' })),
      );
    });
  });
}
