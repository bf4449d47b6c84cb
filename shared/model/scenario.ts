import type { Method } from './method.ts';

/** 情景: a named method beside the baseline. */
export interface Scenario {
  readonly name: string;
  readonly note: string;
  readonly method: Method;
  readonly locked: boolean;
  readonly savedAt: string;
}
