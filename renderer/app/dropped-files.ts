import { droppedExtensions } from '../../shared/contract/file-kinds.ts';

/**
 * Files that were dropped. In a browser those of folders too, as far as the program may read their kind: only the page can look into them. Electron
 * hands over the folder, by its path. To be called while the event lasts, since it takes its entries along.
 */
export async function droppedFiles(transfer: DataTransfer, host: 'electron' | 'browser'): Promise<readonly File[]> {
  const files = [...transfer.files];
  if (host === 'electron') return files;
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (!entries.some((entry) => entry.isDirectory)) return files;
  const found = (await Promise.all(entries.map((entry) => (isFolder(entry) ? inFolder(entry) : fileOf(entry))))).flat();
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

async function fileOf(entry: FileSystemEntry): Promise<readonly File[]> {
  if (!isFile(entry)) return [];
  const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
  return file === null ? [] : [file];
}

const readable: readonly string[] = droppedExtensions;

/** Without what systems and office programs put beside a file, and what the program can't read. */
async function inFolder(folder: FileSystemDirectoryEntry): Promise<readonly File[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  // A reader gives some at a time, and none at the end.
  for (let more = await next(reader); more.length > 0; more = await next(reader)) entries.push(...more);
  const wanted = entries.filter(
    ({ name, isDirectory }) =>
      !/^(?:\.|~\$)/.test(name) && (isDirectory || readable.includes(name.split('.').at(-1)?.toLowerCase() ?? '')),
  );
  return (await Promise.all(wanted.map((entry) => (isFolder(entry) ? inFolder(entry) : fileOf(entry))))).flat();
}

function next(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  return new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
}
