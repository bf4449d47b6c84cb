import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { hasMessage } from '../../../shared/messages/message-text.ts';
import { whatIfMessages } from '../../../shared/messages/what-if.ts';

test('every code of the weight assistants and the what-if mathematics has a text, and every text a use', () => {
  const sources = ['weights', 'what-if'].flatMap((folder) => {
    const path = fileURLToPath(new URL(`../../../shared/scoring/${folder}/`, import.meta.url));
    return readdirSync(path)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(path + file, 'utf8'));
  });
  const codes = new Set(
    sources.flatMap((source) => [...source.matchAll(/'([A-Z]+(?:_[A-Z]+)+)'/g)].map((match) => match[1] ?? '')),
  );
  expect([...codes].toSorted()).toEqual(Object.keys(whatIfMessages).toSorted());
  expect([...codes].filter((code) => !hasMessage(code))).toEqual([]);
});

test('every parameter of a text is the same in both languages', () => {
  const parameters = (text: string): string[] =>
    [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').toSorted();
  for (const [code, { zh, en }] of Object.entries(whatIfMessages)) expect(parameters(zh), code).toEqual(parameters(en));
});
