// Opening a project from elsewhere off the services' thread, from a copy in memory: the file stays to the bit as it is.
import { closeSync } from 'node:fs';
import { basename } from 'node:path';
import type { AppError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { openPlainFile } from '../../files/open-plain-file.ts';
import { answerGuarded } from '../../importing/worker/answer-guarded.ts';
import { openProject } from '../../storage/project-file.ts';
import { createProjectSession } from '../app/project-session.ts';
import { earlierProject } from './earlier-project.ts';
import type { EarlierProject, EarlierQuestion } from './earlier-project.ts';

answerGuarded(async ({ path, now }: EarlierQuestion): Promise<Result<EarlierProject>> => {
  const file = basename(path);
  const plain = openPlainFile(path);
  if (!plain.ok) return plain;
  closeSync(plain.value.fd);
  const opened = openProject(path, { now, fromElsewhere: true, inMemory: true });
  if (!opened.ok) return err(named(opened.error, file));
  const store = opened.value;
  try {
    return ok(earlierProject(createProjectSession(path, store)));
  } finally {
    store.close();
  }
});

function named(error: AppError, file: string): AppError {
  return error.place?.file === undefined ? { ...error, place: { ...error.place, file } } : error;
}
