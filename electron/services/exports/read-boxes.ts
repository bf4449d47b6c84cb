import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { BoxesOutcome } from '../../../shared/contract/outputs.ts';
import type { ReadBox } from '../../../shared/model/box-import.ts';
import { readPicture } from '../../../shared/model/read-picture.ts';
import { boxesOfDocument, boxesOfRows } from '../../../shared/report/boxes/read-boxes.ts';
import type { WholeWorkbook } from '../../importing/open/read-workbook.ts';
import { columnText } from '../../importing/parse/column-text.ts';
import type { ProofSubject } from './proof-subject.ts';
import type { Manuscript } from './read-manuscript.ts';
import { sheetPictures } from './sheet-pictures.ts';

/** Bytes of one picture that is handed to the screen, which makes it as small as it is printed, and of all. */
const PICTURE_MOST = 20 * 1024 * 1024;
const PICTURES_MOST = 100 * 1024 * 1024;

/** Practice boxes of a document or of the first sheet that lists some, each with its first picture. Errors: BOXES_NONE. */
export function boxesOf(subject: ProofSubject, file: string): Result<BoxesOutcome> {
  const found =
    subject.kind === 'document'
      ? documentBoxes(subject.manuscript)
      : subject.kind === 'workbook'
        ? workbookBoxes(subject)
        : [];
  if (found.length === 0) return err(appError('BOXES_NONE', {}, { file }));
  let room = PICTURES_MOST;
  let left = 0;
  const boxes = found.map(({ box, files }): ReadBox => {
    for (const [at, bytes] of files.entries()) {
      const read = readPicture(bytes, Math.min(PICTURE_MOST, room));
      if (!read.ok) {
        left += 1;
        continue;
      }
      const { type, width, height } = read.value;
      room -= read.value.bytes.length;
      left += files.length - at - 1;
      return { ...box, picture: { type, width, height, bytes: read.value.bytes } };
    }
    return box;
  });
  return ok({ boxes, pictures: left });
}

interface BoxWithFiles {
  readonly box: ReadBox;
  /** Of its pictures. */
  readonly files: readonly Uint8Array[];
}

function documentBoxes({ body: { document, relations }, parts }: Manuscript): readonly BoxWithFiles[] {
  return boxesOfDocument(document.paragraphs).map(({ pictures = [], ...box }) => ({
    box,
    files: pictures.flatMap((relation) => {
      const bytes = parts.get(relations.get(relation) ?? '');
      return bytes === undefined ? [] : [bytes];
    }),
  }));
}

function workbookBoxes({ book, parts }: Extract<ProofSubject, { kind: 'workbook' }>): readonly BoxWithFiles[] {
  for (const sheet of book.sheets) {
    const rows = rowsOf(sheet);
    const boxes = boxesOfRows(rows);
    if (boxes === null) continue;
    const pictures = parts === undefined ? null : sheetPictures(parts, sheet.name);
    const texts = new Map(rows.map(({ row, texts: cells }) => [String(row), cells]));
    return boxes.map((box) => {
      const named = (texts.get(box.place) ?? []).flatMap((text) => /DISPIMG\("([^"]+)"/.exec(text)?.[1] ?? []);
      const held = named.flatMap((name) => pictures?.cells.get(name) ?? []);
      const laid = [...(pictures?.rows ?? [])].find(([row]) => String(row) === box.place)?.[1] ?? [];
      return { box, files: [...held, ...laid] };
    });
  }
  return [];
}

function rowsOf({ rows }: WholeWorkbook['sheets'][number]): readonly {
  readonly row: number;
  readonly texts: readonly string[];
}[] {
  return rows.map(({ row, cells }) => ({ row, texts: cells.map(columnText) }));
}
