/** An optional text after an edit: as given, gone where that is empty, and as it was where the edit doesn't speak of it. */
export function heldText<Key extends string>(
  key: Key,
  given: string | undefined,
  before: string | undefined,
): { readonly [K in Key]?: string } {
  const text = given === undefined ? before : given.trim();
  const named: { [K in Key]?: string } = {};
  if (text !== undefined && text !== '') named[key] = text;
  return named;
}
