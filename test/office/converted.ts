import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** Saves a document in another format in LibreOffice with a profile of its own; the path of what it wrote. `format`: an ending, with a filter after a colon where LibreOffice has several; `read`: the filter it is read by, where the ending names another program's. */
export function converted(path: string, format: string, read?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'converted-'));
  const run = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--headless',
      '--norestore',
      ...(read === undefined ? [] : [`--infilter=${read}`]),
      '--convert-to',
      format,
      '--outdir',
      folder,
      path,
    ],
    { encoding: 'utf8', timeout: 240_000 },
  );
  if (run.status !== 0) throw new Error(`soffice: ${run.status} ${run.stderr}`);
  return join(folder, `${basename(path).replace(/\.\w+$/, '')}.${format.replace(/:.*/, '')}`);
}
