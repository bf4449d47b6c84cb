import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Folder of the built screens, built anew when a source is younger. WORKBENCH_SCREENS names a build to take as it is. */
export function builtScreens(): string {
  const given = process.env['WORKBENCH_SCREENS'];
  if (given) return given;
  const built = join(root, 'out/renderer');
  const page = join(built, 'index.html');
  if (!existsSync(page) || statSync(page).mtimeMs < youngest([join(root, 'renderer'), join(root, 'shared')])) {
    const run = spawnSync(process.execPath, [join(root, 'scripts/launch.mjs'), 'electron-vite', 'build'], {
      cwd: root,
      encoding: 'utf8',
    });
    if (run.status !== 0) throw new Error(`electron-vite build: ${run.stdout}${run.stderr}`);
  }
  return built;
}

function youngest(folders: readonly string[]): number {
  return Math.max(
    ...folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
    ),
  );
}
