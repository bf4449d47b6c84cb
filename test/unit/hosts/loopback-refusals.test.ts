import { connect } from 'node:net';
import { request as httpRequest } from 'node:http';
import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBench } from './loopback-client.ts';
import type { Bench } from './loopback-client.ts';

let bench: Bench;
const reached: string[] = [];
const json = { 'Content-Type': 'application/json' };
const call = JSON.stringify({ name: 'app.info', input: {} });

beforeAll(async () => {
  bench = await startBench(
    async (name) => {
      reached.push(name);
      return { ok: true, value: name };
    },
    { header: 4096, headerTime: 300, body: 1000, bodyTime: 300, upload: 2000, uploads: 3000, idle: 300 },
  );
});
afterAll(() => bench.end());

function code(body: string): unknown {
  const parsed: { error?: { code?: unknown } } = JSON.parse(body);
  return parsed.error?.code;
}
function without(headers: Record<string, string>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));
}
/** Writes bytes as they are and gives what comes back until the host ends the connection. */
function raw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(bench.server.port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}

describe('who may ask', () => {
  it('lets our own page with the token through', async () => {
    const answer = await bench.ask('POST', '/api/invoke', bench.own(json), call);
    expect(answer).toMatchObject({ status: 200, body: '{"ok":true,"value":"app.info"}' });
  });

  const refused: readonly [string, number, string, (own: Record<string, string>) => Record<string, string>][] = [
    [
      'a wrong token of the same length',
      401,
      'HOST_TOKEN',
      (own) => ({ ...own, Authorization: `Bearer ${'A'.repeat(43)}` }),
    ],
    [
      'a token cut short',
      401,
      'HOST_TOKEN',
      (own) => ({ ...own, Authorization: own.Authorization?.slice(0, -1) ?? '' }),
    ],
    ['no token', 401, 'HOST_TOKEN', (own) => without(own, 'Authorization')],
    [
      'the token as a cookie',
      401,
      'HOST_TOKEN',
      (own) => ({ ...without(own, 'Authorization'), Cookie: `token=${bench.server.token}` }),
    ],
    ['a foreign Origin', 403, 'HOST_SENDER', (own) => ({ ...own, Origin: 'https://example.org' })],
    ['our host on another port as Origin', 403, 'HOST_SENDER', (own) => ({ ...own, Origin: 'http://127.0.0.1:1' })],
    ['an opaque Origin', 403, 'HOST_SENDER', (own) => ({ ...own, Origin: 'null' })],
    ['no Origin', 403, 'HOST_SENDER', (own) => without(own, 'Origin')],
    ['another site', 403, 'HOST_SENDER', (own) => ({ ...own, 'Sec-Fetch-Site': 'cross-site' })],
    ['the same site but another origin', 403, 'HOST_SENDER', (own) => ({ ...own, 'Sec-Fetch-Site': 'same-site' })],
    ['a client that says nothing of its site', 403, 'HOST_SENDER', (own) => without(own, 'Sec-Fetch-Site')],
    ['a wrong Host', 421, 'HOST_NAME', (own) => ({ ...own, Host: 'example.org' })],
    [
      'localhost as Host, which other software may answer to',
      421,
      'HOST_NAME',
      (own) => ({ ...own, Host: `localhost:${bench.server.port}` }),
    ],
    ['our address without the port', 421, 'HOST_NAME', (own) => ({ ...own, Host: '127.0.0.1' })],
  ];
  it.each(refused)('refuses %s with %i', async (_what, status, expected, change) => {
    reached.length = 0;
    const answer = await bench.ask('POST', '/api/invoke', change(bench.own(json)), call);
    expect([answer.status, code(answer.body)]).toEqual([status, expected]);
    expect(reached).toEqual([]);
  });

  it('refuses two Host headers', async () => {
    const answer = await raw(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${bench.server.port}\r\nHost: example.org\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });
  it('refuses a target that names a host of its own', async () => {
    const answer = await raw(`GET http://example.org/ HTTP/1.1\r\nHost: 127.0.0.1:${bench.server.port}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });
  it.each(['/api/events', '/api/files/abcdefgh12345678'])('refuses %s without the token', async (path) => {
    const answer = await bench.ask('GET', path, without(bench.own(), 'Authorization'));
    expect(answer.status).toBe(401);
  });
  it('answers no preflight, so that no other origin is ever let in', async () => {
    const answer = await bench.ask('OPTIONS', '/api/invoke', {
      ...bench.own(),
      'Access-Control-Request-Method': 'POST',
    });
    expect(answer.status).toBe(405);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
  it('gives the page itself to a browser that opens the address, but not to another site', async () => {
    const host = { Host: `127.0.0.1:${bench.server.port}` };
    expect((await bench.ask('GET', '/', { ...host, 'Sec-Fetch-Site': 'none' })).status).toBe(200);
    expect((await bench.ask('GET', '/', { ...host, 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  });
  it('takes its address from 127.0.0.1 only and 256 bits of chance for the token', () => {
    expect(bench.server.url).toBe(`http://127.0.0.1:${bench.server.port}/#token=${bench.server.token}`);
    expect(Buffer.from(bench.server.token, 'base64url')).toHaveLength(32);
  });
});

describe('what may be asked', () => {
  it.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/assets/../../secret.json',
    '/assets/..%5c..%5csecret.json',
    '//secret.json',
    '/assets/main.js/../../../secret.json',
    '/assets/main.js%00.json',
    '/etc/passwd',
    '/C:/Windows/win.ini',
    '/api/../index.html',
    '/api/files/../../secret.json',
    '/api/files/..%2f..%2fsecret.json',
  ])('serves nothing outside its list of files: %s', async (path) => {
    const answer = await bench.ask('GET', path, bench.own());
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('secret"');
  });
  it('refuses a content type that a form of another site could send', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=a',
      'application/json; charset=gbk',
      '',
    ]) {
      const answer = await bench.ask('POST', '/api/invoke', bench.own({ 'Content-Type': type }), call);
      expect([type, answer.status, code(answer.body)]).toEqual([type, 415, 'HOST_CONTENT_TYPE']);
    }
  });
  it('refuses a body beyond the limit by its stated length, before reading it', async () => {
    const answer = await raw(
      `${head('POST /api/invoke')}Content-Type: application/json\r\nContent-Length: 1001\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });
  it('refuses a body beyond the limit that states no length', async () => {
    const chunk = 'x'.repeat(600);
    const answer = await raw(
      `${head('POST /api/invoke')}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n258\r\n${chunk}\r\n258\r\n${chunk}\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });
  it('refuses what is not JSON, not UTF-8 or not a message', async () => {
    for (const body of [
      '',
      '{',
      '[]',
      '{"name":1,"input":{}}',
      '{"name":"a"  "input":1}',
      '{"name":"a","input":{},"more":1}',
      Buffer.from([0x22, 0xff, 0x22]),
    ]) {
      const answer = await bench.ask('POST', '/api/invoke', bench.own(json), body);
      expect([String(body), answer.status]).toEqual([String(body), 400]);
    }
  });
  it('refuses a header beyond the limit', async () => {
    const answer = await bench.ask('GET', '/', bench.own({ 'X-Long': 'x'.repeat(5000) }));
    expect(answer.status).toBe(431);
  });
  it.each(['PUT', 'DELETE', 'PATCH', 'HEAD'])('refuses %s', async (method) => {
    expect((await bench.ask(method, '/api/invoke', bench.own())).status).toBe(405);
  });
});

