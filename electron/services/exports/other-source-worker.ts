// Another project than the open one, off the services' thread and from a copy in memory: the file stays to the bit as it is.
import { closeSync } from 'node:fs';
import type { Result } from '../../../shared/base/result.ts';
import { openPlainFile } from '../../files/open-plain-file.ts';
import { answerGuarded } from '../../importing/worker/answer-guarded.ts';
import { openProject } from '../../storage/project-file.ts';
import { createProjectSession } from '../app/project-session.ts';
import { exportSource } from './export-source.ts';
import type { ExportSource } from './export-source.ts';
import type { OtherSourceQuestion } from './other-source.ts';

answerGuarded(async ({ path, now, asked }: OtherSourceQuestion): Promise<Result<ExportSource>> => {
  const plain = openPlainFile(path);
  if (!plain.ok) return plain;
  closeSync(plain.value.fd);
  const opened = openProject(path, { now, fromElsewhere: true, inMemory: true });
  if (!opened.ok) return opened;
  const store = opened.value;
  try {
    return exportSource(createProjectSession(path, store), asked, new Date(now));
  } finally {
    store.close();
  }
});
