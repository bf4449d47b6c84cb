import { describe, expect, it } from 'vitest';
import { rendererMessages } from '../../../shared/messages/renderer.ts';
import { catalogues } from '../../../shared/messages/message-text.ts';

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe('texts of the screens', () => {
  it('have the same placeholders in both languages', () => {
    const different = Object.entries(rendererMessages)
      .filter(([, { zh, en }]) => placeholders(zh).join() !== placeholders(en).join())
      .map(([key]) => key);
    expect(different).toEqual([]);
  });

  it('use no code that another area uses', () => {
    const others = new Set(
      catalogues.filter((catalogue) => !('nav.start' in catalogue)).flatMap((catalogue) => Object.keys(catalogue)),
    );
    expect(Object.keys(rendererMessages).filter((key) => others.has(key))).toEqual([]);
  });
});
