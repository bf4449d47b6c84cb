/** One file's import of another; paths from the repository's root, `/` between folders. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

/**
 * Folders that import each other, directly or through others; a parent and its child count as two. Each cycle once, the
 * shortest through its first folder by name, as `a → b → a` with an import for every arrow. Empty: folders have an order.
 */
export function folderCycles(imports: readonly Import[]): readonly string[] {
  const arrows = new Map<string, Map<string, Import>>();
  for (const one of imports) {
    const [from, to] = [folderOf(one.from), folderOf(one.to)];
    if (from === to) continue;
    const known = arrows.get(from) ?? new Map<string, Import>();
    arrows.set(from, known);
    if (!known.has(to)) known.set(to, one);
  }
  return [...arrows.keys()].sort().flatMap((first) => {
    const cycle = shortestCycle(arrows, first);
    if (cycle === null) return [];
    const examples = cycle.map(({ from, to }) => `\n  ${from} imports ${to}`);
    return [[first, ...cycle.map(({ to }) => folderOf(to))].join(' → ') + examples.join('')];
  });
}

/** Through folders that come after `first` by name, so that a cycle is found from one of its folders only. */
function shortestCycle(
  arrows: ReadonlyMap<string, ReadonlyMap<string, Import>>,
  first: string,
): readonly Import[] | null {
  const seen = new Set<string>();
  let paths: readonly (readonly Import[])[] = [[]];
  while (paths.length > 0) {
    const longer: (readonly Import[])[] = [];
    for (const path of paths) {
      const last = path.at(-1);
      for (const [to, one] of arrows.get(last === undefined ? first : folderOf(last.to)) ?? []) {
        if (to === first) return [...path, one];
        if (to < first || seen.has(to)) continue;
        seen.add(to);
        longer.push([...path, one]);
      }
    }
    paths = longer;
  }
  return null;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
