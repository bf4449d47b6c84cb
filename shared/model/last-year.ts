import type { Framework } from './framework.ts';

/** Key of the setting that holds it. */
export const LAST_YEAR = 'last-year';

/** What a project that was begun on the one of the year before keeps of it, beside what it took over. */
export interface LastYear {
  readonly year: number;
  /** Name of its file, without folder. */
  readonly file: string;
  readonly title: string;
  /** SHA-256 of its data and framework. */
  readonly inputHash: string;
  /** Its framework, with the baseline that it was scored by. */
  readonly framework: Framework;
}
