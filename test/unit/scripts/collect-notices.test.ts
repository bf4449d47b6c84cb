import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { collectNotices, noticesText } from '../../../scripts/notices/collect-notices.ts';
import { packageFolder } from '../../../scripts/notices/note-bundled.ts';

describe('third-party notices', () => {
  let root = '';
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const pack = (folder: string, name: string, files: Readonly<Record<string, string>> = {}, license = 'MIT'): void => {
    put(`${folder}/package.json`, JSON.stringify({ name, version: '1.0.0', license }));
    for (const [file, text] of Object.entries(files)) put(`${folder}/${file}`, text);
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'notices-'));
    put('resources/licences/SQLite.txt', 'blessing');
    put('resources/licences/Joe-Kuo.txt', 'BSD text');
    for (const name of [
      'better-sqlite3',
      '@resvg/resvg-js',
      '@fontsource/noto-sans-sc',
      '@fontsource/noto-serif-sc',
      'electron',
    ])
      pack(`node_modules/${name}`, name, { LICENSE: 'MIT text' });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test('of a module, the innermost package, scoped or not', () => {
    expect(packageFolder('/p', '/p/node_modules/a/lib/x.js?v=1')).toBe('node_modules/a');
    expect(packageFolder('/p', '\0/p/node_modules/a/node_modules/@b/c/x.js')).toBe('node_modules/a/node_modules/@b/c');
    expect(packageFolder('/p', '/p/shared/base/result.ts')).toBe(null);
  });

  test('take the text from LICENSE and NOTICE, the README, or what we keep for a package that brings none', () => {
    pack('node_modules/a', 'a', { 'LICENSE.md': 'MIT text', NOTICE: 'by A' }, 'Apache-2.0');
    pack('node_modules/b', 'b', { 'README.md': '# b\n## License\n(MIT) &lt;b&gt; Permission is hereby granted' });
    pack('node_modules/@s/c', '@s/c', { 'README.md': '# c\n## License\nMIT' });
    put('resources/licences/@s__c.txt', 'kept');
    put('out/notices/main.json', JSON.stringify(['node_modules/a', 'node_modules/b']));
    put('out/notices/renderer.json', JSON.stringify(['node_modules/a', 'node_modules/@s/c']));
    const { notices, faults } = collectNotices(root);
    expect(faults).toEqual([]);
    expect(notices.packages.map(({ name, licence, text }) => [name, licence, notices.texts[text]])).toEqual([
      ['@fontsource/noto-sans-sc', 'MIT', 'MIT text'],
      ['@fontsource/noto-serif-sc', 'MIT', 'MIT text'],
      ['@resvg/resvg-js', 'MIT', 'MIT text'],
      ['@s/c', 'MIT', 'kept'],
      ['Joe–Kuo direction numbers', 'BSD-3-Clause', 'BSD text'],
      ['SQLite', 'blessing', 'blessing'],
      ['a', 'Apache-2.0', 'MIT text\n\nby A'],
      ['b', 'MIT', '(MIT) <b> Permission is hereby granted'],
      ['better-sqlite3', 'MIT', 'MIT text'],
      ['electron', 'MIT', 'MIT text'],
    ]);
    expect(noticesText(notices)).toContain('better-sqlite3 1.0.0 (MIT)\nelectron 1.0.0 (MIT)\n\nMIT text\n');
  });

  test('stop the build where a package has no text, or names no licence', () => {
    pack('node_modules/mute', 'mute', { 'README.md': '# mute\n## License\nMIT' });
    pack('node_modules/nameless', 'nameless', { LICENSE: 'text' }, '');
    put('out/notices/main.json', JSON.stringify(['node_modules/mute', 'node_modules/nameless']));
    expect(collectNotices(root).faults).toEqual([
      'mute 1.0.0: no licence text (node_modules/mute)',
      'nameless 1.0.0: no licence named (node_modules/nameless)',
    ]);
  });
});
