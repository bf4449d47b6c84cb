import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { WorkbenchEvent } from '../../shared/contract/events.ts';
import { BRIDGE_NAME, EVENT_CHANNEL, INVOKE_CHANNEL } from '../../shared/contract/preload-bridge.ts';
import type { PreloadBridge } from '../../shared/contract/preload-bridge.ts';

const bridge: PreloadBridge = {
  invoke: async (name, input) =>
    ipcRenderer.invoke(INVOKE_CHANNEL, {
      name,
      input: name === 'host.adopt-files' ? { files: droppedFiles(input) } : input,
    }),
  subscribe: (listener) => {
    const forward = (_event: unknown, event: WorkbenchEvent): void => listener(event);
    ipcRenderer.on(EVENT_CHANNEL, forward);
    void ipcRenderer.invoke(INVOKE_CHANNEL, { name: 'host.subscribed', input: {} });
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, forward);
    };
  },
};

/** Only the browser knows where a File lies: the page can hand over what the user dropped, but can't name a path. */
function droppedFiles(input: unknown): readonly { readonly path: string; readonly name: string }[] {
  const files: unknown = typeof input === 'object' && input !== null && 'files' in input ? input.files : [];
  if (!Array.isArray(files)) return [];
  return files
    .filter((file) => file instanceof File)
    .map((file) => ({ path: webUtils.getPathForFile(file), name: file.name }));
}

contextBridge.exposeInMainWorld(BRIDGE_NAME, bridge);
