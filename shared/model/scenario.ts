import type { Method } from './method.ts';

export interface Scenario {
  readonly name: string;
  readonly note: string;
  readonly method: Method;
  readonly locked: boolean;
  readonly savedAt: string;
}
