/** The record's own entry; never one that a code such as `constructor` would find on every object. */
export function recordEntry<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
