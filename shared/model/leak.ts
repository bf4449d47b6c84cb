/** A place of an outgoing file that tells an index, a first- or second-level score or a rank of one unit, a weight or the result's fingerprint. */
export interface Leak {
  readonly kind: 'index' | 'score' | 'rank' | 'weight' | 'fingerprint';
  /** '' for a weight or a fingerprint. */
  readonly unit: string;
  /** Of the unit; of the indicator whose weight it is. */
  readonly name: string;
  /** Code of the indicator; '' for the index and the rank by it. */
  readonly code: string;
  readonly found: string;
  readonly place: string;
  readonly text: string;
  /** False: it may be another number that looks alike; a person has to look. */
  readonly certain: boolean;
}
