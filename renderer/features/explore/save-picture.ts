import { appError } from '../../../shared/base/app-error.ts';
import { host } from '../../client/invoke.ts';
import { fail, notify } from '../../state/notices.ts';
import { plotImage } from '../../views/plot/plot-image.ts';
import type { Picture } from '../../views/pictures/picture.ts';

/** A picture as it is to leave the screen: light, with its heading and all its notes. */
export interface LeavingPicture {
  readonly picture: Picture;
  readonly title: string;
  readonly notes: readonly string[];
  /** CSS px. */
  readonly width: number;
  readonly height: number;
}

export async function savePicture(
  { picture, ...shape }: LeavingPicture,
  format: 'png' | 'svg',
  suggestedName: string,
): Promise<void> {
  const bytes = await plotImage(picture.data, picture.layout, { format, ...shape }).catch(() => null);
  if (bytes === null) return notify('error', appError('SCREEN_PICTURE_FAILED'));
  const saved = await host().saveBytes({ suggestedName, extension: format, bytes });
  if (!saved.ok) return fail(saved);
  if (saved.value !== null) notify('success', appError('SCREEN_PICTURE_SAVED', { name: saved.value.name }));
}

/** As PNG on the clipboard. */
export async function copyPicture({ picture, ...shape }: LeavingPicture): Promise<void> {
  try {
    const bytes = await plotImage(picture.data, picture.layout, { format: 'png', ...shape });
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
    notify('success', appError('SCREEN_PICTURE_COPIED'));
  } catch {
    notify('error', appError('SCREEN_PICTURE_NOT_COPIED'));
  }
}
