// Sample spreadsheets off the services' thread: laying out millions of records takes a minute.
import type { Result } from '../../../shared/base/result.ts';
import type { SampleManifest } from '../../../shared/contract/outputs.ts';
import { answerWork } from '../app/answer-work.ts';
import type { SheetsOrder } from './sample-services.ts';
import { writeSample } from './write-sample.ts';

answerWork<SheetsOrder, Result<SampleManifest>>(({ template, folder, records, seed }, job) =>
  writeSample(template, folder, records, seed, job),
);
