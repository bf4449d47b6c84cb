import { AlignmentType, ImageRun, Paragraph, TextRun } from 'docx';
import type { BoxPicture, PictureFile } from '../../../shared/model/box-picture.ts';
import { guardWordText } from './word-text.ts';

/** The room within a box, in px at 96 to the inch: 13.9 cm wide, and 10.5 cm high, so that text and caption find place on the page. */
const ROOM = { width: 525, height: 397 };

/** A picture of a box with its caption, no larger than it is at 96 pixels to the inch. */
export function wordPicture({ caption }: BoxPicture, title: string, file: PictureFile): readonly Paragraph[] {
  const { type, width, height, bytes } = file;
  const scale = Math.min(1, ROOM.width / width, ROOM.height / height);
  const said = guardWordText(caption === '' ? title : caption);
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const picture = new ImageRun({
    type: type === 'jpeg' ? 'jpg' : 'png',
    data: bytes,
    transformation: size,
    altText: { name: said, title: said, description: said },
  });
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: caption !== '',
      spacing: { before: 80, after: 40 },
      children: [picture],
    }),
    ...(caption === ''
      ? []
      : [new Paragraph({ style: 'Note', alignment: AlignmentType.CENTER, children: [new TextRun(said)] })]),
  ];
}
