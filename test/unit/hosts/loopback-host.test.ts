import { readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { basename, dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBench } from './loopback-client.ts';
import type { Bench } from './loopback-client.ts';

let bench: Bench;
const calls: { name: string; input: unknown }[] = [];
beforeAll(async () => {
  bench = await startBench(
    async (name, input) => {
      calls.push({ name, input });
      if (name === 'numbers')
        return { ok: true, value: { scores: Float64Array.of(1.5, Number.NaN), none: Number.POSITIVE_INFINITY } };
      return { ok: false, error: { code: 'NO_PROJECT' } };
    },
    { eventBacklog: 200_000 },
  );
});
afterAll(() => bench.end());

const upload = async (
  name: string,
  body: string,
  more: Readonly<Record<string, string>> = {},
): Promise<{ handle: string; name: string; size: number }> => {
  const answer = await bench.ask(
    'POST',
    '/api/uploads',
    bench.own({ 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(name), ...more }),
    body,
  );
  const parsed: { value: { handle: string; name: string; size: number } } = JSON.parse(answer.body);
  return parsed.value;
};
const target = async (suggestedName: string, extension: string): Promise<{ handle: string; name: string }> => {
  const parsed: unknown = await bench.invoke('host.save-file', { suggestedName, extension });
  expect(parsed).toMatchObject({ ok: true });
  const { value } = Object(parsed);
  return value;
};

describe('operations', () => {
  it('carries name and input to the dispatcher and its Result back, errors included', async () => {
    expect(await bench.invoke('data.why', { unit: '110000' })).toEqual({ ok: false, error: { code: 'NO_PROJECT' } });
    expect(calls.at(-1)).toEqual({ name: 'data.why', input: { unit: '110000' } });
  });
  it('carries typed arrays, NaN and infinity', async () => {
    // 1.5 and the quiet NaN as IEEE 754 doubles, little-endian, in base64 (worked out by hand: 000000000000F83F 000000000000F87F).
    expect(await bench.invoke('numbers', {})).toEqual({
      ok: true,
      value: { scores: { $f64: 'AAAAAAAA+D8AAAAAAAD4fw==' }, none: { $num: 'Infinity' } },
    });
  });
  it('never passes a host. name on to the services', async () => {
    calls.length = 0;
    expect(await bench.invoke('host.deliver', { handle: 'abcdefgh' })).toMatchObject({
      ok: false,
      error: { code: 'HOST_BROWSER_ONLY' },
    });
    expect(await bench.invoke('host.save-file', { suggestedName: 'a', extension: 'exe' })).toMatchObject({
      ok: false,
      error: { code: 'HOST_MESSAGE' },
    });
    expect(calls).toEqual([]);
  });
});

describe('screens', () => {
  it('come with the headers of docs/TRUST "Loopback"', async () => {
    const answer = await bench.ask('GET', '/', bench.own());
    expect(answer.body).toContain('<title>screens</title>');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
    });
    const policy = answer.headers['content-security-policy'];
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
  });
  it('are served by their type', async () => {
    expect((await bench.ask('GET', '/assets/main.js', bench.own())).headers['content-type']).toBe(
      'text/javascript; charset=utf-8',
    );
  });
});

