import { expect, test } from 'vitest';
import { catalogues } from '../../../shared/messages/message-text.ts';

test('a code belongs to one catalogue: elsewhere its text would be lost', () => {
  const codes = catalogues.flatMap((catalogue) => Object.keys(catalogue));
  expect(codes.filter((code, position) => codes.indexOf(code) !== position)).toEqual([]);
});

test('both languages of a text are filled from the same parameters', () => {
  const names = (text: string): string[] =>
    [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();
  const differing = catalogues
    .flatMap((catalogue) => Object.entries(catalogue))
    .filter(([, { zh, en }]) => names(zh).join() !== names(en).join())
    .map(([code]) => code);
  expect(differing).toEqual([]);
});

test('every text is there in both languages', () => {
  const empty = catalogues
    .flatMap((catalogue) => Object.entries(catalogue))
    .filter(([, { zh, en }]) => zh.trim() === '' || en.trim() === '')
    .map(([code]) => code);
  expect(empty).toEqual([]);
});
