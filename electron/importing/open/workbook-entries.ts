import { escapedText } from './escaped-text.ts';
import type { ReadingLimits } from './limits.ts';
import type { SheetInfo } from './opened-workbook.ts';
import { refuse } from './refusal.ts';
import { smallXml } from './small-xml.ts';

/** Main namespaces of SpreadsheetML: transitional (ECMA-376 first edition on) and strict (ISO/IEC 29500). */
export const mainNamespaces: readonly string[] = [
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
];

/** What the workbook part says. */
export interface WorkbookEntries {
  readonly entries: readonly {
    readonly name: string;
    readonly relationship: string;
    readonly visibility: SheetInfo['visibility'];
  }[];
  readonly date1904: boolean;
  readonly stale: boolean;
}

/** Sheets, date system and staleness of the workbook part of a .xlsx. Throws a Refusal. */
export function workbookEntries(part: string, bytes: Buffer, limits: ReadingLimits): WorkbookEntries {
  const entries: WorkbookEntries['entries'][number][] = [];
  const names = new Set<string>();
  let date1904 = false;
  let stale = false;
  smallXml(part, bytes, limits, (path, element) => {
    if (path.length === 1 && (element.local !== 'workbook' || !mainNamespaces.includes(element.uri)))
      refuse('NOT_WORKBOOK');
    if (path.length === 2 && element.local === 'workbookPr')
      date1904 = /^(1|true|on)$/.test(element.attribute('date1904') ?? '');
    if (path.length === 2 && element.local === 'calcPr')
      stale = /^(1|true|on)$/.test(element.attribute('fullCalcOnLoad') ?? '');
    if (path.length !== 3 || path[1] !== 'sheets' || element.local !== 'sheet') return;
    const state = element.attribute('state');
    const name = escapedText(element.attribute('name') ?? '');
    if (name === '' || names.has(name)) refuse('XML', { part, detail: `sheet name "${name}"` });
    names.add(name);
    entries.push({
      name,
      relationship: element.attribute('id') ?? '',
      visibility: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
    });
  });
  return { entries, date1904, stale };
}
