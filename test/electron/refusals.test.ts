// What the screens, or a script that got into them, are kept from: docs/TRUST "Electron" and "Content security policy", tried in Electron itself.
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { endAll, launchDesktop } from './support/launch-desktop.ts';
import type { Desktop } from './support/start-desktop.ts';
import { makePerson } from './support/person.ts';
import type { Person } from './support/person.ts';

describe.skipIf(inject('electron') === null)('the screens', () => {
  let person: Person;
  let desktop: Desktop;
  beforeAll(async () => {
    person = makePerson();
    desktop = await launchDesktop(person);
    await desktop.page.getByRole('button', { name: '打开示例 省级政府 2021' }).waitFor();
  });
  afterAll(async () => {
    await endAll();
    person.leave();
  });

  const windows = (): Promise<number> =>
    desktop.app.evaluate(({ webContents }) => webContents.getAllWebContents().length);

  it.each(['https://example.org/', 'app://workbench/', 'about:blank', 'file:///etc/passwd'])(
    'open no window: %s',
    async (url) => {
      const before = await windows();
      expect(await desktop.page.evaluate((to) => window.open(to) === null, url)).toBe(true);
      expect(await windows()).toBe(before);
    },
  );

  /** By what word the refusal is known: the host's, or the page's own policy. */
  it.each([
    ['a location', 'https://example.org/', 'host'],
    ['a location', 'app://workbench/assets/', 'host'],
    ['a link', 'https://example.org/', 'host'],
    ['a location', 'file:///etc/passwd', 'Not allowed to load local resource'],
    ['a form', 'https://example.org/', 'form-action'],
  ] as const)('go nowhere by %s to %s', async (how, url, refusal) => {
    const { page, app } = desktop;
    const said =
      refusal === 'host' ? null : page.waitForEvent('console', (message) => message.text().includes(refusal));
    await app.evaluate(({ BrowserWindow, session }) => {
      Reflect.set(session, 'refused', null);
      // Added last, so that it sees what the app's own listener decided.
      BrowserWindow.getAllWindows()[0]?.webContents.once('will-frame-navigate', (event) =>
        Reflect.set(session, 'refused', event.defaultPrevented ? event.url : 'not refused'),
      );
    });
    await page.evaluate(
      ([way, to]) => {
        Reflect.set(window, 'stayed', true);
        if (way === 'a location') location.href = to;
        else {
          const link = Object.assign(document.createElement('a'), { href: to });
          const form = Object.assign(document.createElement('form'), { action: to });
          document.body.append(link, form);
          if (way === 'a link') link.click();
          else form.submit();
          link.remove();
          form.remove();
        }
      },
      [how, url] as const,
    );
    if (said === null)
      await expect.poll(() => app.evaluate(({ session }) => Reflect.get(session, 'refused') ?? null)).toBe(url);
    else await said;
    expect([page.url(), await page.evaluate(() => Reflect.get(window, 'stayed'))]).toEqual(['app://workbench/', true]);
  });

  it('get no permission but to write the clipboard', async () => {
    const states = await desktop.page.evaluate(async () => {
      const found: Record<string, string> = {};
      for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'midi'] as const)
        found[name] = await navigator.permissions.query({ name }).then(
          ({ state }) => state,
          () => 'denied',
        );
      found['clipboard'] = await navigator.clipboard.readText().then(
        () => 'granted',
        () => 'denied',
      );
      found['notification request'] = await Notification.requestPermission();
      found['media'] = await (navigator.mediaDevices?.getUserMedia({ audio: true }) ?? Promise.reject()).then(
        () => 'granted',
        () => 'denied',
      );
      found['position'] = await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          () => resolve('denied'),
        ),
      );
      return found;
    });
    expect(Object.entries(states).filter(([, state]) => state !== 'denied')).toEqual([]);
  });

  it('hold no webview and no frame', async () => {
    const { page } = desktop;
    const before = await windows();
    const refused = await page.evaluate(async () => {
      const directives: string[] = [];
      const elements = (['webview', 'iframe', 'object', 'embed'] as const).map((name) => {
        const element = document.createElement(name);
        element.setAttribute(name === 'object' ? 'data' : 'src', 'app://workbench/');
        return element;
      });
      await new Promise<void>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          directives.push(effectiveDirective);
          if (directives.length === 3) resolve();
        });
        document.body.append(...elements);
      });
      for (const element of elements) element.remove();
      return directives.sort();
    });
    expect(refused).toEqual(['frame-src', 'object-src', 'object-src']);
    expect(await windows()).toBe(before);
  });

  it('run no script that is not of the app', async () => {
    const ran = await desktop.page.evaluate(async () => {
      const marks: string[] = [];
      Reflect.set(window, 'mark', (what: string) => marks.push(what));
      const inline = document.createElement('script');
      inline.textContent = 'mark("inline")';
      const picture = document.createElement('img');
      picture.setAttribute('onerror', 'mark("attribute")');
      picture.src = 'app://workbench/no-such-picture.png';
      const script = document.createElement('script');
      script.src = 'data:text/javascript,mark("data")';
      const failed = [picture, script].map(
        (element) => new Promise((resolve) => element.addEventListener('error', resolve, { once: true })),
      );
      document.body.append(inline, picture, script);
      await Promise.all(failed);
      // In a task of its own: DevTools lets its own evaluation pass.
      await new Promise<void>((resolve) =>
        setTimeout(() => {
          for (const [what, run] of [
            ['eval', () => (0, eval)('1')],
            ['Function', () => new Function('return 1')()],
          ] as const)
            try {
              run();
              marks.push(what);
            } catch {
              // Refused by the policy.
            }
          resolve();
        }),
      );
      for (const element of [inline, picture, script]) element.remove();
      return marks;
    });
    expect(ran).toEqual([]);
  });

  it('reach no server, not even one on this machine that welcomes everyone', async () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      response.setHeader('access-control-allow-origin', '*').end('welcome');
    }).listen(0, '127.0.0.1');
    try {
      await once(server, 'listening');
      const address = server.address();
      const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
      const answers = await desktop.page.evaluate(
        (urls) =>
          Promise.all(
            urls.map((to) =>
              fetch(to).then(
                () => `fetched ${to}`,
                () => 'refused',
              ),
            ),
          ),
        [url, 'file:///etc/passwd', 'app://other/'],
      );
      // The session refuses what the policy would let through.
      const past = await desktop.app.evaluate(
        ({ session }, to) =>
          session.defaultSession.fetch(to).then(
            () => 'fetched',
            () => 'refused',
          ),
        url,
      );
      expect([answers, past, asked]).toEqual([['refused', 'refused', 'refused'], 'refused', 0]);
    } finally {
      server.close();
    }
  });

  it('download nothing', async () => {
    const { page, app } = desktop;
    await app.evaluate(({ session }) => {
      session.defaultSession.on('will-download', (_event, item) => Reflect.set(session, 'state', item.getFilename()));
      session.defaultSession.prependListener('will-download', (event) =>
        setImmediate(() => Reflect.set(session, 'prevented', event.defaultPrevented)),
      );
    });
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['x']));
      link.download = '结果.exe';
      document.body.append(link);
      link.click();
      link.remove();
    });
    await expect.poll(() => app.evaluate(({ session }) => Reflect.get(session, 'prevented') ?? null)).toBe(true);
    const downloads = await app.evaluate((electron) => electron.app.getPath('downloads'));
    expect(existsSync(downloads) ? readdirSync(downloads).filter((name) => name.includes('结果')) : []).toEqual([]);
  });

  it('are still there and whole after all that', async () => {
    expect(await desktop.page.locator('#root').innerText()).toContain('打开示例');
    expect(person.faults()).toBe('');
  });
});
