import { z } from 'zod';
import type { Result } from '../base/result.ts';
import type { WorkbenchEvent } from './events.ts';
import { FILES_MOST, readableExtensions, writableExtensions } from './file-kinds.ts';

export const fileHandleSchema = z.strictObject({
  /** Opaque; goes into the operations' `file` and `target`. */
  handle: z.string().min(8).max(200),
  /** Without folder, to show. */
  name: z.string(),
  /** Bytes; null for a file not written yet. */
  size: z.number().nullable(),
});
export type FileHandle = Readonly<z.infer<typeof fileHandleSchema>>;

/** `earlier-project`, `colleague-project`, `damaged-project`: a project that is only read. */
const filePurposes = [
  'project',
  'earlier-project',
  'colleague-project',
  'manuscript',
  'template',
  'boxes',
  'damaged-project',
  'sheets',
  'book',
  'scenario',
  'mapping',
  'settings',
  'export',
  'source-file',
  'source-folder',
] as const;
const fileName = z.string().min(1).max(200);
/** A picture or table that the screens made themselves: 64 MiB. */
const SAVED_BYTES_MOST = 64 * 1024 * 1024;

/** One file given to the browser host: 2 GiB, the limit for CSV of docs/TRUST "Reading spreadsheets". */
export const UPLOADED_FILE_MOST = 2 * 1024 ** 3;

/** What hosts do themselves, beside the operations; carried the same way, under names that begin with `host.`. */
export const hostOperations = {
  'host.open-files': {
    input: z.strictObject({
      purpose: z.enum(filePurposes),
      extensions: z.array(z.enum(readableExtensions)).min(1),
      multiple: z.boolean(),
    }),
    output: z.array(fileHandleSchema),
  },
  'host.save-file': {
    input: z.strictObject({ suggestedName: fileName, extension: z.enum(writableExtensions) }),
    output: fileHandleSchema.nullable(),
  },
  'host.save-bytes': {
    input: z.strictObject({
      suggestedName: fileName,
      extension: z.enum(writableExtensions),
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= SAVED_BYTES_MOST),
    }),
    output: fileHandleSchema.nullable(),
  },
  'host.deliver': { input: z.strictObject({ handle: z.string().min(8).max(200) }), output: z.null() },
  /** Paths are filled in by the preload from the File objects that the user dropped; screens can't name one. '' if it is no file on disk. */
  'host.adopt-files': {
    input: z.strictObject({
      files: z
        .array(z.strictObject({ path: z.string().max(32_767), name: z.string().max(1000) }))
        .min(1)
        .max(FILES_MOST),
    }),
    output: z.array(fileHandleSchema),
  },
  /** The screens listen now: commands that waited (a file opened from the desktop) may come. */
  'host.subscribed': { input: z.strictObject({}), output: z.null() },
  'host.set-title': { input: z.strictObject({ title: z.string().max(300) }), output: z.null() },
  'host.set-full-screen': { input: z.strictObject({ on: z.boolean() }), output: z.null() },
  'host.set-language': { input: z.strictObject({ language: z.enum(['zh', 'en']) }), output: z.null() },
} as const;
export type HostOperationName = keyof typeof hostOperations;
export type HostOperationInput<N extends HostOperationName> = z.infer<(typeof hostOperations)[N]['input']>;
export type HostOperationOutput<N extends HostOperationName> = z.infer<(typeof hostOperations)[N]['output']>;

export type OpenFilesRequest = Readonly<HostOperationInput<'host.open-files'>>;
export type SaveFileRequest = Readonly<HostOperationInput<'host.save-file'>>;
export type SaveBytesRequest = Readonly<HostOperationInput<'host.save-bytes'>>;

/**
 * What the screens see of the host they run in. Nothing here rejects: a lost connection is an error Result as well
 * (codes HOST_… of shared/messages/hosts.ts). `DroppedFile` is the DOM's File, which this layer doesn't know.
 */
export interface HostApi<DroppedFile> {
  readonly kind: 'electron' | 'browser';
  /** An operation of operations.ts by name; resolves to the `Result` that `dispatch` made, typed arrays intact. */
  invoke(name: string, input: unknown): Promise<unknown>;
  /** Ends with the function returned. */
  subscribe(listener: (event: WorkbenchEvent) => void): () => void;
  /** Lets the user choose files to read; empty when the user cancelled. A project chosen so is opened for writing too. */
  openFiles(request: OpenFilesRequest): Promise<Result<readonly FileHandle[]>>;
  /** A place to write to (a new project, an export); null when the user cancelled. Electron has asked about overwriting. */
  saveFile(request: SaveFileRequest): Promise<Result<FileHandle | null>>;
  /** Gives the user bytes that the screens made (a picture of a plot). */
  saveBytes(request: SaveBytesRequest): Promise<Result<FileHandle | null>>;
  /** After an operation wrote to a handle of saveFile: Electron shows the file in its folder, the browser downloads it. */
  deliver(file: FileHandle): Promise<Result<null>>;
  /** Files dropped on the page or pasted into it. */
  adoptFiles(files: readonly DroppedFile[], onlyRead?: boolean): Promise<Result<readonly FileHandle[]>>;
  /** The project's title, '' without one; the host adds the app's name. */
  setTitle(title: string): void;
  /** The window over the whole screen, or as it was. Where that is refused it stays as it is. */
  setFullScreen(on: boolean): Promise<void>;
  /** Language of menu and dialogs. */
  setLanguage(language: 'zh' | 'en'): void;
}
