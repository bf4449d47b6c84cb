// Edits a project for a while and rests for a while, again and again, as a user does: says the number of each edit once it is saved.
import { setTimeout as sleep } from 'node:timers/promises';
import { openProject } from '../../../electron/storage/project-file.ts';

const now = '2022-03-01T08:00:00.000Z';
const opened = openProject(process.argv[2] ?? '', { now, who: '编辑的进程' });
if (!opened.ok) throw new Error(opened.error.code);
const store = opened.value;
for (let count = 1; ; count += 1) {
  const saved = store.saveAlias('count', String(count), now);
  if (!saved.ok) throw new Error(saved.error.code);
  process.stdout.write(`${count}\n`);
  if (count % 10 === 0) {
    store.makeWhole();
    await sleep(150);
  } else await sleep(15);
}
