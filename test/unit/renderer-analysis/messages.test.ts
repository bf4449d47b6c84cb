import { expect, test } from 'vitest';
import { rendererAnalysisMessages } from '../../../shared/messages/renderer-analysis.ts';
import { rendererMessages } from '../../../shared/messages/renderer.ts';
import { hasMessage } from '../../../shared/messages/message-text.ts';

const own = Object.entries(rendererAnalysisMessages);

test('no key is also a key of the other screens or of an error, where one text would hide the other', () => {
  expect(own.map(([key]) => key).filter((key) => Object.hasOwn(rendererMessages, key) || hasMessage(key))).toEqual([]);
});

test('both languages of a text take the same parameters', () => {
  const names = (text: string): string =>
    [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort().join();
  expect(own.filter(([, { zh, en }]) => names(zh) !== names(en)).map(([key]) => key)).toEqual([]);
});
