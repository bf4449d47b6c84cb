import type { Language } from '../../../../shared/messages/catalogue.ts';
import { TAG_PREFIX, anchorOf } from '../../../../shared/report/manuscript/printed-values.ts';
import { escapedXml } from '../../../../shared/base/xml-tokens.ts';
import type { SaidPiece } from '../../../../shared/report/patterns/say-pattern.ts';
import type { ControlLog } from '../content-controls.ts';
import { bookmarkOf } from '../word-blocks.ts';
import { guardWordText } from '../word-text.ts';

interface SaidRuns {
  readonly labels: ReadonlyMap<string, string>;
  readonly lang: Language;
  /** Numbers of bookmarks are free from here on. */
  readonly firstBookmark: number;
}

/** Runs in the look of a template's run: facts in controls, references as fields where the template places what they refer to. */
export function saidRuns(
  log: ControlLog,
  { labels, lang, firstBookmark }: SaidRuns,
): (pieces: readonly SaidPiece[], look: string) => string {
  let bookmark = firstBookmark;
  return (pieces, look) =>
    pieces
      .map(({ text, fact, form, reference }) => {
        const printed = guardWordText(text);
        const run = textRun(printed, look, lang);
        if (reference !== undefined && labels.has(reference))
          return `<w:fldSimple w:instr="REF ${bookmarkOf(reference)} \\h">${run}</w:fldSimple>`;
        if (fact === null) return run;
        const id = log.add({ tag: fact, printed, form: form ?? {}, picture: null });
        const number = bookmark;
        bookmark += 1;
        return [
          `<w:sdt><w:sdtPr><w:tag w:val="${escapedXml(TAG_PREFIX + fact)}"/><w:id w:val="${id}"/></w:sdtPr><w:sdtContent>`,
          `<w:bookmarkStart w:id="${number}" w:name="${anchorOf(id)}"/>${run}<w:bookmarkEnd w:id="${number}"/>`,
          '</w:sdtContent></w:sdt>',
        ].join('');
      })
      .join('');
}

/** In Chinese a run says that its characters are Chinese ones, unless it has a face or hint of its own. */
function textRun(text: string, look: string, lang: Language): string {
  const hinted =
    lang === 'en' || look.includes('w:hint=')
      ? look
      : look.includes('<w:rFonts ')
        ? look.replace('<w:rFonts ', '<w:rFonts w:hint="eastAsia" ')
        : `${look.replace(/\/>$/, '>').replace('</w:rPr>', '') || '<w:rPr>'}`.replace(
            /^<w:rPr>((?:<w:rStyle [^>]*\/>)?)/,
            '<w:rPr>$1<w:rFonts w:hint="eastAsia"/>',
          ) + '</w:rPr>';
  return `<w:r>${hinted}<w:t xml:space="preserve">${escapedXml(text)}</w:t></w:r>`;
}
