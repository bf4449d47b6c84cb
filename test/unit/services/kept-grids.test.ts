import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAppStore } from '../../../electron/services/app/app-store.ts';
import { ownView } from '../../../shared/model/grid-view.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-grids-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const narrow = { ...ownView, hidden: ['evidence'], widths: { unit: 240 }, top: ['330000'] };

test('how grids stand is kept by project, and views with a name for every project', () => {
  const named = { scores: [{ name: '会议', view: narrow }] };
  createAppStore(folder).keepGrids('one', { shown: { scores: narrow }, named });
  const later = createAppStore(folder);
  expect(later.grids('one')).toEqual({ shown: { scores: narrow }, named });
  expect(later.grids('two')).toEqual({ shown: {}, named });
});

test('of the fifty projects arranged last it is kept, and what can’t be read costs nothing else', () => {
  const store = createAppStore(folder);
  store.saveSettings({ ...store.settings(), editor: '李四' });
  for (let at = 0; at < 52; at += 1) store.keepGrids(`p${at}`, { shown: { data: narrow }, named: {} });
  expect(store.grids('p1').shown).toEqual({});
  expect(store.grids('p2').shown).toEqual({ data: narrow });
  const file = join(folder, 'workbench.json');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"hidden"', '"gone"'));
  const later = createAppStore(folder);
  expect(later.grids('p2').shown).toEqual({});
  expect(later.settings().editor).toBe('李四');
});
