import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';

/** Where a build says which packages it bundled, a JSON list of folders below the root each. */
export const BUNDLED_FOLDER = join('out', 'notices');

/** The folder of the package that a module belongs to, below `root`; null for one of ours. The innermost one: packages bring packages. */
export function packageFolder(root: string, id: string): string | null {
  const path = relative(root, id.replace(/^\0/, '').replace(/\?.*$/, '')).split(sep).join('/');
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? null;
}

/** Notes the packages of which something is really in the bundle, not those that are merely installed. */
export function noteBundled(root: string, bundle: string): Plugin {
  return {
    name: 'workbench:note-bundled',
    generateBundle(_, output) {
      const modules = Object.values(output).flatMap((part) =>
        part.type === 'chunk' ? Object.entries(part.modules) : [],
      );
      const folders = modules.flatMap(([id, { renderedLength }]) =>
        renderedLength > 0 || id.endsWith('.css') ? (packageFolder(root, id) ?? []) : [],
      );
      mkdirSync(join(root, BUNDLED_FOLDER), { recursive: true });
      writeFileSync(
        join(root, BUNDLED_FOLDER, `${bundle}.json`),
        JSON.stringify([...new Set(folders)].toSorted(), null, 1),
      );
    },
  };
}
