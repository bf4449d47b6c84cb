import type { DocumentPlace, EditedControl, Stretch } from './edited-document.ts';

/** An element that made up a block whose control is gone. */
export interface Anchored extends Stretch {
  /** Numbers of the blocks whose bookmarks stand in it. */
  readonly ids: readonly string[];
  readonly texts: readonly string[];
  readonly place: DocumentPlace;
  readonly pictures: readonly string[];
}

/** What is left of blocks whose controls were dropped: all elements from the first that carries the block's bookmark to the last. */
export function anchoredBlocks(
  pieces: readonly Anchored[],
  tagOf: (id: string) => string | undefined,
): readonly EditedControl[] {
  const byId = new Map<string, Anchored[]>();
  for (const piece of pieces) for (const id of new Set(piece.ids)) byId.set(id, [...(byId.get(id) ?? []), piece]);
  return [...byId].flatMap(([id, own]) => {
    const [first] = own;
    const last = own.at(-1);
    if (!first || !last) return [];
    return [
      {
        id,
        tag: tagOf(id) ?? '',
        content: { from: first.from, to: last.to },
        texts: own.flatMap(({ texts }) => texts),
        runs: [],
        state: 'plain' as const,
        pictures: own.flatMap(({ pictures }) => pictures),
        place: first.place,
      },
    ];
  });
}
