/** A, A1, A1-1, A1-1.1 … below the code above, the first that is free. */
export function freeCode(parent: string | null, place: number, taken: ReadonlySet<string>): string {
  for (let at = place; ; at += 1) {
    const code = parent === null ? lettersOf(at) : `${parent}${joint(parent)}${at}`;
    if (!taken.has(code.toLowerCase())) return code;
  }
}

function joint(parent: string): string {
  if (!/\d$/.test(parent)) return '';
  return parent.includes('-') ? '.' : '-';
}

function lettersOf(place: number): string {
  let letters = '';
  for (let rest = place; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
