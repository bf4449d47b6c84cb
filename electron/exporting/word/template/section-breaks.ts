import { wholeNumber } from '../../../../shared/base/xml-tokens.ts';
import { LANDSCAPE_TWIPS } from '../word-table.ts';
import { fittedTables } from '../table-width.ts';
import { WIDE } from './block-fragments.ts';

/** The section that the paragraph at `at` belongs to: its properties stand at its end. */
export function sectionAt(xml: string, at: number): string {
  return /<w:sectPr\b[^>]*?(?:\/>|>[^]*?<\/w:sectPr>)/.exec(xml.slice(at))?.[0] ?? '';
}

/** A fragment whose wide tables stand on turned pages of their own, with header and footer of the section around. Within a table nothing turns. */
export function turnedPages(fragment: string, section: string, turns: boolean): string {
  const joined = fragment.replaceAll(WIDE.ends + WIDE.begins, '');
  if (!turns || section === '') return joined.replaceAll(WIDE.begins, '').replaceAll(WIDE.ends, '');
  const upright = onNewPage(section);
  const begun = joined.startsWith(WIDE.begins) ? TURN : '';
  return begun + joined.replaceAll(WIDE.begins, broken(upright)).replaceAll(WIDE.ends, broken(turned(upright)));
}

/** Stands where a fragment turns the page at once. */
const TURN = '<!--turn-->';
const beforeTurn = /(<w:p[ >](?:(?!<\/w:p>)[^])*<\/w:p>)<!--turn-->(<w:p>(?:(?!<\/w:p>)[^])*<\/w:p>)/g;

/** A heading of the template's right before a turned table turns with it. `isHeading`: by the id of a paragraph's style. */
export function headingsTurned(xml: string, isHeading: (style: string) => boolean): string {
  return xml
    .replace(beforeTurn, (_, above: string, turn: string) =>
      isHeading(/<w:pStyle w:val="([^"]*)"\/>/.exec(above)?.[1] ?? '') ? turn + above : above + turn,
    )
    .replaceAll(TURN, '');
}

function broken(section: string): string {
  return `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>${section}</w:pPr></w:p>`;
}

/** The next section begins on a new page and has no first page of its own. */
function onNewPage(section: string): string {
  const open = section.endsWith('/>') && !section.includes('</') ? section.replace(/\/>$/, '></w:sectPr>') : section;
  const plain = open
    .replace(/<w:(?:type|titlePg)\b[^>]*\/>/g, '')
    .replace(/<w:sectPrChange\b[^]*<\/w:sectPrChange>/, '');
  return plain.replace(
    /^(<w:sectPr\b[^>]*>(?:<w:(?:headerReference|footerReference)\b[^>]*\/>)*(?:<w:(footnotePr|endnotePr)\b[^]*?<\/w:\2>)*)/,
    '$1<w:type w:val="nextPage"/>',
  );
}

function turned(section: string): string {
  const size = /<w:pgSz\b[^>]*\/>/.exec(section)?.[0];
  const [w, h] = ['w', 'h'].map((side) => new RegExp(` w:${side}="(\\d+)"`).exec(size ?? '')?.[1]);
  if (
    size === undefined ||
    w === undefined ||
    h === undefined ||
    w.length > h.length ||
    (w.length === h.length && w > h)
  )
    return section;
  return section.replace(size, `<w:pgSz w:w="${h}" w:h="${w}" w:orient="landscape"/>`);
}

/** A fragment whose tables are no wider than the text of the section's pages, turned ones that of a turned page. */
export function withinMargins(fragment: string, section: string): string {
  const of = (tag: string, side: string): number =>
    wholeNumber(new RegExp(`<w:${tag}\\b[^>]* w:${side}="(\\d+)"`).exec(section)?.[1]);
  const [across, down] = [of('pgSz', 'w'), of('pgSz', 'h')];
  const margins = of('pgMar', 'left') + of('pgMar', 'right');
  if (across === 0 || down === 0 || margins >= across) return fragment;
  return fittedTables(fragment, (own) =>
    Math.min(own, (own > LANDSCAPE_TWIPS - 100 ? Math.max(across, down) : across) - margins),
  );
}
