import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { hostsMessages } from '../../../shared/messages/hosts.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const sources = [
  'electron/main',
  'electron/hosts/loopback',
  'electron/hosts/ipc',
  'electron/hosts/service-process',
  'renderer/client',
]
  .flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  )
  .join('\n');
const used = new Set(
  [...sources.matchAll(/'((?:HOST|MENU|SERVICE)_[A-Z_]+)'|hostsMessages\.([A-Z_]+)/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  ),
);

it('every code that a host gives has a text', () => {
  // HOST_ANSWER is said by the screens' own client, in shared/messages/renderer.ts.
  expect([...used].filter((code) => !Object.hasOwn(hostsMessages, code) && code !== 'HOST_ANSWER')).toEqual([]);
});
it('no text is left without a host that gives it', () => {
  expect(Object.keys(hostsMessages).filter((code) => !used.has(code) && !code.startsWith('OPEN_'))).toEqual([]);
});
it('both languages take the same parameters', () => {
  const parameters = (text: string): readonly string[] =>
    [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
  for (const [code, { zh, en }] of Object.entries(hostsMessages))
    expect([code, parameters(zh)]).toEqual([code, parameters(en)]);
});
