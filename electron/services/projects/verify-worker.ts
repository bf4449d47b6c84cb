// Checking a project off the services' thread, on a copy: reading and hashing millions of records takes seconds.
import type { Finding } from '../../../shared/contract/outputs.ts';
import { openCopy } from '../../storage/project-file.ts';
import { answerWork } from '../app/answer-work.ts';
import { createProjectSession } from '../app/project-session.ts';
import { verifyProject } from './verify-project.ts';

answerWork<string, readonly Finding[]>(async (copy) => {
  const store = openCopy(copy);
  try {
    return verifyProject(createProjectSession(copy, store));
  } finally {
    store.close();
  }
});
