import type { WorkbenchEvent } from './events.ts';

/** The two channels between preload and main. Apart from host-api.ts so that the preload carries no schemas. */
export const INVOKE_CHANNEL = 'workbench:invoke';
export const EVENT_CHANNEL = 'workbench:event';
/** Name under which `contextBridge` shows the bridge to the page. */
export const BRIDGE_NAME = 'workbenchHost';

export interface PreloadBridge {
  invoke(name: string, input: unknown): Promise<unknown>;
  subscribe(listener: (event: WorkbenchEvent) => void): () => void;
}
