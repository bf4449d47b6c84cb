import type { OutgoingText } from './find-leaks.ts';
import type { LeakBasis } from './leak-basis.ts';
import { unitNames } from './unit-names.ts';

/** Names of units other than `unit` (its code) in a file that is for it alone, with where they stand. */
export function otherUnits(
  { units }: LeakBasis,
  unit: string,
  texts: readonly OutgoingText[],
): readonly { readonly name: string; readonly place: string; readonly text: string }[] {
  const namesIn = unitNames(units);
  return texts.flatMap(({ text, place }) =>
    namesIn(text.normalize('NFKC'))
      .filter((found) => found.unit.code !== unit)
      .map((found) => ({ name: found.unit.name, place, text: text.slice(0, 80) })),
  );
}
