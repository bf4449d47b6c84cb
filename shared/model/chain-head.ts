/** Where the chain of the audit ends: number of the last entry, and the hash that stands for it and all before; 0 and '' before the first. */
export interface ChainHead {
  readonly entries: number;
  readonly head: string;
}
