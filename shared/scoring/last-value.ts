/** Remembers one result: `compute` runs again only when an input is another value or object than last time. */
export type LastValue<T> = (inputs: readonly unknown[], compute: () => T) => T;

/** A fresh memory of one. */
export function lastValue<T>(): LastValue<T> {
  let known: { readonly inputs: readonly unknown[]; readonly value: T } | null = null;
  return (inputs, compute) => {
    if (known !== null && sameInputs(known.inputs, inputs)) return known.value;
    const value = compute();
    known = { inputs, value };
    return value;
  };
}

function sameInputs(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((input, at) => Object.is(input, b[at]));
}
