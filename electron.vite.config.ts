import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { sampleCodeHash } from './electron/services/projects/sample-fingerprint.ts';
import { exceljsWritesOnly } from './scripts/notices/exceljs-writes-only.ts';
import { noteBundled } from './scripts/notices/note-bundled.ts';
import { writeNotices } from './scripts/notices/write-notices.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const root = at('.');

/** Natively built, with a binary each per system: not bundled. electron-builder.yml packs just these from node_modules. */
const native = ['better-sqlite3', '@resvg/resvg-js'];

/** Looked for when they are used, and done without: DuckDB's engine (64 MB, docs/SOURCES), and what pg would rather have. */
const optional = ['@duckdb/node-api', 'pg-native'];

/**
 * Worker threads: every electron/…/NAME-worker.ts becomes out/main/NAME-worker.js. Its starter, wherever it ends up bundled, finds it by
 * `new URL(import.meta.url.endsWith('.ts') ? './NAME-worker.ts' : './NAME-worker.js', import.meta.url)`.
 */
const workers = Object.fromEntries(
  readdirSync(at('electron'), { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('-worker.ts') && !basename(path).startsWith('start-'))
    .map((path) => [basename(path, '.ts'), at(`electron/${path}`)]),
);

/** The bundles beside it are CommonJS, though the project's own package.json says module. */
const commonJs: Plugin = {
  name: 'workbench:commonjs-folder',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'package.json', source: '{ "type": "commonjs" }\n' });
  },
};

export default defineConfig({
  main: {
    plugins: [commonJs, exceljsWritesOnly(), noteBundled(root, 'main')],
    // Tells whether a sample project that was made beforehand is one that this program would make.
    define: { SAMPLE_CODE: JSON.stringify(sampleCodeHash(at('.'))) },
    build: {
      outDir: at('out/main'),
      // What isn't native is bundled, so that the packed app needs no other module.
      externalizeDeps: false,
      sourcemap: false,
      rolldownOptions: {
        input: { index: at('electron/main/index.ts'), ...workers },
        external: [...native, ...optional],
        // All beside each other: code finds `resources/` two folders up from wherever it lies (electron/x/ or out/main/).
        output: {
          format: 'cjs',
          entryFileNames: ({ name }) => (name === 'index' ? 'index.cjs' : '[name].js'),
          chunkFileNames: '[name]-[hash].cjs',
        },
      },
    },
  },
  preload: {
    plugins: [noteBundled(root, 'preload')],
    build: {
      outDir: at('out/preload'),
      externalizeDeps: false,
      // A sandboxed preload can't be a module.
      rolldownOptions: {
        input: { index: at('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    // The protocol and the loopback server both serve from `/`.
    base: './',
    plugins: [react(), noteBundled(root, 'renderer'), writeNotices(root)],
    worker: { format: 'es', plugins: () => [noteBundled(root, 'renderer-worker')] },
    build: {
      outDir: at('out/renderer'),
      minify: true,
      // Pictures as files of their own: `img-src data:` would allow it, but the page stays smaller.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 6000,
      rolldownOptions: {
        input: at('renderer/index.html'),
        // The setting that keeps zod from trying eval lies in zod's own chunk: chunks that make schemas run before the page's first module.
        output: {
          codeSplitting: { groups: [{ name: 'zod', test: /[\\/]node_modules[\\/]zod[\\/]|[\\/]no-eval\.ts$/ }] },
        },
      },
    },
  },
});
