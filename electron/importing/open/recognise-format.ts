import { readSync } from 'node:fs';
import { extname } from 'node:path';
import { refuse } from './refusal.ts';

const HEAD = 4096;

/** What the file is by its first bytes; what can't be read is refused with the reason and the way out. The name only tells whether plain text was meant as text. */
export type FileFormat = 'xlsx' | 'csv' | 'html' | 'mht' | 'spreadsheet-ml' | 'excel97' | 'open-document';

export function recogniseFormat(fd: number, size: number, path: string): FileFormat {
  if (size === 0) refuse('EMPTY');
  const head = Buffer.alloc(Math.min(size, HEAD));
  readSync(fd, head, 0, head.length, 0);
  const magic = head.length >= 4 ? head.readUInt32LE(0) : 0;
  if (magic === 0x04034b50 && isOpenDocument(head)) return 'open-document';
  if (magic === 0x04034b50 || magic === 0x06054b50 || magic === 0x08074b50) return 'xlsx';
  if (magic === 0xe011cfd0) {
    if (isEncryptedPackage(fd, size)) refuse('OLE');
    return 'excel97';
  }
  // BIFF 2 to 4 without a container.
  if (head[0] === 9 && (head[1] === 0 || head[1] === 2 || head[1] === 4) && head[3] === 0) refuse('BIFF');
  const text = textStart(head);
  if (text === '' && head.length <= 3) refuse('EMPTY');
  if (/^\s*<\?xml/i.test(text) && text.includes('urn:schemas-microsoft-com:office:spreadsheet'))
    return 'spreadsheet-ml';
  if (/^\s*<(!doctype|\?xml|!--|html|head|meta|body|table|style|script|div)/i.test(text)) return 'html';
  if (isWebArchive(text)) return 'mht';
  if (text.startsWith('ID;P')) refuse('SYLK');
  if (/^TABLE\r?\n0,1\r?\n/.test(text)) refuse('DIF');
  const name = extname(path).toLowerCase();
  // Platforms name tab text so, since Excel opens it.
  if ((name === '.xls' || name === '.et') && isDelimited(text)) return 'csv';
  if (/^\.(?:xl[a-z]{1,2}|et|ods|x?html?|mht|mhtml|xml)$/.test(name))
    refuse(text.includes('\0') ? 'NOT_WORKBOOK' : 'HTML');
  if (text.startsWith('%PDF-')) refuse('NOT_TEXT');
  return 'csv';
}

/** A letter in MIME ([RFC 2557]): header fields from its first line on, one of which says so. */
function isWebArchive(text: string): boolean {
  return /^\s*[\w-]+:/.test(text) && /^MIME-Version:\s*1/im.test(text) && /^Content-Type:/im.test(text);
}

/** Text whose first two lines are cut by a tab, a comma or a semicolon each. */
function isDelimited(text: string): boolean {
  const [first = '', second = ''] = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  return !text.includes('\0') && ['\t', ',', ';'].some((mark) => first.includes(mark) && second.includes(mark));
}

/** OpenDocument part 2, 3.3: the first entry is named so, unpacked, and says what the document is; this goes for templates of spreadsheets as well. */
function isOpenDocument(head: Buffer): boolean {
  return head.toString('latin1', 30, 85).startsWith('mimetypeapplication/vnd.oasis.opendocument.spreadsheet');
}

/** An OLE container holds an encrypted OOXML package, an old workbook, or another Office file. Stream names in its directory are UTF-16. */
function isEncryptedPackage(fd: number, size: number): boolean {
  const encrypted = Buffer.from('EncryptedPackage', 'utf16le');
  const chunk = Buffer.alloc(1024 * 1024 + encrypted.length);
  for (let at = 0; at < size; at += 1024 * 1024) {
    const got = readSync(fd, chunk, 0, chunk.length, at);
    if (chunk.subarray(0, got).includes(encrypted)) return true;
  }
  return false;
}

function textStart(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return head.subarray(2).toString('utf16le');
  if (head[0] === 0xfe && head[1] === 0xff)
    return Buffer.from(head.subarray(2, head.length - (head.length % 2)))
      .swap16()
      .toString('utf16le');
  return head.subarray(head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0).toString('latin1');
}
