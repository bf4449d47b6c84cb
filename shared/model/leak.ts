/** A place of an outgoing file that tells an index, a first- or second-level score or a rank of one unit, a weight, the result's fingerprint or a note of the team's. */
export interface Leak {
  readonly kind: 'index' | 'score' | 'rank' | 'weight' | 'fingerprint' | 'note';
  /** '' for a weight, a fingerprint or a note. */
  readonly unit: string;
  /** Of the unit; of the indicator whose weight it is; who wrote the note. */
  readonly name: string;
  /** Code of the indicator; '' for the index and the rank by it. */
  readonly code: string;
  readonly found: string;
  readonly place: string;
  readonly text: string;
  /** False: it may be another number that looks alike; a person has to look. */
  readonly certain: boolean;
}
