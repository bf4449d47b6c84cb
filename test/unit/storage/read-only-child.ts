// Opens the project given as somebody without rights, and prints what a reader of a read-only place gets.
import { openProject } from '../../../electron/storage/project-file.ts';
import { openSqlite } from '../../../electron/storage/connection/sqlite.ts';

// Permissions don't bind root, so root becomes nobody, once the driver is loaded (nobody may not be able to read it).
openSqlite(Buffer.alloc(0)).close();
if (process.getuid?.() === 0) {
  process.setgid?.(65_534);
  process.setuid?.(65_534);
}

const [path = '', elsewhere = ''] = process.argv.slice(2);
const opened = openProject(path, { now: '2022-03-01T08:00:00.000Z', who: '读者' });
if (!opened.ok) throw new Error(opened.error.code);
const store = opened.value;
const written = store.saveAlias('A', '备注', '2022-03-01T08:00:00.000Z');
const saved = store.saveAs(elsewhere);
process.stdout.write(
  JSON.stringify({
    warnings: store.meta().warnings.map(({ code }) => code),
    written: written.ok ? 'ok' : written.error.code,
    saved: saved.ok ? 'ok' : saved.error.code,
    batches: store.batches().length,
    refused: (() => {
      const refused = store.saveAs(`${path}.copy`);
      return refused.ok ? 'ok' : refused.error.code;
    })(),
  }),
);
store.close();
