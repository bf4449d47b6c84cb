import { useEffect } from 'react';
import { appError } from '../../shared/base/app-error.ts';
import { bytesHash } from '../../shared/base/content-hash.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import { PICTURE_BYTES } from '../../shared/model/box-picture.ts';
import type { BoxPicture, PictureFile } from '../../shared/model/box-picture.ts';
import { readPicture } from '../../shared/model/read-picture.ts';
import { invoke } from '../client/invoke.ts';
import { createProjectStore, projectWatch } from './project-store.ts';

/** Pixels of the longer side: 14.5 cm at 400 dpi. */
const LONGEST = 2400;
/** Bytes of a file that is looked into at all. */
const FILE_MOST = 64 * 1024 * 1024;

/** Addresses of pictures that are shown, by their hashes; null: it isn't there. */
const usePictures = createProjectStore<{ readonly shown: ReadonlyMap<string, string | null> }>(() => ({
  shown: new Map(),
}));

/** A picture that can be kept, and what 报告结构 says of it. */
export interface TakenPicture {
  readonly picture: BoxPicture;
  readonly file: PictureFile;
}

/**
 * A chosen, dropped or pasted file as a picture of a box. The page unpacks it, in its sandbox, so that a damaged one is noticed; what is turned, or
 * larger than print shows, is drawn anew, smaller. Errors: those of `readPicture`.
 */
export async function takePicture(file: Blob, caption = ''): Promise<Result<TakenPicture>> {
  if (file.size > FILE_MOST)
    return err(appError('PICTURE_TOO_BIG', { size: megabytes(file.size), limit: megabytes(FILE_MOST) }));
  const read = readPicture(new Uint8Array(await file.arrayBuffer()), FILE_MOST);
  if (!read.ok) return read;
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (image === null) return err(appError('PICTURE_DAMAGED'));
  const { type, width, height, bytes, turned } = read.value;
  const fits = !turned && Math.max(width, height) <= LONGEST && bytes.length <= PICTURE_BYTES;
  const kept = fits ? ok({ type, width, height, bytes }) : await drawnAnew(image, type);
  image.close();
  if (!kept.ok) return kept;
  const hash = bytesHash(kept.value.bytes);
  const { type: as, width: wide, height: high } = kept.value;
  await showPicture(hash, kept.value);
  return ok({ picture: { hash, type: as, width: wide, height: high, caption }, file: kept.value });
}

async function drawnAnew(image: ImageBitmap, type: BoxPicture['type']): Promise<Result<PictureFile>> {
  const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(image.width * scale)),
    Math.max(1, Math.round(image.height * scale)),
  );
  const context = canvas.getContext('2d');
  if (context === null) return err(appError('PICTURE_DAMAGED'));
  // What shows through is paper.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const written = async (as: BoxPicture['type']): Promise<Result<PictureFile>> => {
    const blob = await canvas.convertToBlob({ type: `image/${as}`, quality: 0.9 });
    return readPicture(new Uint8Array(await blob.arrayBuffer()));
  };
  const first = await written(type);
  return first.ok || type === 'jpeg' ? first : written('jpeg');
}

/** The address of a picture of the project for the page; null while it isn't known or where it isn't there. */
export function usePictureAddress(hash: string | null): string | null {
  const address = usePictures((state) => (hash === null ? null : state.shown.get(hash)));
  useEffect(() => {
    if (hash !== null && !usePictures.getState().shown.has(hash)) void fetchPicture(hash);
  }, [hash, address]);
  return address ?? null;
}

async function fetchPicture(hash: string): Promise<void> {
  const here = projectWatch();
  note(hash, null);
  const answer = await invoke('plan.picture', { hash });
  if (answer.ok && here()) await showPicture(hash, answer.value);
}

/** Makes a picture known that isn't in the project (yet). */
export async function showPicture(hash: string, { type, bytes }: PictureFile): Promise<void> {
  const here = projectWatch();
  const address = await new Promise<string>((done) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => done(typeof reader.result === 'string' ? reader.result : ''));
    reader.readAsDataURL(new Blob([bytes.slice()], { type: `image/${type}` }));
  });
  if (here()) note(hash, address);
}

function note(hash: string, address: string | null): void {
  usePictures.setState(({ shown }) => ({ shown: new Map([...shown, [hash, address]]) }));
}

function megabytes(bytes: number): string {
  return (bytes / (1024 * 1024)).toFixed(1);
}
