import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bringFallbackElectron, fallbackElectron } from './fallback-electron.ts';
import { bringSqliteBinding, sqliteBinding } from './sqlite-binding.ts';

export interface ElectronBinary {
  readonly path: string;
  /** A better-sqlite3 for it, where the one in node_modules asks for a newer Node-API than it has; else null. */
  readonly sqliteBinding: string | null;
}

const packageFolder = fileURLToPath(new URL('../../node_modules/electron', import.meta.url));
/** The first Electron with Node-API 10. */
const NODE_API_10 = 35;
const fallbackRuns = process.platform === 'linux' && process.arch === 'x64';

/** The binary of the package `electron`, where its installer has fetched it; else null. */
export function installedElectron(): string | null {
  const pathFile = join(packageFolder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(packageFolder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

/** An Electron of this machine: ELECTRON_BINARY, else the installed one, else the fallback where it was brought. A text says why there is none. */
export function findElectron(): ElectronBinary | string {
  const named = process.env.ELECTRON_BINARY;
  if (named && !existsSync(named)) return `ELECTRON_BINARY names ${named}, where there is nothing.`;
  const path = named || installedElectron() || (fallbackRuns ? fallbackElectron() : '');
  if (!existsSync(path))
    return 'There is no Electron here: npm run electron:bring fetches one, or ELECTRON_BINARY names one.';
  if (!needsOwnBinding(path)) return { path, sqliteBinding: null };
  const binding = sqliteBinding();
  if (!existsSync(binding)) return `${path} needs a better-sqlite3 of its own: npm run electron:bring makes it.`;
  return { path, sqliteBinding: binding };
}

/** As {@link findElectron}, fetching and making what is missing. Throws when that fails. */
export async function bringElectron(log: (line: string) => void): Promise<ElectronBinary> {
  const present = process.env.ELECTRON_BINARY || installedElectron();
  if (!present && !fallbackRuns)
    throw new Error(
      'The fallback is for Linux on x64. Elsewhere: npm start fetches Electron (see ELECTRON_MIRROR in README), or ELECTRON_BINARY names one.',
    );
  const path = present || (await bringFallbackElectron(log));
  if (needsOwnBinding(path)) await bringSqliteBinding(log);
  const found = findElectron();
  if (typeof found === 'string') throw new Error(found);
  return found;
}

/** Releases carry their version in a file beside the binary. */
function needsOwnBinding(path: string): boolean {
  const file = join(dirname(path), 'version');
  return existsSync(file) && Number.parseInt(readFileSync(file, 'utf8').trim().replace(/^v/, ''), 10) < NODE_API_10;
}
