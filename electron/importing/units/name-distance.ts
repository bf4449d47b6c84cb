/** Levenshtein distance in code units; both names are short. */
export function nameDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replace, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** Suggestions as a message shows them; — when there is none. */
export function suggestionText(names: readonly string[]): string {
  return names.length === 0 ? '—' : names.join('、');
}

/** Up to `count` candidates nearest to `text`: those that contain it or are contained first, then by edit distance up to half its length. */
export function nearestNames(text: string, candidates: readonly string[], count = 3): readonly string[] {
  if (text === '') return [];
  const ranked: { readonly name: string; readonly distance: number }[] = [];
  for (const name of candidates) {
    const contained = text.includes(name) || name.includes(text);
    const distance = contained ? 0.5 : nameDistance(text, name);
    if (distance <= Math.max(1, Math.floor(Math.max(text.length, name.length) / 2))) ranked.push({ name, distance });
  }
  return ranked
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map((entry) => entry.name);
}
