import type { Plugin } from 'vite';

/** exceljs loads its readers with everything else; we never read with it (docs/TRUST "Reading spreadsheets"). */
const readers: ReadonlySet<string> = new Set(['./stream/xlsx/workbook-reader', '../csv/csv', 'unzipper', 'fast-csv']);
const LEFT_OUT = '\0exceljs-reader';

/** Leaves the reading half of exceljs, and the packages that only it needs (unzipper, fast-csv and what they bring), out of the bundle. */
export function exceljsWritesOnly(): Plugin {
  return {
    name: 'workbench:exceljs-writes-only',
    enforce: 'pre',
    resolveId: (source, importer) =>
      readers.has(source) && importer !== undefined && /[\\/]node_modules[\\/]exceljs[\\/]/.test(importer)
        ? LEFT_OUT
        : null,
    load: (id) =>
      id === LEFT_OUT ? 'module.exports = function () { throw new Error("exceljs only writes here"); };' : null,
  };
}
