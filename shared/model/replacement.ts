/** Of two records with one key the newer stands before the older. */
export interface Replacement {
  readonly unit: string;
  readonly selector: string;
  readonly item: string;
  /** Level, channel, platform, period: what else tells the key from others. */
  readonly particulars: readonly string[];
  /** Both say the same, so that nothing changed. */
  readonly same: boolean;
  readonly newer: ReplacedPlace;
  readonly older: ReplacedPlace;
}

export interface ReplacedPlace {
  readonly batch: number;
  readonly file: string;
  readonly sheet: string;
  /** A1 notation. */
  readonly cell: string;
  /** null: missing, or a row of attributes. */
  readonly value: number | null;
}

export interface ReplacementPage {
  readonly total: number;
  readonly rows: readonly Replacement[];
}
