/** The memory of one column. Throws where there is none, which is a bug. */
export function recall<T>(memories: readonly T[], at: number): T {
  const memory = memories[at];
  if (memory === undefined) throw new Error(`scoring: no memory for column ${at}`);
  return memory;
}
