import { statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { dialog, shell } from 'electron';
import type { BrowserWindow } from 'electron';
import { appError } from '../../shared/base/app-error.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import { replaceFile } from '../files/replace-file.ts';
import { readableExtensions } from '../../shared/contract/file-kinds.ts';
import type { FileHandle, OpenFilesRequest, SaveFileRequest } from '../../shared/contract/host-api.ts';
import type { Language } from '../../shared/messages/catalogue.ts';
import { hostsMessages } from '../../shared/messages/hosts.ts';
import type { HandleStore } from '../hosts/handles.ts';
import type { HostHandlers } from '../hosts/ipc/register-ipc.ts';
import { extensionOf, safeFileName } from '../files/safe-file-name.ts';

export interface Shell {
  readonly handles: HandleStore;
  window(): BrowserWindow | null;
  language(): Language;
  setLanguage(language: Language): void;
  subscribed(): void;
}

const titles = {
  project: 'OPEN_PROJECT',
  'earlier-project': 'OPEN_EARLIER',
  'colleague-project': 'OPEN_COLLEAGUE',
  manuscript: 'OPEN_MANUSCRIPT',
  template: 'OPEN_TEMPLATE',
  boxes: 'OPEN_BOXES',
  'damaged-project': 'OPEN_DAMAGED',
  sheets: 'OPEN_SHEETS',
  book: 'OPEN_BOOK',
  scenario: 'OPEN_SCENARIO',
  mapping: 'OPEN_MAPPING',
  settings: 'OPEN_SETTINGS',
  export: 'OPEN_EXPORT',
  'source-file': 'OPEN_SOURCE_FILE',
  'source-folder': 'OPEN_SOURCE_FOLDER',
} as const satisfies Record<OpenFilesRequest['purpose'], keyof typeof hostsMessages>;

/** host.* in Electron: dialogs, the window's title, showing a file in its folder. */
export function createHostHandlers(shellState: Shell): HostHandlers {
  const { handles } = shellState;
  const fill = filler(shellState);
  const readable = (path: string, name: string): Result<FileHandle> => {
    const found = path === '' ? undefined : statSync(path, { throwIfNoEntry: false });
    // A folder stands for the tables in it.
    if (found?.isDirectory() === true)
      return ok({ handle: handles.issue(path, 'read'), name: basename(path), size: null });
    if (!found?.isFile()) return err(appError('HOST_NOT_A_FILE', { name }));
    const extensions: readonly string[] = readableExtensions;
    if (!extensions.includes(extensionOf(basename(path))))
      return err(appError('HOST_FILE_KIND', { name, expected: readableExtensions.join(', ') }));
    return ok({ handle: handles.issue(path, 'read'), name: basename(path), size: found.size });
  };
  const allReadable = (files: readonly { readonly path: string; readonly name: string }[]): Result<FileHandle[]> => {
    const taken: FileHandle[] = [];
    for (const { path, name } of files) {
      const file = readable(path, name);
      if (!file.ok) return file;
      taken.push(file.value);
    }
    return ok(taken);
  };
  const done = (work: () => void) => async (): Promise<Result<null>> => {
    work();
    return ok(null);
  };
  return {
    'host.open-files': async (request) =>
      allReadable((await chooseFiles(request, shellState)).map((path) => ({ path, name: basename(path) }))),
    'host.adopt-files': async ({ files }) => allReadable(files),
    'host.save-file': async (request) => {
      const path = await chooseTarget(request, shellState);
      return ok(path === null ? null : { handle: handles.issue(path, 'write'), name: basename(path), size: null });
    },
    'host.save-bytes': async ({ bytes, ...request }) => {
      const path = await chooseTarget(request, shellState);
      if (path === null) return ok(null);
      const fault = writeWhole(path, bytes);
      if (fault !== null) return err(appError('HOST_NO_FOLDER', { path: basename(path), detail: fault }));
      return ok({ handle: handles.issue(path, 'write'), name: basename(path), size: bytes.length });
    },
    'host.deliver': async ({ handle }) => {
      const path = handles.resolve(handle, 'write');
      if (path === null || statSync(path, { throwIfNoEntry: false }) === undefined) return err(appError('HOST_HANDLE'));
      shell.showItemInFolder(path);
      return ok(null);
    },
    'host.set-title': async ({ title }) =>
      done(() =>
        shellState
          .window()
          ?.setTitle([title, hostsMessages.APP_TITLE[shellState.language()]].filter(Boolean).join(' · ')),
      )(),
    'host.set-full-screen': async ({ on }) => done(() => fill(on))(),
    'host.set-language': async ({ language }) => done(() => shellState.setLanguage(language))(),
    'host.subscribed': done(() => shellState.subscribed()),
  };
}

async function chooseFiles(
  { purpose, extensions, multiple }: OpenFilesRequest,
  state: Shell,
): Promise<readonly string[]> {
  const language = state.language();
  const folder = purpose === 'source-folder';
  const options = {
    title: hostsMessages[titles[purpose]][language],
    filters: folder ? [] : [{ name: hostsMessages.FILES_OF_KIND[language], extensions: [...extensions] }],
    properties: [
      folder ? ('openDirectory' as const) : ('openFile' as const),
      ...(multiple ? ['multiSelections' as const] : []),
    ],
  };
  const window = state.window();
  const chosen = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
  return chosen.canceled ? [] : chosen.filePaths;
}

/** Some systems' dialogs add no extension: the name with it hasn't been asked about, so the dialog comes again with that name. */
async function chooseTarget({ suggestedName, extension }: SaveFileRequest, state: Shell): Promise<string | null> {
  const language = state.language();
  let defaultPath = safeFileName(
    extensionOf(suggestedName) === extension ? suggestedName : `${suggestedName}.${extension}`,
  );
  for (;;) {
    const options = {
      title: hostsMessages.SAVE_FILE[language],
      defaultPath,
      filters: [{ name: extension, extensions: [extension] }],
    };
    const window = state.window();
    const chosen = await (window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options));
    if (chosen.canceled || chosen.filePath === '') return null;
    if (extensionOf(basename(chosen.filePath)) === extension) return chosen.filePath;
    const completed = `${chosen.filePath}.${extension}`;
    if (statSync(completed, { throwIfNoEntry: false }) === undefined) return completed;
    defaultPath = completed;
  }
}

/** Whole or not at all; gives the system's word for what went wrong. */
function writeWhole(path: string, bytes: Uint8Array): string | null {
  try {
    replaceFile(path, (temporary) => writeFileSync(temporary, bytes));
    return null;
  } catch (fault) {
    return fault instanceof Error && 'code' in fault ? String(fault.code) : String(fault);
  }
}

/** Fills the screen, and gives it back unless it was filled before. */
function filler(shellState: Pick<Shell, 'window'>): (on: boolean) => void {
  let before = false;
  return (on) => {
    const window = shellState.window();
    if (on) before = window?.isFullScreen() ?? false;
    if (on || !before) window?.setFullScreen(on);
  };
}
