/** docs/FORMATS "JSON" `weights --json`. */
export interface WeightsJson {
  readonly method: string;
  readonly groups: readonly {
    readonly parent: string;
    /** Shares of the parent, summing to 1; switched-off siblings stay 0. */
    readonly weights: Readonly<Record<string, number>>;
    readonly detail: Readonly<Record<string, unknown>>;
  }[];
}
