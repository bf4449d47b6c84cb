import { afterAll, expect } from 'vitest';
import { complaints } from '../e2e/workbench/listen-for-complaints.ts';

/** A library that complains on a page's console was used wrongly: the file in which it does so fails, whether it looks for that or not. */
afterAll(() => {
  expect(complaints, 'a page complained on its console').toEqual([]);
});
