import { fileURLToPath } from 'node:url';

/** Folder of the built screens, from the sources as from the bundles in out/main. */
export const builtScreens: string = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../out/renderer/' : '../renderer/', import.meta.url),
);
