// The client side of the hosts alone, for tests of it.
import '../../../../renderer/client/no-eval.ts';
import type { HostApi } from '../../../../shared/contract/host-api.ts';
import { createHost } from '../../../../renderer/client/host.ts';

declare global {
  interface Window {
    host?: HostApi<File>;
    heard?: unknown[];
  }
}

window.host = createHost();
