import { wholeNumber } from '../../../shared/base/xml-tokens.ts';

const table = /<w:tbl>[^]*?<\/w:tbl>/g;
const width = /<w:tblW\b(?=[^>]*w:type="dxa")[^>]*w:w="(\d+)"[^>]*\/>/;

/** Width in twips of the first table; 0: it says none. */
export function tableWidth(xml: string): number {
  return wholeNumber(width.exec(xml)?.[1]);
}

/** Tables as wide as `wanted` says by their own width, columns in proportion. */
export function fittedTables(xml: string, wanted: (own: number) => number): string {
  return xml.replace(table, (one) => {
    const own = tableWidth(one);
    const to = own === 0 ? 0 : wanted(own);
    if (to === 0 || to === own) return one;
    return one
      .replace(width, (tag) => tag.replace(`w:w="${own}"`, `w:w="${to}"`))
      .replace(/<w:gridCol w:w="(\d+)"\/>/g, (_, column: string) => {
        return `<w:gridCol w:w="${Math.floor((wholeNumber(column) * to) / own)}"/>`;
      });
  });
}
