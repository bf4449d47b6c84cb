import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { pdfPrinterOfMany } from '../../electron/exporting/pdf/write-pdf.ts';
import { pdfTexts } from '../../electron/exporting/leaks/pdf-texts.ts';

const folder = mkdtempSync(join(tmpdir(), 'one-browser-'));
const at = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('prints file after file, each its own page', async () => {
  const many = pdfPrinterOfMany(undefined);
  try {
    for (const name of ['alpha', 'beta', 'gamma']) {
      await many.printer!.print(`<!doctype html><p>${name}</p>`, at(`${name}.pdf`));
      const texts = JSON.stringify(pdfTexts(readFileSync(at(`${name}.pdf`)), name));
      expect(['alpha', 'beta', 'gamma'].filter((one) => texts.replace(/\s/g, '').includes(one))).toEqual([name]);
    }
  } finally {
    await many.close();
  }
});

it.skipIf(process.platform === 'win32')(
  'says why a browser that ends at once could not print, and tries anew',
  async () => {
    writeFileSync(at('broken'), '#!/bin/sh\necho no display >&2\nexit 1\n');
    chmodSync(at('broken'), 0o755);
    const many = pdfPrinterOfMany(undefined, { CHROMIUM_PATH: at('broken') });
    for (let i = 0; i < 2; i += 1)
      await expect(many.printer!.print('<p>x</p>', at('none.pdf'))).rejects.toThrow('no display');
    await many.close();
  },
);