describe('files', () => {
  it('an upload keeps its name, in a folder of its own, behind a handle for reading only', async () => {
    const first = await upload('江苏省 月度表.xlsx', 'one');
    const second = await upload('江苏省 月度表.xlsx', 'second');
    expect([first.name, first.size, second.size]).toEqual(['江苏省 月度表.xlsx', 3, 6]);
    const path = bench.handles.resolve(first.handle, 'read') ?? '';
    expect(readFileSync(path, 'utf8')).toBe('one');
    expect(dirname(dirname(path))).toBe(bench.privateFolder);
    expect(bench.handles.resolve(first.handle, 'write')).toBeNull();
  });
  it.each([
    ['../../etc/月度表.csv', '月度表.csv'],
    ['C:\\Users\\a\\表.xlsx', '表.xlsx'],
    ['a\u0000b\u202ecsv.xlsx', 'a_b_csv.xlsx'],
    ['con.csv', '_con.csv'],
    ['..csv .csv', 'csv .csv'],
    ['a:b|c?.csv', 'a_b_c_.csv'],
  ])('the name %j becomes %j', async (given, expected) => {
    const file = await upload(given, 'x');
    expect(file.name).toBe(expected);
    expect(dirname(dirname(bench.handles.resolve(file.handle, 'read') ?? ''))).toBe(bench.privateFolder);
  });
  it('a name of 300 characters is cut to 200 bytes and keeps its extension', async () => {
    expect((await upload(`${'表'.repeat(300)}.csv`, 'x')).name).toBe(`${'表'.repeat(66)}.csv`);
  });
  it('what was written to a target can be fetched once it is there, with its name', async () => {
    const file = await target('结果', 'xlsx');
    expect(file.name).toBe('结果.xlsx');
    expect((await bench.ask('GET', `/api/files/${file.handle}`, bench.own())).status).toBe(404);
    writeFileSync(bench.handles.resolve(file.handle, 'write') ?? '', 'workbook');
    const answer = await bench.ask('GET', `/api/files/${file.handle}`, bench.own());
    expect([answer.status, answer.body, answer.headers['content-disposition']]).toEqual([
      200,
      'workbook',
      "attachment; filename*=UTF-8''%E7%BB%93%E6%9E%9C.xlsx",
    ]);
  });
  it('an empty file can be fetched', async () => {
    const file = await target('empty', 'csv');
    writeFileSync(bench.handles.resolve(file.handle, 'write') ?? '', '');
    expect(await bench.ask('GET', `/api/files/${file.handle}`, bench.own())).toMatchObject({ status: 200, body: '' });
  });
  it('an uploaded file cannot be fetched by its handle', async () => {
    const file = await upload('a.csv', 'x');
    expect((await bench.ask('GET', `/api/files/${file.handle}`, bench.own())).status).toBe(404);
  });
  it('a project that is only read goes with the other uploads and leaves nothing among the projects', async () => {
    const { handle, name } = await upload('上年.ewb', 'x', { 'X-File-Use': 'read' });
    const path = bench.handles.resolve(handle, 'read') ?? '';
    expect([name, dirname(dirname(path))]).toEqual(['上年.ewb', bench.privateFolder]);
  });
  it('projects go to the folder that stays, and one never takes the place of another', async () => {
    const names = [
      (await target('省级', 'ewb')).name,
      (await target('省级', 'ewb')).name,
      (await upload('省级.ewb', 'x')).name,
    ];
    expect(names).toEqual(['省级.ewb', '省级 (2).ewb', '省级 (3).ewb']);
    const file = await target('地市', 'ewb');
    expect(dirname(bench.handles.resolve(file.handle, 'write') ?? '')).toBe(bench.projectFolder);
    expect(basename(bench.handles.resolve(file.handle, 'write') ?? '')).toBe('地市.ewb');
  });
});

describe('events', () => {
  it('come as lines of JSON, in order', async () => {
    const lines: string[] = [];
    const request = get(
      { host: '127.0.0.1', port: bench.server.port, path: '/api/events', headers: bench.own(), setHost: false },
      (response) => {
        response.on('error', () => undefined);
        response.on('data', (chunk: Buffer) => lines.push(...chunk.toString('utf8').split('\n').filter(Boolean)));
        bench.hub.emit({ name: 'project-changed', revision: 1, cause: '导入' });
        bench.hub.emit({ name: 'project-changed', revision: 2, cause: '撤回' });
      },
    );
    request.on('error', () => undefined);
    await expect
      .poll(() => lines)
      .toEqual([
        '{"name":"project-changed","revision":1,"cause":"导入"}',
        '{"name":"project-changed","revision":2,"cause":"撤回"}',
      ]);
    request.destroy();
  });
  it('are no longer kept for a reader that does not read', async () => {
    // 10 MB of events are far beyond what the sockets hold, and 50 times the backlog allowed here.
    const complete = await new Promise<boolean>((resolve, reject) => {
      const request = get(
        { host: '127.0.0.1', port: bench.server.port, path: '/api/events', headers: bench.own(), setHost: false },
        (response) => {
          response.on('error', () => undefined);
          response.on('close', () => resolve(response.complete));
          response.pause();
          const cause = 'x'.repeat(100_000);
          for (let count = 0; count < 100; count += 1)
            bench.hub.emit({ name: 'project-changed', revision: count, cause });
          // The host gives a reader up while it writes, not later.
          response.resume();
        },
      );
      request.on('error', reject);
    });
    expect(complete).toBe(false);
  });
});