describe('uploads', () => {
  const upload = (name: string, body: string | Buffer, extra: Record<string, string> = {}): ReturnType<Bench['ask']> =>
    bench.ask(
      'POST',
      '/api/uploads',
      bench.own({ 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(name), ...extra }),
      body,
    );
  it('refuses a file beyond the limit before a byte of it is written', async () => {
    const before = readdirSync(bench.privateFolder);
    const answer = await raw(
      `${head('POST /api/uploads')}Content-Type: application/octet-stream\r\nX-File-Name: a.csv\r\nContent-Length: 2001\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('HOST_UPLOAD_TOO_BIG');
    expect(readdirSync(bench.privateFolder)).toEqual(before);
  });
  it('refuses more files than the launch may take', async () => {
    expect((await upload('a.csv', Buffer.alloc(1800))).status).toBe(200);
    const second = await upload('b.csv', Buffer.alloc(1800));
    expect([second.status, code(second.body)]).toEqual([413, 'HOST_UPLOADS_FULL']);
  });
  it.each(['tool.exe', 'page.pdf', 'no-extension', '.csv'])(
    'refuses a file that is nothing to import: %s',
    async (name) => {
      const answer = await upload(name, 'x');
      expect([answer.status, code(answer.body)]).toEqual([415, 'HOST_FILE_KIND']);
    },
  );
  it('refuses an upload without a length, without a name, or as another content type', async () => {
    const chunked = await raw(
      `${head('POST /api/uploads')}Content-Type: application/octet-stream\r\nX-File-Name: a.csv\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n`,
    );
    expect(chunked).toMatch(/^HTTP\/1\.1 411 /);
    expect((await upload('a.csv', 'x', { 'X-File-Name': '%E0%A4%A' })).status).toBe(400);
    expect((await upload('a.csv', 'x', { 'Content-Type': 'multipart/form-data' })).status).toBe(415);
  });
  it('discards a file whose sender falls silent', async () => {
    const files = (): readonly string[] =>
      readdirSync(bench.privateFolder, { recursive: true })
        .map(String)
        .filter((name) => name.endsWith('slow.csv'));
    await raw(
      `${head('POST /api/uploads')}Content-Type: application/octet-stream\r\nX-File-Name: slow.csv\r\nContent-Length: 100\r\n\r\nabc`,
    );
    await expect.poll(files).toEqual([]);
  });
  it('discards a file whose sender goes away', async () => {
    const request = httpRequest({
      host: '127.0.0.1',
      port: bench.server.port,
      method: 'POST',
      path: '/api/uploads',
      setHost: false,
      headers: bench.own({
        'Content-Type': 'application/octet-stream',
        'X-File-Name': 'gone.csv',
        'Content-Length': '100',
      }),
    });
    request.on('error', () => undefined);
    request.write('abc');
    const files = (): readonly string[] =>
      readdirSync(bench.privateFolder, { recursive: true })
        .map(String)
        .filter((name) => name.endsWith('gone.csv'));
    await expect.poll(files).toHaveLength(1);
    request.destroy();
    await expect.poll(files).toEqual([]);
  });
});

describe('slow clients', () => {
  it('ends a connection whose header does not come', async () => {
    const answer = await raw('GET / HTTP/1.1\r\nHost: ');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });
  it('ends a request whose body does not come', async () => {
    const answer = await raw(
      `${head('POST /api/invoke')}Content-Type: application/json\r\nContent-Length: 50\r\n\r\n{`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('HOST_SLOW');
  });
});

it('is gone after close, with everything uploaded', async () => {
  const other = await startBench(async () => ({ ok: true, value: null }));
  await other.ask(
    'POST',
    '/api/uploads',
    other.own({ 'Content-Type': 'application/octet-stream', 'X-File-Name': 'a.csv' }),
    'x',
  );
  expect(readdirSync(other.privateFolder)).toHaveLength(1);
  await other.server.close();
  expect(existsSync(other.privateFolder)).toBe(false);
  await expect(other.ask('GET', '/', other.own())).rejects.toThrow('ECONNREFUSED');
  await other.end();
});

function head(start: string): string {
  return `${start} HTTP/1.1\r\n${Object.entries(bench.own())
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}Connection: close\r\n`;
}
