/** A character as path data on an em of 100 with its baseline at y = 100; its advance on the same em. */
export interface GlyphOutline {
  readonly path: string;
  readonly advance: number;
}

export const EM = 100;
export const BASELINE = 100;
