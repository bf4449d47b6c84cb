import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { chromiumArguments, chromiumPath } from '../workbench/chromium.ts';
import { drawnResults } from './drawn-results.ts';

if (chromiumPath === null) process.stderr.write('same-bits.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('the same seed', () => {
  it('gives the same ranks and probabilities, to the bit, in Node and in Chromium', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'workbench-bits-'));
    await build({
      logLevel: 'error',
      configFile: false,
      build: {
        lib: {
          entry: fileURLToPath(new URL('./drawn-results.ts', import.meta.url)),
          formats: ['iife'],
          name: 'drawn',
          fileName: 'drawn',
        },
        outDir: folder,
      },
    });
    const script = readdirSync(folder).find((file) => file.endsWith('.js'));
    const browser = await chromium.launch({
      executablePath: chromiumPath ?? '',
      chromiumSandbox: false,
      args: [...chromiumArguments],
    });
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: readFileSync(join(folder, script ?? ''), 'utf8') });
      const there: unknown = await page.evaluate('drawn.drawnResults()');
      const here = drawnResults();
      expect(new Set(here).size).toBe(here.length);
      expect(there).toEqual(here);
    } finally {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
