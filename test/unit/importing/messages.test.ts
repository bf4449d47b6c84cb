import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importingMessages } from '../../../shared/messages/importing.ts';

const folder = fileURLToPath(new URL('../../../electron/importing', import.meta.url));

function sources(): readonly string[] {
  const files = ['import-file.ts', 'plan-sheet.ts', ...['map', 'parse', 'profile', 'recognise'].flatMap((part) => readdirSync(join(folder, part)).map((name) => join(part, name)))];
  return files.map((name) => readFileSync(join(folder, name), 'utf8'));
}

describe('messages of importing', () => {
  it('exist in both languages for every code that the stages use, and none is left over', () => {
    const used = new Set(sources().flatMap((text) => [...text.matchAll(/'([A-Z][A-Z]+(?:_[A-Z]+)+)'/g)].map((match) => match[1] ?? '')));
    expect([...used].sort()).toEqual(Object.keys(importingMessages).sort());
  });

  it('use the same parameters in both languages', () => {
    const parameters = (text: string): readonly string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();
    for (const [code, { zh, en }] of Object.entries(importingMessages)) expect([code, parameters(zh)]).toEqual([code, parameters(en)]);
  });
});
