/** A paragraph to check. `skipped`: stretches that were checked otherwise, with their facts where they have some; they still say what others are about. */
export interface ProofParagraph {
  readonly text: string;
  readonly place: string;
  readonly isHeading: boolean;
  readonly skipped: readonly { readonly from: number; readonly to: number; readonly fact?: string }[];
}
