import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fake, FakeEvent } from '../../config/fake-electron.ts';
import { startApplication } from '../../../electron/main/start-application.ts';
import { createEventHub } from '../../../electron/hosts/event-hub.ts';
import { createHandleStore } from '../../../electron/hosts/handles.ts';
import type { Workbench } from '../../../electron/hosts/service-process/open-workbench.ts';

let folder: string;
let workbench: Workbench;
let calls: string[];
let closed: number;
let faults: unknown[];
let theme: 'light' | 'dark' | 'system';

beforeEach(() => {
  fake.reset();
  folder = mkdtempSync(join(tmpdir(), 'workbench-main-'));
  mkdirSync(join(folder, 'renderer'));
  writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html>');
  calls = [];
  closed = 0;
  faults = [];
  theme = 'light';
  workbench = {
    dispatcher: async (name) => {
      calls.push(name);
      if (name === 'app.settings') return { ok: true, value: { language: 'zh', theme, editor: '' } };
      if (name === 'app.recent')
        return {
          ok: true,
          value: [
            { id: '1', title: '省级 A&B', file: 'a.ewb', folder, openedAt: '', exists: true },
            { id: '2', title: '不在了', file: 'b.ewb', folder, openedAt: '', exists: false },
          ],
        };
      return { ok: true, value: name };
    },
    events: createEventHub(() => undefined),
    handles: createHandleStore(),
    close: async () => {
      closed += 1;
    },
  };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (projects: readonly string[] = []): Promise<unknown> =>
  startApplication({
    userData: join(folder, 'user'),
    preload: join(folder, 'preload.cjs'),
    renderer: join(folder, 'renderer'),
    projects,
    openWorkbench: () => workbench,
    log: join(folder, 'faults.log'),
    onFault: (fault) => void faults.push(fault),
  });
const window = (): (typeof fake.windows)[number] => {
  const [first] = fake.windows;
  if (!first) throw new Error('no window');
  return first;
};
const own = { origin: 'app://workbench', parent: null };
const ask = (name: string, input: unknown, frame: unknown = own, sender: number = window().webContents.id): unknown =>
  fake.ipc.get('workbench:invoke')?.({ sender: { id: sender }, senderFrame: frame }, { name, input });

describe('the window', () => {
  it('is sandboxed, isolated and without Node, webviews, drop navigation or DevTools in the packaged app', async () => {
    await start();
    expect(fake.app.calls[0]).toBe('enableSandbox');
    expect(window().options.webPreferences).toEqual({
      preload: join(folder, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    });
    expect(window().loaded).toEqual(['app://workbench/']);
  });
  it('declares its scheme before the app is ready, without leave to pass the policy or cross origins', async () => {
    await start();
    expect(fake.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
  });
  it('lets no contents navigate, open windows, frame others or attach webviews', async () => {
    await start();
    const contents = window().webContents;
    expect(contents.openHandler?.({ url: 'https://example.org' })).toEqual({ action: 'deny' });
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      const event = new FakeEvent();
      contents.emit(name, event, 'app://workbench/');
      expect([name, event.defaultPrevented]).toEqual([name, true]);
    }
  });
  it('opens where it was closed', async () => {
    await start();
    window().close();
    expect(JSON.parse(readFileSync(join(folder, 'user', 'window-state.json'), 'utf8'))).toEqual({
      bounds: { x: 10, y: 20, width: 1200, height: 800 },
      maximized: false,
    });
    fake.reset();
    await start();
    expect(window().options).toMatchObject({ x: 10, y: 20, width: 1200, height: 800 });
  });
});

describe('what the system shows of the app', () => {
  it.each([
    ['light', true, '#f2f4f7'],
    ['dark', false, '#12171c'],
    ['system', false, '#f2f4f7'],
    ['system', true, '#12171c'],
  ] as const)('with theme %s, the system dark: %s, the window begins %s', async (chosen, systemDark, colour) => {
    theme = chosen;
    fake.nativeTheme.systemDark = systemDark;
    await start();
    expect(window().options['backgroundColor']).toBe(colour);
  });

  it('follows the system and the setting while it runs', async () => {
    theme = 'system';
    await start();
    fake.nativeTheme.systemDark = true;
    fake.nativeTheme.emit('updated');
    expect(window().colour).toBe('#12171c');
    theme = 'light';
    await ask('app.save-settings', { theme: 'light' });
    expect(fake.nativeTheme.themeSource).toBe('light');
  });

  it('is the open project, on the title bar and among the recent documents, until it is closed', async () => {
    await start();
    await ask('project.open', { file: 'x' });
    await vi.waitFor(() => expect(fake.app.recentDocuments).toEqual([join(folder, 'a.ewb')]));
    expect(window().represented).toBe(join(folder, 'a.ewb'));
    workbench.events.emit({ name: 'project-closed' });
    expect(window().represented).toBe('');
  });

  it('is the progress of a job, until it is answered', async () => {
    let answer = (_value: unknown): void => undefined;
    const { dispatcher } = workbench;
    workbench = {
      ...workbench,
      dispatcher: (name, input) =>
        name === 'export.write' ? new Promise((resolve) => (answer = resolve)) : dispatcher(name, input),
    };
    await start();
    const written = ask('export.write', { job: 'j' });
    workbench.events.emit({ name: 'progress', job: 'j', phase: 'p', done: 1, total: 2 });
    expect(window().progress).toBe(0.5);
    answer({ ok: true, value: null });
    await written;
    expect(window().progress).toBe(-1);
  });

  it('says when the screens hang, and on wish ends them', async () => {
    await start();
    fake.answers.message = 1;
    window().emit('unresponsive');
    await vi.waitFor(() => expect(window().webContents.crashed).toBe(1));
    expect(fake.dialogs.map(({ options }) => JSON.stringify(options)).join()).toContain('没有响应');
  });
});

describe('a second start', () => {
  it('that comes while this one closes starts anew after it, with its files', async () => {
    await start();
    window().close();
    fake.app.emit('second-instance', {}, ['workbench', 'a.ewb'], folder);
    expect(fake.app.relaunched).toEqual([{ args: [join(folder, 'a.ewb')] }]);
  });
});

describe('the session', () => {
  const granted = (permission: string, url: string): unknown => {
    let answer: unknown;
    fake.session.set.get('permissionRequest')?.(
      {},
      permission,
      (given: unknown) => {
        answer = given;
      },
      { requestingUrl: url },
    );
    return [answer, fake.session.set.get('permissionCheck')?.({}, permission, url)];
  };
  it('grants our page the writing of the clipboard, and nothing else to anyone', async () => {
    await start();
    expect(granted('clipboard-sanitized-write', 'app://workbench/')).toEqual([true, true]);
    expect(granted('clipboard-sanitized-write', 'https://example.org/')).toEqual([false, false]);
    for (const permission of [
      'clipboard-read',
      'media',
      'geolocation',
      'notifications',
      'fullscreen',
      'openExternal',
      'hid',
      'usb',
    ]) {
      expect([permission, granted(permission, 'app://workbench/')]).toEqual([permission, [false, false]]);
    }
    expect(fake.session.set.get('device')?.({})).toBe(false);
  });
  it.each([
    ['app://workbench/assets/main.js', false],
    ['blob:app://workbench/1', false],
    ['data:image/png;base64,AA', false],
    ['app://other/', true],
    ['app://workbench.example.org/', true],
    ['https://example.org/', true],
    ['http://127.0.0.1/', true],
    ['file:///etc/passwd', true],
    ['ws://127.0.0.1/', true],
    ['blob:https://example.org/1', true],
  ])('request %s: cancelled %s', async (url, cancelled) => {
    await start();
    let answer: unknown;
    fake.session.set.get('beforeRequest')?.({ url }, (given: unknown) => {
      answer = given;
    });
    expect(answer).toEqual({ cancel: cancelled });
  });
  it('downloads nothing', async () => {
    await start();
    const event = new FakeEvent();
    fake.session.emit('will-download', event);
    expect(event.defaultPrevented).toBe(true);
  });
});

describe('the protocol', () => {
  const fetchOf = async (url: string, method = 'GET'): Promise<Response> => {
    const answer: unknown = await fake.protocols.get('app')?.(new Request(url, { method }));
    if (!(answer instanceof Response)) throw new Error('no response');
    return answer;
  };
  it('serves the built screens with the policy', async () => {
    await start();
    const answer = await fetchOf('app://workbench/');
    expect([answer.status, await answer.text(), answer.headers.get('content-type')]).toEqual([
      200,
      '<!doctype html>',
      'text/html; charset=utf-8',
    ]);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self';");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });
  it.each([
    'app://workbench/../user/window-state.json',
    'app://workbench/%2e%2e/secret',
    'app://workbench/..%5csecret',
    'app://other/',
    'app://workbench/nothing.js',
  ])('has nothing at %s', async (url) => {
    await start();
    expect((await fetchOf(url)).status).toBe(404);
  });
  it('takes GET only', async () => {
    await start();
    expect((await fetchOf('app://workbench/', 'POST')).status).toBe(404);
  });
});

describe('messages', () => {
  it('from our top frame reach the dispatcher', async () => {
    await start();
    expect(await ask('app.info', {})).toEqual({ ok: true, value: 'app.info' });
  });
  it.each([
    ['another origin', { origin: 'https://example.org', parent: null }],
    ['an origin that only begins like ours', { origin: 'app://workbench.example.org', parent: null }],
    ['an opaque origin', { origin: 'null', parent: null }],
    ['a frame inside our page', { origin: 'app://workbench', parent: {} }],
    ['a frame that is gone', null],
  ])('from %s are refused', async (_who, frame) => {
    await start();
    calls.length = 0;
    expect(await ask('app.info', {}, frame)).toMatchObject({ ok: false, error: { code: 'HOST_SENDER' } });
    expect(calls).toEqual([]);
  });
  it('from other contents are refused', async () => {
    await start();
    expect(await ask('app.info', {}, own, 99)).toMatchObject({ ok: false, error: { code: 'HOST_SENDER' } });
  });
  it('that are not well formed are refused', async () => {
    await start();
    const handler = fake.ipc.get('workbench:invoke');
    const event = { sender: { id: window().webContents.id }, senderFrame: own };
    for (const message of [
      undefined,
      null,
      'app.info',
      {},
      { name: '' },
      { name: 1, input: {} },
      { name: 'x'.repeat(101), input: {} },
      { name: 'app.info', input: {}, more: 1 },
    ]) {
      expect(await handler?.(event, message)).toMatchObject({ ok: false, error: { code: 'HOST_MESSAGE' } });
    }
    expect(await ask('host.open-files', { purpose: 'sheets', extensions: ['exe'], multiple: false })).toMatchObject({
      ok: false,
      error: { code: 'HOST_MESSAGE' },
    });
    expect(fake.dialogs).toEqual([]);
  });
});

describe('opening from the desktop', () => {
  it('waits until the screens listen, then asks them to open by handle', async () => {
    const path = join(folder, '省级.ewb');
    await start([path]);
    expect(window().webContents.sent).toEqual([]);
    await ask('host.subscribed', {});
    const [message] = window().webContents.sent;
    expect(message).toEqual([
      'workbench:event',
      { name: 'command', command: 'open', files: [expect.stringMatching(/^[\w-]{32}$/)] },
    ]);
    const handle = String(Object(message?.[1]).files[0]);
    expect(workbench.handles.resolve(handle, 'read')).toBe(path);
  });
  it('a second start hands over its project, found from its own folder, and shows the window', async () => {
    await start();
    await ask('host.subscribed', {});
    fake.app.emit('second-instance', {}, ['workbench', '地市.ewb'], folder);
    expect(window().focused).toBe(1);
    const handle = String(Object(window().webContents.sent[0]?.[1]).files[0]);
    expect(workbench.handles.resolve(handle, 'read')).toBe(join(folder, '地市.ewb'));
  });
  it('the second start itself ends without a window', async () => {
    fake.app.lock = false;
    await start();
    expect(fake.app.calls).toContain('ended');
    expect(fake.windows).toEqual([]);
  });
  it('events of the services reach the screens', async () => {
    await start();
    workbench.events.emit({ name: 'project-changed', revision: 3, cause: '导入' });
    expect(window().webContents.sent).toEqual([
      ['workbench:event', { name: 'project-changed', revision: 3, cause: '导入' }],
    ]);
  });
});

describe('closing', () => {
  it('closes at once with nothing unsaved, and the project is closed before the process ends', async () => {
    await start();
    window().close();
    await vi.waitUntil(() => fake.app.calls.includes('ended'));
    expect([window().destroyed, closed, fake.dialogs.length]).toEqual([true, 1, 0]);
    expect(fake.app.calls.at(-1)).toBe('ended');
  });
  it.each([
    ['a quit from the menu', () => fake.app.quit()],
    ['two quits', () => [fake.app.quit(), fake.app.quit()]],
    ['the end of the session (Windows)', () => window().emit('session-end')],
    ['the system going down (Linux, macOS)', () => fake.powerMonitor.emit('shutdown', new FakeEvent())],
  ])('%s closes the project once and ends the process', async (_how, quit) => {
    await start();
    quit();
    await vi.waitUntil(() => fake.app.calls.includes('ended'));
    expect([closed, fake.app.calls.filter((call) => call === 'ended'), faults]).toEqual([1, ['ended'], []]);
  });
  it('the system waits with going down until the app has ended', async () => {
    await start();
    const event = new FakeEvent();
    fake.powerMonitor.emit('shutdown', event);
    expect(event.defaultPrevented).toBe(true);
    await vi.waitUntil(() => fake.app.calls.includes('ended'));
  });
});

describe('the title', () => {
  it('is the project and the app, in the language', async () => {
    await start();
    await ask('host.set-title', { title: '省级 2021' });
    expect(window().title).toBe('省级 2021 · 政务服务能力评估工作台');
    await ask('host.set-language', { language: 'en' });
    await ask('host.set-title', { title: '' });
    expect(window().title).toBe('Evaluation Workbench');
  });
});

describe('files', () => {
  const chosen = async (
    name: string,
    input: unknown,
  ): Promise<{ handle: string; name: string; size: number | null }> => {
    const answer: unknown = await ask(name, input);
    expect(answer).toMatchObject({ ok: true });
    const { value } = Object(answer);
    return Array.isArray(value) ? value[0] : value;
  };
  it('chosen in the dialog come as handles, never as paths', async () => {
    await start();
    const path = join(folder, '月度表.xlsx');
    writeFileSync(path, 'four');
    fake.answers.open = { canceled: false, filePaths: [path] };
    const file = await chosen('host.open-files', { purpose: 'sheets', extensions: ['xlsx', 'csv'], multiple: true });
    expect(file).toEqual({ handle: expect.any(String), name: '月度表.xlsx', size: 4 });
    expect(file.handle).not.toContain('xlsx');
    expect(workbench.handles.resolve(file.handle, 'read')).toBe(path);
    expect(fake.dialogs[0]?.options).toMatchObject({
      title: '选择采集表',
      filters: [{ extensions: ['xlsx', 'csv'] }],
      properties: ['openFile', 'multiSelections'],
    });
  });
  it('none when the user cancels', async () => {
    await start();
    expect(await ask('host.open-files', { purpose: 'project', extensions: ['ewb'], multiple: false })).toEqual({
      ok: true,
      value: [],
    });
    expect(await ask('host.save-file', { suggestedName: 'a', extension: 'xlsx' })).toEqual({ ok: true, value: null });
  });
  it('dropped are taken when they are files of a known kind', async () => {
    await start();
    const path = join(folder, 'a.csv');
    writeFileSync(path, 'x');
    expect(await ask('host.adopt-files', { files: [{ path, name: 'a.csv' }] })).toMatchObject({
      ok: true,
      value: [{ name: 'a.csv', size: 1 }],
    });
  });
  it('a dropped folder is taken, for the plan of all that it holds', async () => {
    await start();
    const path = join(folder, '各地');
    mkdirSync(path);
    expect(await ask('host.adopt-files', { files: [{ path, name: '各地' }] })).toMatchObject({
      ok: true,
      value: [{ name: '各地' }],
    });
  });
  it.each([
    ['a picture dragged from another window', '', 'HOST_NOT_A_FILE'],
    ['a file that is gone', 'gone.csv', 'HOST_NOT_A_FILE'],
    ['a program', 'tool.exe', 'HOST_FILE_KIND'],
  ])('dropped are refused: %s', async (_what, name, code) => {
    await start();
    writeFileSync(join(folder, 'tool.exe'), 'x');
    expect(
      await ask('host.adopt-files', { files: [{ path: name === '' ? '' : join(folder, name), name }] }),
    ).toMatchObject({ ok: false, error: { code } });
  });
  it('to be written get the extension that the dialog left out, and a file of that name is asked about', async () => {
    await start();
    fake.answers.save = [{ canceled: false, filePath: join(folder, '新') }];
    expect((await chosen('host.save-file', { suggestedName: '结果', extension: 'xlsx' })).name).toBe('新.xlsx');
    writeFileSync(join(folder, '旧.xlsx'), 'old');
    fake.answers.save = [
      { canceled: false, filePath: join(folder, '旧') },
      { canceled: true, filePath: '' },
    ];
    expect(await ask('host.save-file', { suggestedName: '结果', extension: 'xlsx' })).toEqual({
      ok: true,
      value: null,
    });
    expect(fake.dialogs.at(-1)?.options).toMatchObject({ defaultPath: join(folder, '旧.xlsx') });
  });
  it('that the screens made are written whole', async () => {
    await start();
    const path = join(folder, '图.png');
    fake.answers.save = [{ canceled: false, filePath: path }];
    await chosen('host.save-bytes', { suggestedName: '图', extension: 'png', bytes: Uint8Array.of(1, 2, 3) });
    expect([...readFileSync(path)]).toEqual([1, 2, 3]);
    fake.answers.save = [{ canceled: false, filePath: join(folder, 'no', 'where.png') }];
    expect(
      await ask('host.save-bytes', { suggestedName: '图', extension: 'png', bytes: Uint8Array.of(1) }),
    ).toMatchObject({ ok: false, error: { code: 'HOST_NO_FOLDER' } });
  });
  it('that were written are shown in their folder; others are not', async () => {
    await start();
    const path = join(folder, '结果.xlsx');
    fake.answers.save = [{ canceled: false, filePath: path }];
    const { handle } = await chosen('host.save-file', { suggestedName: '结果', extension: 'xlsx' });
    expect(await ask('host.deliver', { handle })).toMatchObject({ ok: false, error: { code: 'HOST_HANDLE' } });
    writeFileSync(path, 'x');
    expect(await ask('host.deliver', { handle })).toEqual({ ok: true, value: null });
    expect(await ask('host.deliver', { handle: workbench.handles.issue(path, 'read') })).toMatchObject({ ok: false });
    expect(fake.shown).toEqual([path]);
  });
});

describe('the menu', () => {
  const labels = (menu: unknown): readonly string[] =>
    (Array.isArray(menu) ? menu : []).map((item: { label?: string; role?: string }) => item.label ?? item.role ?? '');
  const file = (): { label: string; click?: () => void; submenu?: { label: string; click: () => void }[] }[] => {
    const menu: unknown = fake.menus.at(-1);
    const items = Array.isArray(menu) ? menu : [];
    return items.find((item) => item.label === '文件' || item.label === 'File').submenu;
  };
  it('is Chinese first and follows the language', async () => {
    await start();
    expect(labels(fake.menus.at(-1)).filter((label) => label !== 'appMenu')).toEqual(['文件', '编辑', '视图', '帮助']);
    await ask('host.set-language', { language: 'en' });
    await vi.waitFor(() =>
      expect(labels(fake.menus.at(-1)).filter((label) => label !== 'appMenu')).toEqual([
        'File',
        'Edit',
        'View',
        'Help',
      ]),
    );
  });
  it('lists recent projects that still exist, and opens one by handle', async () => {
    await start();
    await ask('host.subscribed', {});
    const recent = file().find((item) => item.label === '最近打开')?.submenu ?? [];
    expect(recent.map((item) => item.label)).toEqual(['省级 A&&B']);
    recent[0]?.click();
    const handle = String(Object(window().webContents.sent[0]?.[1]).files[0]);
    expect(workbench.handles.resolve(handle, 'read')).toBe(join(folder, 'a.ewb'));
  });
  it('commands the screens', async () => {
    await start();
    await ask('host.subscribed', {});
    file()
      .find((item) => item.label === '导入采集表…')
      ?.click?.();
    expect(window().webContents.sent).toEqual([['workbench:event', { name: 'command', command: 'import' }]]);
  });
});
