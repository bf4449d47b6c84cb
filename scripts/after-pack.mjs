// electron-builder's afterPack: takes out what comes with Electron and nothing of ours reads.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

export default async function afterPack({ appOutDir, electronPlatformName }) {
  const resources = electronPlatformName === 'darwin' ? null : join(appOutDir, 'resources');
  const leftovers = ['version', ...(resources === null ? [] : [join('resources', 'default_app.asar')])];
  for (const path of leftovers) await rm(join(appOutDir, path), { force: true });
}
