import { appError } from '../../shared/base/app-error.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import type { WorkbenchEvent } from '../../shared/contract/events.ts';
import { readableExtensions } from '../../shared/contract/file-kinds.ts';
import { fileHandleSchema, hostOperations, UPLOADED_FILE_MOST } from '../../shared/contract/host-api.ts';
import type { FileHandle, HostApi, OpenFilesRequest } from '../../shared/contract/host-api.ts';
import { hostsMessages } from '../../shared/messages/hosts.ts';
import { decodeWire, encodeWire } from '../../shared/contract/wire.ts';
import { browserBase64 } from './browser-base64.ts';
import { noteConnection } from './connection.ts';
import { hostAnswer, hostError } from './host-answer.ts';
import { listenToEvents } from './event-stream.ts';
import { takeToken } from './launch-token.ts';

/** Milliseconds after which a server that didn't answer is asked whether it is there again. */
const ASK_AGAIN_AFTER = 2000;
/** Browsers let no more than 64 KiB outlive a page; a letter may take three bytes. */
const KEPT_ALIVE_MOST = 20_000;

/** Projects chosen for these don't stay with the host. */
const onlyReads: ReadonlySet<OpenFilesRequest['purpose']> = new Set([
  ...(['earlier-project', 'colleague-project', 'damaged-project'] as const),
]);

/** `read`: a project that isn't to be kept; `source`: a table that is read again in other sessions. */
type UploadUse = 'read' | 'source';

function uploadUse(purpose: OpenFilesRequest['purpose']): UploadUse | null {
  return onlyReads.has(purpose) ? 'read' : purpose === 'source-file' ? 'source' : null;
}

/** The loopback server that sent this page. Its token stays in this tab. */
export function createBrowserHost(): HostApi<File> {
  const authorization = { Authorization: `Bearer ${takeToken()}` };
  const listeners = new Set<(event: WorkbenchEvent) => void>();
  let stopEvents: (() => void) | null = null;
  let asking = 0;

  const invoke = async (name: string, input: unknown): Promise<unknown> => {
    try {
      const body = encodeWire({ name, input }, browserBase64);
      const response = await fetch('/api/invoke', {
        method: 'POST',
        headers: { ...authorization, 'Content-Type': 'application/json' },
        body,
        // The edit in hand is sent as the page goes, and must not go with it.
        keepalive: name === 'method.edit' && body.length < KEPT_ALIVE_MOST,
      });
      const text = await response.text();
      noteConnection(true);
      return decodeWire(text, browserBase64);
    } catch {
      noteConnection(false);
      clearTimeout(asking);
      asking = window.setTimeout(() => void invoke('app.info', {}), ASK_AGAIN_AFTER);
      return err(appError('HOST_GONE'));
    }
  };

  const upload = async (file: File, use: UploadUse | null): Promise<Result<FileHandle>> => {
    // The server refuses these as well; said here, nothing is sent in vain.
    if (file.size > UPLOADED_FILE_MOST)
      return err(appError('HOST_UPLOAD_TOO_BIG', { name: file.name, size: file.size, limit: UPLOADED_FILE_MOST }));
    const extensions: readonly string[] = readableExtensions;
    if (!extensions.includes(file.name.split('.').at(-1)?.toLowerCase() ?? '')) {
      return err(appError('HOST_FILE_KIND', { name: file.name, expected: readableExtensions.join(', ') }));
    }
    try {
      const headers = {
        ...authorization,
        'Content-Type': 'application/octet-stream',
        'X-File-Name': encodeURIComponent(file.name),
        ...(use === null ? {} : { 'X-File-Use': use }),
      };
      // Without a type of its own the body takes the header's.
      const response = await fetch('/api/uploads', { method: 'POST', headers, body: file.slice(0, file.size, '') });
      return hostAnswer(decodeWire(await response.text(), browserBase64), fileHandleSchema);
    } catch {
      return err(appError('HOST_UPLOAD_BROKEN', { name: file.name }));
    }
  };

  const take = async (files: readonly File[], use: UploadUse | null): Promise<Result<readonly FileHandle[]>> => {
    const handles: FileHandle[] = [];
    for (const file of files) {
      const handle = await upload(file, use);
      if (!handle.ok) return handle;
      handles.push(handle.value);
    }
    return ok(handles);
  };

  return {
    kind: 'browser',
    invoke,
    subscribe: (listener) => {
      listeners.add(listener);
      stopEvents ??= listenToEvents(authorization, (event) => listeners.forEach((each) => each(event)));
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stopEvents?.();
        stopEvents = null;
      };
    },
    openFiles: async (request) => take(await chooseFiles(request), uploadUse(request.purpose)),
    saveFile: async (request) =>
      hostAnswer(await invoke('host.save-file', request), hostOperations['host.save-file'].output),
    saveBytes: async ({ suggestedName, extension, bytes }) => {
      const name = suggestedName.endsWith(`.${extension}`) ? suggestedName : `${suggestedName}.${extension}`;
      download(new Blob([new Uint8Array(bytes)]), name);
      return ok({ handle: 'downloaded', name, size: bytes.length });
    },
    deliver: async (file) => {
      try {
        const response = await fetch(`/api/files/${encodeURIComponent(file.handle)}`, { headers: authorization });
        if (!response.ok)
          return err(hostError(decodeWire(await response.text(), browserBase64)) ?? appError('HOST_HANDLE'));
        download(await response.blob(), file.name);
        return ok(null);
      } catch {
        return err(appError('HOST_GONE'));
      }
    },
    adoptFiles: (files, onlyRead = false) => take(files, onlyRead ? 'read' : null),
    setTitle: (title) => {
      document.title = [title, hostsMessages.APP_TITLE[document.documentElement.lang === 'en' ? 'en' : 'zh']]
        .filter(Boolean)
        .join(' · ');
    },
    setFullScreen: async (on) => {
      try {
        if (on) await document.documentElement.requestFullscreen();
        else if (document.fullscreenElement !== null) await document.exitFullscreen();
      } catch {
        // A browser may refuse, or know none: the view fills the page then.
      }
    },
    setLanguage: (language) => {
      document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    },
  };
}

function chooseFiles({ extensions, multiple }: OpenFilesRequest): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = extensions.map((extension) => `.${extension}`).join(',');
    input.multiple = multiple;
    // In the page while it is open, so that it isn't collected before the user has chosen.
    input.hidden = true;
    input.dataset.role = 'file-chooser';
    const finish = (files: readonly File[]): void => {
      input.remove();
      resolve(files);
    };
    input.addEventListener('change', () => finish([...(input.files ?? [])]));
    input.addEventListener('cancel', () => finish([]));
    document.body.append(input);
    input.click();
  });
}

function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the blob by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
