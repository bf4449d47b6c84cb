import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { replaceFile } from '../../../electron/files/replace-file.ts';

describe('replacing a file', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'workbench-files-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('the old one stands until the new one is whole, and nothing else is left', () => {
    const path = join(folder, 'settings.json');
    writeFileSync(path, 'old');
    replaceFile(path, (temporary) => {
      writeFileSync(temporary, 'ne');
      expect(readFileSync(path, 'utf8')).toBe('old');
      writeFileSync(temporary, 'new');
    });
    expect([readdirSync(folder), readFileSync(path, 'utf8')]).toEqual([['settings.json'], 'new']);
  });

  test('a failure half-way leaves the old one alone and is told', () => {
    const path = join(folder, 'settings.json');
    writeFileSync(path, 'old');
    const fail = (temporary: string): void => {
      writeFileSync(temporary, 'ne');
      throw new Error('disk full');
    };
    expect(() => replaceFile(path, fail)).toThrow('disk full');
    expect([readdirSync(folder), readFileSync(path, 'utf8')]).toEqual([['settings.json'], 'old']);
  });
});
