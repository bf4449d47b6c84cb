import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { SavedFile } from '../../../shared/contract/outputs.ts';
import { writeZip } from '../../exporting/zip/write-zip.ts';
import { makeScratchFolder } from '../../files/scratch-folder.ts';
import { makeFolder } from './make-folder.ts';
import { savedFile } from './saved-file.ts';
import type { ServiceContext } from './service-context.ts';

/** Files that belong together, into a folder or as one archive; `write` makes them in the folder that it is given and says where they are. */
export async function writeParts(
  context: ServiceContext,
  { path, format }: { readonly path: string; readonly format: 'folder' | 'zip' },
  write: (folder: string) => Promise<Result<readonly string[]>>,
): Promise<Result<readonly SavedFile[]>> {
  const scratch = format === 'zip' ? makeScratchFolder('workbench-parts-') : ok(null);
  if (!scratch.ok) return scratch;
  try {
    const folder = makeFolder(scratch.value ?? path);
    if (!folder.ok) return folder;
    const parts = await write(folder.value);
    if (!parts.ok) return parts;
    if (scratch.value !== null) {
      const zipped = await writeZip(
        parts.value.map((part) => ({ name: basename(part), path: part })),
        context.environment.now(),
        path,
        { overwrite: true },
      );
      if (!zipped.ok) return zipped;
    }
    const files = (scratch.value === null ? parts.value : [path]).map((part) => savedFile(context, part));
    const failed = files.find((file) => !file.ok);
    return failed !== undefined && !failed.ok ? failed : ok(files.flatMap((file) => (file.ok ? [file.value] : [])));
  } finally {
    if (scratch.value !== null) rmSync(scratch.value, { recursive: true, force: true });
  }
}
