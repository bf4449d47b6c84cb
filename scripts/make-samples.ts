import { makeSampleProject } from '../electron/services/projects/make-sample-project.ts';
import { sampleFingerprint } from '../electron/services/projects/sample-fingerprint.ts';
import {
  readShippedSample,
  sampleTemplates,
  writeShippedSample,
} from '../electron/services/projects/shipped-samples.ts';
import { createJobs } from '../electron/services/app/jobs.ts';
import { messageText } from '../shared/messages/message-text.ts';

/** Makes the sample projects of out/samples anew where program or resources have changed since; false when one can't be made. */
export async function makeSamples(say: (line: string) => void): Promise<boolean> {
  const fingerprint = sampleFingerprint();
  const jobs = createJobs(() => undefined);
  const environment = {
    host: 'cli' as const,
    userData: null,
    handles: { resolve: () => null, issue: () => '' },
    now: () => new Date(),
    emit: () => undefined,
    onFault: (fault: unknown) => say(String(fault)),
  };
  for (const template of sampleTemplates) {
    if (readShippedSample(template, fingerprint) !== null) continue;
    const start = performance.now();
    say(`正在准备示例项目 ${template} …`);
    const made = await jobs.run('sample', (job) => makeSampleProject({ environment }, template, job));
    if (!made.ok) {
      say(`示例项目 ${template}：${messageText(made.error, 'zh')}`);
      return false;
    }
    const size = writeShippedSample(template, fingerprint, made.value);
    say(`示例项目 ${template}：${(size / 1e6).toFixed(1)} MB，${((performance.now() - start) / 1000).toFixed(1)} 秒`);
  }
  return true;
}
