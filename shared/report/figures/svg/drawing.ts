import type { Language } from '../../../messages/catalogue.ts';

/** What a kind of figure draws below the title: elements from y = `top` on, and the y where they end. */
export interface Drawing {
  readonly svg: string;
  readonly bottom: number;
}

export interface Canvas {
  readonly width: number;
  readonly top: number;
  readonly lang: Language;
}
