/**
 * What is made of a text of SQL, kept for as long as the work that asks for it: a few texts are asked for with thousands of parameters, and preparing a
 * statement costs many times what running it on the rows of one facet does.
 */
export function keptByText<T>(make: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    let made = kept.get(text);
    if (made === undefined) kept.set(text, (made = make(text)));
    return made;
  };
}
