import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProjectStore } from '../../../electron/storage/project-store.ts';
import type { MergeLine } from '../../../shared/model/merge/merge-line.ts';
import { freshProject, NOW, valueOf } from '../../unit/storage/small-project.ts';
import { act, clockFrom, contentOf, copyOf, mergeFile, opened, prefer } from './merge-histories.ts';
import { lostEntries } from './lost-entries.ts';
import { createRandom } from '../../../shared/base/random.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'merge-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All 200 with `WORKBENCH_PAIRS=200`. */
const PAIRS = Number(process.env['WORKBENCH_PAIRS'] ?? 48);
const GROUPS = 8;

/** Two laptops that parted from one project, each a few acts on; files are closed. */
function parted(seed: number): { readonly base: string; readonly mine: string; readonly theirs: string } {
  const random = createRandom(seed);
  const clock = clockFrom('2022-03-02T08:00:00.000Z');
  const store = freshProject();
  const { path } = store.meta();
  for (let i = random.below(5); i >= 0; i -= 1) act(store, random, clock, 'base');
  valueOf(store.close());
  const [mine, theirs] = [copyOf(path, folder), copyOf(path, folder)];
  const sides = [opened(mine, '甲', clock.now()), opened(theirs, '乙', clock.now())] as const;
  for (let i = 2 + random.below(12); i > 0; i -= 1) {
    const side = random.below(2);
    act(sides[side === 0 ? 0 : 1], random, clock, `f${random.below(3)}`);
  }
  for (const side of sides) valueOf(side.close());
  return { base: path, mine, theirs };
}

function merged(
  into: string,
  from: string,
  choice: 'mine' | 'theirs',
): { readonly store: ProjectStore; readonly before: string; readonly lines: readonly MergeLine[] } {
  const store = opened(copyOf(into, folder), '甲', NOW);
  const before = contentOf(store);
  const { lines } = valueOf(mergeFile(store, from, folder, prefer(choice), '2022-04-01T08:00:00.000Z'));
  return { store, before, lines };
}

test.each(Array.from({ length: GROUPS }, (_, group) => group))(
  'of two parted projects, group %i: nothing is lost, both ways agree, again changes nothing, undo takes all of it back',
  (group) => {
    for (let seed = group; seed < PAIRS; seed += GROUPS) {
      const { base, mine, theirs } = parted(seed);
      const there = merged(mine, theirs, 'mine');
      const back = merged(theirs, mine, 'theirs');
      const at = `seed ${seed}`;
      expect(contentOf(there.store), at).toBe(contentOf(back.store));
      for (const { store, before, lines } of [there, back]) {
        const [into, from] = store === there.store ? [mine, theirs] : [theirs, mine];
        expect(lostEntries({ base, mine: into, theirs: from, merged: store.meta().path }, lines), at).toEqual([]);
        expect(store.verify(), at).toEqual([]);
        const after = contentOf(store);
        const entry = store.lastEntry();
        const again = valueOf(mergeFile(store, from, folder, prefer(null), '2022-04-02T08:00:00.000Z'));
        expect(again, at).toEqual({ lines: [], written: false });
        expect(store.lastEntry(), at).toBe(entry);
        if (after !== before) {
          valueOf(store.undo('2022-04-03T08:00:00.000Z'));
          expect(contentOf(store), at).toBe(before);
          expect(store.verify(), at).toEqual([]);
        }
        valueOf(store.close());
      }
    }
  },
  600_000,
);
