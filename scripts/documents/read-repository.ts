import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Repository } from './document-faults.ts';

/** Made, fetched, or no part of the sources. */
const leftOut = new Set(['node_modules', 'out', 'release', 'coverage', '.git']);
/** The check itself and its test speak of citations that are wrong. */
const notCiting = /^(?:scripts|test\/unit)\/documents\//;
const citing = /\.(?:md|tsx?|jsx?|cjs|mjs|css|yml)$/;

/** The paths below a folder and the texts that can cite a document. */
export function readRepository(root: string): Repository {
  const paths: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (leftOut.has(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) paths.push(relative(root, path).split(sep).join('/'));
    }
  };
  walk(root);
  paths.sort();
  const texts = paths
    .filter((path) => citing.test(path) && !notCiting.test(path))
    .map((path) => [path, readFileSync(join(root, path), 'utf8')] as const);
  return { paths, texts: new Map(texts) };
}
