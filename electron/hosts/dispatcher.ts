import type { WorkbenchEvent } from '../../shared/contract/events.ts';

/** Carries a name and a raw input to the services, and a `Result` back. Never rejects for an expected failure. */
export type Dispatcher = (name: string, input: unknown) => Promise<unknown>;

export interface EventSource {
  /** The function returned ends the subscription. */
  subscribe(listener: (event: WorkbenchEvent) => void): () => void;
}
