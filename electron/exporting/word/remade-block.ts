import { Document } from 'docx';
import type { Language } from '../../../shared/messages/catalogue.ts';
import type { FigureBlock, TableBlock } from '../../../shared/report/document/report-document.ts';
import { wholeNumber } from '../../../shared/base/xml-tokens.ts';
import { ZipParts } from '../zip/zip-parts.ts';
import { controlLog } from './content-controls.ts';
import { packDocument } from './pack-document.ts';
import { controlledNotes, controlledTable } from './word-blocks.ts';
import { reportStyles } from './word-styles.ts';

/** What stands in the control of a table, or of the notes under a figure, as the report writes it; its bookmarks are numbered from 1. `id`: of the control. */
export async function remadeBlock(
  kind: string,
  pieces: readonly TableBlock[] | undefined,
  figure: FigureBlock | undefined,
  id: string,
  lang: Language,
): Promise<string> {
  const log = controlLog(id);
  const children =
    kind === 'table' && pieces ? [controlledTable(pieces, log)] : figure ? controlledNotes(figure, log) : [];
  const packed = await packDocument(new Document({ styles: reportStyles, sections: [{ children }] }), lang);
  const xml = new ZipParts(packed).text('word/document.xml');
  const start = xml.indexOf('<w:sdtContent>') + '<w:sdtContent>'.length;
  const end = xml.lastIndexOf('</w:sdtContent>');
  if (end < start) throw new Error(`docx: no control for ${kind}`);
  let first: number | null = null;
  return xml
    .slice(start, end)
    .replace(/(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")(\d+)"/g, (_, before: string, own: string) => {
      const number = wholeNumber(own);
      first ??= number;
      return `${before}${number - first + 1}"`;
    });
}
