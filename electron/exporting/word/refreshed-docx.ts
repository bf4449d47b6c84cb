import { createHash } from 'node:crypto';
import type { FigureBlock, TableBlock } from '../../../shared/report/document/report-document.ts';
import type { EditedControl } from '../../../shared/report/manuscript/edited-document.ts';
import type { PlannedValue } from '../../../shared/report/manuscript/plan-refresh.ts';
import { withEdits } from '../../../shared/base/text-edits.ts';
import type { TextEdit } from '../../../shared/base/text-edits.ts';
import { escapedXml, wholeNumber, xmlAttribute, xmlTokens } from '../../../shared/base/xml-tokens.ts';
import type { FigureRasteriser, Picture } from '../figures/figure-rasteriser.ts';
import type { Language } from '../../../shared/messages/catalogue.ts';
import { remadeBlock } from './remade-block.ts';
import { fittedTables, tableWidth } from './table-width.ts';

/** What the blocks of a document are made of anew, by the id that follows `table:` or `figure:` in a tag; of a table all its pieces. */
export interface BlockSources {
  readonly tables: ReadonlyMap<string, readonly TableBlock[]>;
  readonly figures: ReadonlyMap<string, FigureBlock>;
  readonly lang: Language;
  readonly rasteriser: FigureRasteriser;
}

export interface RefreshedBody {
  readonly xml: string;
  /** Pictures that were drawn anew, by the part that held the old one. */
  readonly pictures: ReadonlyMap<string, Buffer>;
  /** Hash of the picture of a tag that was drawn anew. */
  readonly hashes: ReadonlyMap<string, string>;
}

/** A drawing is made for 16 cm and printed at 14.5: 300 dpi on paper. */
const DRAWN_DPI = 272;

/**
 * The body with the planned values in their controls, every other character as it was. `partOf`: the part that a relation leads to. A picture that
 * two places share is drawn anew for both: they are the same figure.
 */
export async function refreshedBody(
  xml: string,
  values: readonly PlannedValue[],
  sources: BlockSources,
  {
    partOf,
    lastBookmark,
  }: { readonly partOf: (relation: string) => string | undefined; readonly lastBookmark: number },
): Promise<RefreshedBody> {
  const edits: TextEdit[] = [];
  const pictures = new Map<string, Buffer>();
  const hashes = new Map<string, string>();
  let bookmark = lastBookmark;
  for (const { control, tag, text } of values) {
    const [kind = '', ...rest] = tag.split(':');
    const id = rest.join(':');
    if (text !== null) edits.push(...textEdits(xml, control, text));
    else if (kind === 'figure') {
      const figure = sources.figures.get(id);
      const part = partOf(control.pictures[0] ?? '');
      if (figure === undefined || part === undefined) continue;
      const picture = sources.rasteriser.draw(figure.figure, { lang: sources.lang, titled: false, dpi: DRAWN_DPI });
      pictures.set(part, Buffer.from(picture.png));
      hashes.set(tag, createHash('sha256').update(picture.png).digest('hex'));
      edits.push(...sizeEdits(xml, control, picture));
    } else {
      const remade = await remadeBlock(kind, sources.tables.get(id), sources.figures.get(id), control.id, sources.lang);
      // As wide as the editor, or the team's page, has it.
      const wide = tableWidth(xml.slice(control.content.from, control.content.to));
      const made = fittedTables(remade, (own) => wide || own);
      const numbered = made.replace(
        /(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")(\d+)"/g,
        (_, start: string, own: string) => {
          return `${start}${bookmark + wholeNumber(own)}"`;
        },
      );
      bookmark += 1 + [...made.matchAll(/<w:bookmarkStart\b/g)].length;
      edits.push({ ...control.content, text: numbered });
    }
  }
  return { xml: withEdits(xml, edits), pictures, hashes };
}

/** The new text stands in the first run of the control, whose look it takes; what the others held was part of the old value. */
function textEdits(xml: string, { runs }: EditedControl, text: string): readonly TextEdit[] {
  return runs.map(({ from, to }, i) => {
    const name = /^<([\w:]+)/.exec(xml.slice(from, from + 40))?.[1] ?? 'w:t';
    return { from, to, text: `<${name} xml:space="preserve">${i === 0 ? escapedXml(text) : ''}</${name}>` };
  });
}

/** Keeps the width that the editor gave the picture; its height follows the new one's shape. */
function sizeEdits(
  xml: string,
  { content: { from, to } }: EditedControl,
  { width, height }: Picture,
): readonly TextEdit[] {
  return [...xmlTokens(xml.slice(from, to))].flatMap(({ kind, name, source, start, end }): readonly TextEdit[] => {
    if (kind !== 'open' || (name !== 'wp:extent' && name !== 'a:ext')) return [];
    const [across, down] = ['cx', 'cy'].map((side) => wholeNumber(xmlAttribute(source, side)));
    if (!across || !down) return [];
    const wanted = Math.round((across * height) / width);
    // A pixel's rounding is no other shape.
    if (Math.abs(wanted - down) * 100 < down) return [];
    return [{ from: from + start, to: from + end, text: source.replace(/\bcy="\d+"/, `cy="${wanted}"`) }];
  });
}
