// Proving a project off the services' thread, on a copy: reading and hashing millions of records takes seconds.
import { tmpdir } from 'node:os';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Finding } from '../../../shared/contract/outputs.ts';
import { isDiskFull } from '../../storage/connection/sqlite.ts';
import { answerWork } from '../app/answer-work.ts';
import { verifyFile } from './verify-file.ts';
import type { VerifyOrder } from './verify-copy.ts';

answerWork<VerifyOrder, Result<readonly Finding[]>>(async ({ copy, now }) => {
  try {
    return ok(verifyFile(copy, now));
  } catch (fault) {
    if (isDiskFull(fault)) return err(appError('SCRATCH_FOLDER', { folder: tmpdir(), reason: 'ENOSPC' }));
    throw fault;
  }
});
