import { expect, test } from 'vitest';
import { importingMessages } from '../../../shared/messages/importing.ts';

test('what the screens too say of a sheet or row names an option only as the command line’s', () => {
  const naming = Object.entries(importingMessages).filter(([, { zh, en }]) => /--[a-z]/.test(zh + en));
  expect(naming.length).toBeGreaterThan(0);
  for (const [code, { zh, en }] of naming) {
    expect(zh, code).toMatch(/（命令行用 --[a-z]+）/);
    expect(en, code).toMatch(/\(--[a-z]+ on the command line\)/);
  }
});
