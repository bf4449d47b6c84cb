// Copying a colleague's project aside and proving it off the services' thread: of a large one that takes seconds.
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { copyDatabase } from '../../files/copy-database.ts';
import { answerGuarded } from '../../importing/worker/answer-guarded.ts';
import { proveOtherProject } from '../../storage/merge/other-project.ts';
import { checkProject } from '../../storage/project-file.ts';
import type { OtherQuestion } from './other-copies.ts';

answerGuarded(async ({ path, copy, now }: OtherQuestion): Promise<Result<true>> => {
  const copied = copyDatabase(path, copy);
  if (!copied.ok) return copied;
  const proven = proveOtherProject(copy, path, now, (sql, of) => checkProject(sql, of, true, false));
  return proven.ok ? ok(true) : proven;
});
