import type { Result } from '../../../shared/base/result.ts';
import type { SampleManifest } from '../../../shared/contract/outputs.ts';
import { generateSample } from '../../exporting/sample/generate-sample.ts';
import type { Job } from '../app/jobs.ts';
import { loadTemplate } from '../app/resources.ts';

/** 合成示例数据 of a cohort into a folder, which is made if it is not there. */
export async function writeSample(
  template: 'province-2021' | 'key-city-2021',
  folder: string,
  records: number,
  seed: number,
  job: Job,
): Promise<Result<SampleManifest>> {
  const loaded = loadTemplate(template);
  if (!loaded.ok) return loaded;
  return generateSample({
    template: loaded.value,
    out: folder,
    records,
    seed,
    signal: job.signal,
    onProgress: (done, total) => job.progress('sample', done, total),
  });
}
