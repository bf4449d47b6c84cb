import { appError } from '../../shared/base/app-error.ts';
import type { AppError } from '../../shared/base/app-error.ts';
import type { BoxesOutcome } from '../../shared/contract/outputs.ts';
import type { UnderstoodBox } from '../../shared/report/boxes/understand-boxes.ts';
import { host, invoke } from '../client/invoke.ts';
import { takePicture } from './box-pictures.ts';
import type { TakenPicture } from './box-pictures.ts';
import { runJob } from './jobs.ts';
import { fail, notify } from './notices.ts';
import { createProjectStore, projectWatch } from './project-store.ts';

interface BoxImport {
  /** Name of the file and what it holds; null: none was chosen. */
  readonly read: (BoxesOutcome & { readonly name: string }) | null;
  readonly error: AppError | null;
}

/** Practice boxes of a file before they are taken. */
export const useBoxImport = createProjectStore<BoxImport>(() => ({ read: null, error: null }));

export async function chooseBoxes(title: string): Promise<void> {
  const here = projectWatch();
  const files = await host().openFiles({ purpose: 'boxes', extensions: ['xlsx', 'docx'], multiple: false });
  if (!files.ok) return fail(files);
  const [file] = files.value;
  if (!file || !here()) return;
  const answer = await runJob(title, (job) => invoke('boxes.read', { file: file.handle, job }));
  if (!here()) return;
  useBoxImport.setState(
    answer.ok ? { read: { ...answer.value, name: file.name }, error: null } : { read: null, error: answer.error },
  );
}

export function dropBoxes(): void {
  useBoxImport.setState({ read: null, error: null });
}

/** Bytes of the pictures that one import brings: what a host takes with one call. */
const PICTURES_MOST = 10 * 1024 * 1024;

/** Pictures of a file as small as they are printed; one that can't be taken is left out and said. Null: another project is open by now. */
export async function takePictures(
  found: readonly (UnderstoodBox['picture'] | null)[],
): Promise<readonly (TakenPicture | null)[] | null> {
  const here = projectWatch();
  let room = PICTURES_MOST;
  const taken: (TakenPicture | null)[] = [];
  let left = 0;
  for (const one of found) {
    const picture = one ? await takePicture(new Blob([one.bytes.slice()]), one.caption) : null;
    const fits = picture !== null && picture.ok && picture.value.file.bytes.length <= room;
    taken.push(fits ? picture.value : null);
    if (fits) room -= picture.value.file.bytes.length;
    else if (picture !== null) left += 1;
  }
  if (!here()) return null;
  if (left > 0) notify('warning', appError('SCREEN_PICTURES_LEFT', { count: left }));
  return taken;
}
