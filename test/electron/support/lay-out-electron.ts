import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findElectron } from '../../../scripts/electron/find-electron.ts';
import { openScreen, screenObstacle } from './open-screen.ts';
import { sandboxObstacle } from './unprivileged.ts';

/** What the tests need of the machine. */
export interface ElectronUnderTest {
  readonly binary: string;
  /** Folder of the app. */
  readonly app: string;
  /** X display; null: the desktop's own. */
  readonly display: string | null;
}

export interface LaidOutElectron {
  readonly electron: ElectronUnderTest;
  remove(): void;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The app as it would be packed, readable by the user under whom Electron runs, and a screen; a text says why not. Throws before a build. */
export async function layOutElectron(): Promise<LaidOutElectron | string> {
  const binary = findElectron();
  if (typeof binary === 'string') return binary;
  const obstacle = sandboxObstacle() ?? screenObstacle();
  if (obstacle !== null) return obstacle;
  if (!existsSync(join(root, 'out/main/index.cjs'))) throw new Error('Build first: npm run build');
  const app = mkdtempSync(join(tmpdir(), 'workbench-app-'));
  layOut(app, binary.sqliteBinding);
  const screen = await openScreen();
  return {
    electron: { binary: binary.path, app, display: screen.display },
    remove: () => {
      screen.close();
      rmSync(app, { recursive: true, force: true });
    },
  };
}

/** What electron-builder.yml packs, in a folder: a better-sqlite3 built for this Electron goes where the module looks for one first. */
function layOut(app: string, sqliteBinding: string | null): void {
  for (const path of ['out/main', 'out/preload', 'out/renderer', 'out/samples', 'resources', 'package.json'])
    if (existsSync(join(root, path))) cpSync(join(root, path), join(app, path), { recursive: true });
  for (const path of ['better-sqlite3/package.json', 'better-sqlite3/lib', 'better-sqlite3/prebuilds', '@resvg'])
    cpSync(join(root, 'node_modules', path), join(app, 'node_modules', path), { recursive: true });
  for (const font of ['noto-sans-sc', 'noto-serif-sc'])
    for (const path of ['package.json', 'unicode.json', 'files'])
      cpSync(join(root, 'node_modules/@fontsource', font, path), join(app, 'node_modules/@fontsource', font, path), {
        recursive: true,
        filter: (file) => !/\.woff2?$/.test(file) || file.endsWith('-400-normal.woff2'),
      });
  if (sqliteBinding !== null) {
    const release = join(app, 'node_modules/better-sqlite3/build/Release');
    mkdirSync(release, { recursive: true });
    cpSync(sqliteBinding, join(release, 'better_sqlite3.node'));
  }
  // A temporary folder is its maker's alone, and Electron may run under another user.
  chmodSync(app, 0o755);
}
