// Proving a project off the services' thread, on a copy: reading and hashing millions of records takes seconds.
import type { Finding } from '../../../shared/contract/outputs.ts';
import { answerWork } from '../app/answer-work.ts';
import { verifyFile } from './verify-file.ts';
import type { VerifyOrder } from './verify-copy.ts';

answerWork<VerifyOrder, readonly Finding[]>(async ({ copy, now }) => verifyFile(copy, now));
