import { wholeNumber, xmlAttribute, xmlText, xmlTokens } from '../../../shared/base/xml-tokens.ts';
import { linksOf } from './package-links.ts';
import type { PackageLink } from './package-links.ts';

type Parts = ReadonlyMap<string, Buffer>;

/** Pictures of a sheet: by the row (from 1) that they lie on, and by the name that WPS writes into the cell which holds one (`=DISPIMG("ID_…",1)`). */
export interface SheetPictures {
  readonly rows: ReadonlyMap<number, readonly Buffer[]>;
  readonly cells: ReadonlyMap<string, Buffer>;
}

/** `name`: of the sheet. The package's XML is well-formed, and none of its parts larger than the reader lets in. */
export function sheetPictures(parts: Parts, name: string): SheetPictures {
  const rows = new Map<number, Buffer[]>();
  const sheet = sheetPart(parts, name);
  for (const { target: drawing } of ofType(sheet === null ? [] : linksOf(parts, sheet), '/drawing'))
    for (const { row, picture } of anchored(parts, drawing)) rows.set(row, [...(rows.get(row) ?? []), picture]);
  return { rows, cells: cellPictures(parts) };
}

function ofType(links: readonly PackageLink[], ending: string): readonly PackageLink[] {
  return links.filter(({ type }) => type.endsWith(ending));
}

function sheetPart(parts: Parts, name: string): string | null {
  const [workbook] = ofType(linksOf(parts, ''), '/officeDocument');
  if (workbook === undefined) return null;
  const links = linksOf(parts, workbook.target);
  for (const { kind, name: tag, source } of xmlTokens(textOf(parts, workbook.target)))
    if (kind === 'open' && local(tag) === 'sheet' && xmlAttribute(source, 'name') === name)
      return links.find(({ id }) => id === xmlAttribute(source, 'r:id'))?.target ?? null;
  return null;
}

/** A picture lies on the row in the middle between its corners: one that stands out a little is still its row's. */
function anchored(parts: Parts, drawing: string): readonly { readonly row: number; readonly picture: Buffer }[] {
  const links = new Map(linksOf(parts, drawing).map(({ id, target }) => [id, target]));
  const found: { row: number; picture: Buffer }[] = [];
  let corners: number[] = [];
  let inside = '';
  for (const { kind, name, source } of xmlTokens(textOf(parts, drawing))) {
    const tag = local(name);
    if (kind === 'open') {
      inside = tag;
      if (/^(?:oneCell|twoCell|absolute)Anchor$/.test(tag)) corners = [];
      const picture = tag === 'blip' ? parts.get(links.get(xmlAttribute(source, 'r:embed') ?? '') ?? '') : undefined;
      const [from, to = from] = corners;
      if (picture !== undefined && from !== undefined && to !== undefined)
        found.push({ row: Math.floor((from + to) / 2) + 1, picture });
    } else if (kind === 'text' && inside === 'row') corners.push(wholeNumber(xmlText(source).trim()));
    else if (kind === 'close') inside = '';
  }
  return found;
}

/** WPS keeps pictures within cells in a part of its own. */
function cellPictures(parts: Parts): ReadonlyMap<string, Buffer> {
  const part = [...parts.keys()].find((one) => /^xl\/cellimages\.xml$/i.test(one));
  const found = new Map<string, Buffer>();
  if (part === undefined) return found;
  const links = new Map(linksOf(parts, part).map(({ id, target }) => [id, target]));
  let named = '';
  for (const { kind, name, source } of xmlTokens(textOf(parts, part))) {
    if (kind !== 'open') continue;
    if (local(name) === 'cNvPr') named = xmlAttribute(source, 'name') ?? '';
    const picture =
      local(name) === 'blip' ? parts.get(links.get(xmlAttribute(source, 'r:embed') ?? '') ?? '') : undefined;
    if (picture !== undefined) found.set(named, picture);
  }
  return found;
}

function textOf(parts: Parts, part: string): string {
  return parts.get(part)?.toString('utf8') ?? '';
}

function local(name: string): string {
  return name.replace(/^.*:/, '');
}
