// npm run dev, as a developer would run it: the screens from their sources, over the development server's door to a host of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { PATIENCE_MS, chromiumArguments, chromiumPath } from '../workbench/chromium.ts';
import { watchFaults } from './launch-chromium.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const userData = mkdtempSync(join(tmpdir(), 'workbench-dev-'));
afterAll(() => rmSync(userData, { recursive: true, force: true }));

it('npm run dev shows the screens from their sources, with a host that answers, and ends with it', async () => {
  const server = spawn(process.execPath, [join(root, 'scripts/launch.mjs'), 'scripts/dev.ts', '--port', '0'], {
    cwd: root,
    env: { ...process.env, WORKBENCH_USER_DATA: userData },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += String(chunk);
    });
  const browser = await chromium.launch({
    executablePath: chromiumPath ?? '',
    args: [...chromiumArguments],
    chromiumSandbox: false,
  });
  try {
    await expect.poll(() => output, { timeout: 90_000, interval: 100 }).toContain('Ctrl+C');
    const address = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}/.exec(output)?.[0] ?? '';
    const page = await browser.newPage({ locale: 'zh-CN' });
    page.setDefaultTimeout(PATIENCE_MS);
    const faults = watchFaults(page);
    await page.goto(address);
    await page.getByRole('button', { name: /新建/ }).first().click({ timeout: 90_000 });
    // The host behind the door: it makes the project, and the page is told.
    const answer = await page.evaluate(async () => {
      const response = await fetch('/api/invoke', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${history.state?.launchToken}` },
        body: JSON.stringify({ name: 'app.info', input: {} }),
      });
      return [response.status, await response.json()];
    });
    expect(answer).toEqual([200, { ok: true, value: expect.objectContaining({ host: 'browser' }) }]);
    expect(faults).toEqual([]);
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    expect((await ended)[0]).toBe(0);
    await expect(fetch(address)).rejects.toThrow();
  } finally {
    await browser.close();
    server.kill('SIGKILL');
  }
});
