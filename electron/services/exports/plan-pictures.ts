import { bytesHash } from '../../../shared/base/content-hash.ts';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { PictureFile } from '../../../shared/model/box-picture.ts';
import { readPicture } from '../../../shared/model/read-picture.ts';
import type { ReportPlan } from '../../../shared/model/report-plan.ts';
import type { ProjectReader } from '../../storage/project-store.ts';

/** Pictures by the hash of their bytes. */
export type PlanPictures = ReadonlyMap<string, PictureFile>;

/** What was given, as it is kept. Errors: those of `readPicture`. */
export function givenPictures(files: readonly Uint8Array[]): Result<PlanPictures> {
  const pictures = new Map<string, PictureFile>();
  for (const file of files) {
    const read = readPicture(file);
    if (!read.ok) return read;
    const { type, width, height, bytes } = read.value;
    pictures.set(bytesHash(bytes), { type, width, height, bytes });
  }
  return ok(pictures);
}

/** Those that a structure of the project names. */
export function storedPictures(store: ProjectReader, plan: ReportPlan | null): PlanPictures {
  const pictures = new Map<string, PictureFile>();
  for (const { picture } of plan?.boxes ?? []) {
    if (picture === undefined || pictures.has(picture.hash)) continue;
    const found = store.picture(picture.hash);
    if (found !== null) pictures.set(picture.hash, found);
  }
  return pictures;
}
