export type PictureType = 'png' | 'jpeg';

/** A picture of a practice box as 报告结构 names it; its bytes are a document of their own, so that an edit of the structure doesn't carry them. */
export interface BoxPicture {
  /** SHA-256 of the bytes, in hexadecimal digits. */
  readonly hash: string;
  readonly type: PictureType;
  /** In its own pixels. */
  readonly width: number;
  readonly height: number;
  /** What it shows: printed under it, and read out where it can't be seen. */
  readonly caption: string;
}

/** A picture's file, with nothing in it but the picture. */
export interface PictureFile extends Pick<BoxPicture, 'type' | 'width' | 'height'> {
  readonly bytes: Uint8Array;
}

/** Bytes of one picture that is kept: twice of what 14.5 cm need at 300 dpi as PNG. */
export const PICTURE_BYTES = 4 * 1024 * 1024;
/** Bytes of all pictures of a project. */
export const PICTURES_BYTES = 64 * 1024 * 1024;
/** Pixels that a reader of the report has to unpack. */
export const PICTURE_PIXELS = 40_000_000;
