import type { HostApi } from '../../shared/contract/host-api.ts';
import { createBrowserHost } from './browser-host.ts';
import { createElectronHost, electronBridge } from './electron-host.ts';

/** The host that this page runs in: Electron when its preload left a bridge, else the loopback server that sent the page. */
export function createHost(): HostApi<File> {
  const bridge = electronBridge();
  return bridge === null ? createBrowserHost() : createElectronHost(bridge);
}
