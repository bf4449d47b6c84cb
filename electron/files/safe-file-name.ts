/** Bytes in UTF-8: file systems take 255, and a number or `.new` may be added. */
const LONGEST = 200;
// Control characters, what Windows refuses in names, and marks that turn the reading direction (a name must not look like another).
const forbidden = new RegExp(
  '[\\u0000-\\u001f\\u007f-\\u009f<>:"/\\\\|?*\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff]',
  'gu',
);
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** The last part of a name as a file name that every system takes; the extension stays. Never empty, never a path. */
export function safeFileName(name: string): string {
  const last = name.split(/[\\/]/u).at(-1) ?? '';
  const clean = last
    .normalize('NFC')
    .replace(forbidden, '_')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  const dot = clean.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [clean.slice(0, dot), clean.slice(dot)] : [clean, ''];
  const short = `${withinBytes(stem, LONGEST)}${withinBytes(extension, 12)}`;
  if (short === '') return 'file';
  return reserved.test(short) ? `_${short}` : short;
}

function withinBytes(text: string, most: number): string {
  let kept = '';
  let bytes = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) break;
    kept += character;
  }
  return kept;
}

/** Lower case, without the dot; '' if there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}
