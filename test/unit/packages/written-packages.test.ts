import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ZipParts } from '../../../electron/exporting/zip/zip-parts.ts';
import { writeEveryKind } from './every-kind.ts';
import { packageFaults } from './package-faults.ts';
import { startWorkbench } from '../services/workbench.ts';

const work = startWorkbench();
let written: readonly string[] = [];
beforeAll(async () => {
  written = await writeEveryKind(work);
}, 300_000);
afterAll(() => work.end());

it('every document and workbook that the program writes keeps to ECMA-376: parts, types, relations, numbers, order of elements', () => {
  expect(written.filter((path) => path.endsWith('.docx')).length).toBeGreaterThanOrEqual(8);
  expect(written.filter((path) => path.endsWith('.xlsx')).length).toBeGreaterThanOrEqual(20);
  expect(written.flatMap((path) => packageFaults(path).map((fault) => `${path}: ${fault}`))).toEqual([]);
});

/** A copy of a written file with one part changed. */
function damaged(path: string, part: string, change: (xml: string) => string): string {
  const parts = new ZipParts(readFileSync(path));
  const before = parts.text(part);
  const after = change(before);
  if (after === before) throw new Error(`${part}: nothing changed`);
  parts.put(part, after);
  const to = join(work.folder, `damaged${path.slice(path.lastIndexOf('.'))}`);
  writeFileSync(to, parts.bytes());
  return to;
}

const document = 'word/document.xml';
const sheet = 'xl/worksheets/sheet1.xml';
it.each<readonly [string, string, string, (xml: string) => string, RegExp]>([
  [
    'properties of a paragraph that stand the other way round',
    'public.docx',
    document,
    (xml) => xml.replace(/(<w:pStyle [^>]*\/>)(<w:keepNext\/>)/, '$2$1'),
    /w:pPr: pStyle out of place/,
  ],
  [
    'a control whose number comes twice',
    'public.docx',
    document,
    (xml) => {
      const [first = '', second = ''] = [...xml.matchAll(/<w:id w:val="\d{7,}"\/>/g)].map(([id]) => id);
      return xml.replace(second, first);
    },
    /control \d+ twice/,
  ],
  [
    'a bookmark that doesn’t end',
    'public.docx',
    document,
    (xml) => xml.replace(/<w:bookmarkEnd [^>]*\/>/, ''),
    /bookmarks begin and end unlike/,
  ],
  [
    'a relation that leads nowhere',
    'public.docx',
    'word/_rels/document.xml.rels',
    (xml) => xml.replace('Target="styles.xml"', 'Target="style.xml"'),
    /leads to no part word\/style\.xml/,
  ],
  [
    'a part without a type',
    'public.docx',
    '[Content_Types].xml',
    (xml) => xml.replace(/<Override [^>]*PartName="\/word\/styles\.xml"[^>]*\/>/, ''),
    /no type of word\/styles\.xml/,
  ],
  [
    'a picture whose relation isn’t there',
    'public.docx',
    document,
    (xml) => xml.replace(/r:embed="[^"]*"/, 'r:embed="rIdNone"'),
    /r:embed rIdNone is no relation/,
  ],
  [
    'settings of a page before a sheet’s rows',
    'score-book.xlsx',
    sheet,
    (xml) => xml.replace(/(<sheetData>.*<\/sheetData>)(.*)(<pageMargins [^>]*\/>)/s, '$3$1$2'),
    /x:worksheet: sheetData out of place/,
  ],
  [
    'a cell with a format that there is none of',
    'score-book.xlsx',
    sheet,
    (xml) => xml.replace(/(<c r="\w+" s=)"\d+"/, '$1"9999"'),
    /style 9999/,
  ],
])('%s is found', (_, name, part, change, fault) => {
  const path = written.find((one) => one.endsWith(name));
  if (path === undefined) throw new Error(`${name} of ${readdirSync(work.folder).join(', ')}`);
  expect(packageFaults(damaged(path, part, change)).join('\n')).toMatch(fault);
});
