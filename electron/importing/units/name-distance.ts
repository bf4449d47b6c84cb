/** No name is longer than this; a longer text is no misspelt name, and measuring it would take the square of its length. */
const LONGEST = 100;

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

/** Up to `count` candidates nearest to `text`: those that contain it or are contained first, then by edit distance up to half its length. Of a text beyond any name's length only the first characters are looked at, and distances are not measured. */
export function nearestNames(text: string, candidates: readonly string[], count = 3): readonly string[] {
  if (text === '') return [];
  const long = text.length > LONGEST;
  const looked = long ? text.slice(0, LONGEST) : text;
  const ranked: { readonly name: string; readonly distance: number }[] = [];
  for (const name of candidates) {
    if (looked.includes(name) || name.includes(looked)) {
      ranked.push({ name, distance: 0.5 });
      continue;
    }
    const most = Math.max(1, Math.floor(Math.max(text.length, name.length) / 2));
    // A distance is at least the difference of the lengths.
    if (long || name.length > LONGEST || Math.abs(text.length - name.length) > most) continue;
    const distance = nameDistance(text, name);
    if (distance <= most) ranked.push({ name, distance });
  }
  return ranked
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map((entry) => entry.name);
}
