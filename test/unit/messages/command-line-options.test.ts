import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { catalogues } from '../../../shared/messages/message-text.ts';
import { screenMessages } from '../../../renderer/ui/texts.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const hosts = join(root, 'electron/hosts');

/** All sources but the catalogues and the command line's own: whoever may say a code on a screen too. */
const elsewhere = ['shared', 'electron', 'renderer']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith(hosts) && !path.includes('/shared/messages/'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

/** An option or a whole command. */
const naming = /--[a-z]|\bworkbench [a-z]+ FILE/;

test('what screens too say names an option or a command only as the command line’s', () => {
  const named = [...catalogues, screenMessages]
    .flatMap((catalogue) => Object.entries(catalogue))
    .filter(([code, { zh, en }]) => naming.test(zh + en) && elsewhere.includes(`'${code}'`));
  expect(named.map(([code]) => code)).toEqual(
    expect.arrayContaining(['SHEET_UNRECOGNISED_ROWS', 'SHEET_UNMAPPED_ROWS', 'EXPORT_EXISTS']),
  );
  for (const [code, { zh, en }] of named) {
    expect(zh, code).toMatch(/命令行(?:用|加) ?(?:[a-z]+ )?--[a-z]+/);
    expect(en, code).toMatch(/--[a-z-]+ on the command line|On the command line [a-z ]+ --[a-z]+/);
  }
});

test('a sheet that is not recognised is told its kind on import, with the option as the command line’s', () => {
  const { zh, en } = catalogues.find((catalogue) => 'SHEET_UNRECOGNISED' in catalogue)!['SHEET_UNRECOGNISED']!;
  expect(zh).toContain('（命令行用 --kind）');
  expect(en).toContain('(--kind on the command line)');
});
