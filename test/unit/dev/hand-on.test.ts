import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { request } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { createHandOn } from '../../../scripts/dev/hand-on.ts';
import { guardOperation, guardRequest } from '../../../electron/hosts/loopback/guard-request.ts';

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function listen(handler: RequestListener): Promise<string> {
  const server = createServer(handler);
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? `127.0.0.1:${address.port}` : '';
}

/** A host that keeps the loopback host's rules and says what it was asked, and the development server's door before it. */
async function devServer(hostThere = true): Promise<{ readonly address: string; readonly asked: string[] }> {
  const asked: string[] = [];
  let host = '';
  host = await listen((incoming, response) => {
    const guard = { host, token: 'host-token' };
    const refused = guardRequest(incoming, guard) ?? guardOperation(incoming, guard);
    asked.push(refused === null ? (incoming.url ?? '') : `refused ${refused.error.code}`);
    incoming.pipe(response.writeHead(refused?.status ?? 200, { 'X-From': 'host' }));
  });
  let address = '';
  const handOn = createHandOn(
    () => ({ host: address, token: 'page-token' }),
    () => (hostThere ? Promise.resolve({ host, token: 'host-token' }) : Promise.reject(new Error('ended'))),
  );
  address = await listen((incoming, response) => handOn(incoming, response, () => response.end('of Vite')));
  return { address, asked };
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

async function ask(
  address: string,
  path: string,
  {
    method = 'POST',
    body = '',
    headers = {},
  }: { method?: string; body?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const asking = request(`http://${address}${path}`, { method, headers });
    asking.on('response', resolve);
    asking.on('error', reject);
    asking.end(body);
  });
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  return { status: answer.statusCode ?? 0, text };
}

/** What the dev page's own fetch sends. */
function ofThePage(address: string): Record<string, string> {
  return { Origin: `http://${address}`, 'Sec-Fetch-Site': 'same-origin', Authorization: 'Bearer page-token' };
}

describe('The development server', () => {
  test("hands its page's calls on in a form that the loopback host's own rules accept, body and answer whole", async () => {
    const { address, asked } = await devServer();
    const answer = await ask(address, '/api/invoke', { body: '{"name":"app.info"}', headers: ofThePage(address) });
    expect(answer).toEqual({ status: 200, text: '{"name":"app.info"}' });
    expect(asked).toEqual(['/api/invoke']);
  });

  test('leaves everything else to Vite', async () => {
    const { address, asked } = await devServer();
    expect((await ask(address, '/main.tsx', { method: 'GET' })).text).toBe('of Vite');
    expect(asked).toEqual([]);
  });

  test.each([
    ['of another origin', { Origin: 'http://127.0.0.1:1' }, 403],
    ['from another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['by another name of this machine', { Host: 'localhost:5173' }, 421],
    ['without the token', { Authorization: '' }, 401],
    ["with the host's token, which no page has", { Authorization: 'Bearer host-token' }, 401],
  ])('asks the host nothing for a call %s', async (_name, changed, status) => {
    const { address, asked } = await devServer();
    const answer = await ask(address, '/api/invoke', { headers: { ...ofThePage(address), ...changed } });
    expect(answer.status).toBe(status);
    expect(asked).toEqual([]);
  });

  test('says 502 while there is no host', async () => {
    const { address } = await devServer(false);
    expect((await ask(address, '/api/invoke', { headers: ofThePage(address) })).status).toBe(502);
  });
});
