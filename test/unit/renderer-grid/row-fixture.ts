/** A row of the grids under test. */
export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  /** Null: no score. */
  readonly score: number | null;
  /** Set: a heading row. */
  readonly heading?: string;
  readonly weight?: string;
}

export const unit = (id: string, score: number | null, more: Partial<Unit> = {}): Unit => ({
  id,
  name: `${id} name`,
  group: 'east',
  score,
  ...more,
});
