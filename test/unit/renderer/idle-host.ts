import type { HostApi } from '../../../shared/contract/host-api.ts';
import { ok } from '../../../shared/base/result.ts';

/** A host for tests of screens, without files or a window; `invoke` is the test's own. */
export const idleHost: Omit<HostApi<File>, 'invoke'> = {
  kind: 'browser',
  subscribe: () => () => undefined,
  openFiles: async () => ok([]),
  saveFile: async () => ok(null),
  saveBytes: async () => ok(null),
  deliver: async () => ok(null),
  adoptFiles: async () => ok([]),
  setTitle: () => undefined,
  setFullScreen: async () => undefined,
  setLanguage: () => undefined,
};
