import { fileURLToPath } from 'node:url';

/** The folder that holds `resources/` and `out/`: three folders up from this source, two from the bundles in out/main. Ends with a separator. */
export const programFolder = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../../' : '../../', import.meta.url),
);
