import { isUtf8 } from 'node:buffer';
import { basename } from 'node:path';
import { TextDecoder } from 'node:util';
import { readPlainFile } from '../../files/open-plain-file.ts';
import { CliFailure } from './failure.ts';

/** Far more than a file of weights or patterns has. */
const MOST_BYTES = 1024 * 1024;

/** The text of a small file: UTF-8, or GB18030 as Chinese programs save it. Throws a `CliFailure` with the file's name where it can't be read. */
export function readSmallText(path: string): string {
  const read = readPlainFile(path, MOST_BYTES);
  if (!read.ok) throw new CliFailure([{ ...read.error, place: { file: basename(path) } }]);
  // A TextDecoder drops the mark of a UTF-8 file by itself.
  return new TextDecoder(isUtf8(read.value) ? 'utf-8' : 'gb18030').decode(read.value);
}
