import { appError } from '../../shared/base/app-error.ts';
import { err } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import { hostOperations } from '../../shared/contract/host-api.ts';
import type { HostApi, HostOperationName, HostOperationOutput } from '../../shared/contract/host-api.ts';
import type { PreloadBridge } from '../../shared/contract/preload-bridge.ts';
import { hostAnswer } from './host-answer.ts';

declare global {
  interface Window {
    /** Left by electron/preload; BRIDGE_NAME. */
    readonly workbenchHost?: PreloadBridge;
  }
}

export function electronBridge(): PreloadBridge | null {
  return window.workbenchHost ?? null;
}

/** Everything goes through the preload's one `invoke`; main answers with a Result. */
export function createElectronHost(bridge: PreloadBridge): HostApi<File> {
  const invoke = async (name: string, input: unknown): Promise<unknown> => {
    try {
      return await bridge.invoke(name, input);
    } catch {
      return err(appError('HOST_GONE'));
    }
  };
  const ask = async <N extends HostOperationName>(name: N, input: unknown): Promise<Result<HostOperationOutput<N>>> => {
    // The schema of N checks the value; TypeScript can't follow that through the index.
    return hostAnswer<unknown>(await invoke(name, input), hostOperations[name].output) as Result<
      HostOperationOutput<N>
    >;
  };
  return {
    kind: 'electron',
    invoke,
    subscribe: (listener) => bridge.subscribe(listener),
    openFiles: (request) => ask('host.open-files', request),
    saveFile: (request) => ask('host.save-file', request),
    saveBytes: (request) => ask('host.save-bytes', request),
    deliver: (file) => ask('host.deliver', { handle: file.handle }),
    adoptFiles: (files) => ask('host.adopt-files', { files: [...files] }),
    setTitle: (title) => void ask('host.set-title', { title }),
    setFullScreen: async (on) => {
      await ask('host.set-full-screen', { on });
    },
    setLanguage: (language) => {
      document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
      void ask('host.set-language', { language });
    },
  };
}
