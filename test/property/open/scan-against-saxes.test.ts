import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../shared/base/random.ts';
import type { Random } from '../../../shared/base/random.ts';
import type { Cell } from '../../../electron/importing/cells/cell.ts';
import { readingLimits } from '../../../electron/importing/open/limits.ts';
import { Refusal } from '../../../electron/importing/open/refusal.ts';
import { SheetScanner } from '../../../electron/importing/open/sheet-scanner.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const strings = ['北京', '上海', '广州'];
const sheet = `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}" xmlns:r="urn:r"><!-- c --><dimension ref="A1:D3"/><sheetData><row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c/><c r="D1"><v>44561.5</v></c></row>
<row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>内&amp;蒙</t></is></c><c r='B2' t="inlineStr"><is><r><rPr><b/></rPr><t>a</t></r><r><t xml:space="preserve"> b</t></r></is></c><c r="C2"><f>A1&gt;1</f><v>12</v></c><c r="D2" t="str"><v><![CDATA[<x>]]>y</v></c></row><row r="7"><c r="B7" t="b"><v>1</v></c><c r="C7" t="s"><v>2</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells><pageMargins left="0.7"/></worksheet>`;

/** The cells as a plain reading of the XML tree gives them; null when saxes finds it malformed. Knows only what the sheet above holds. */
function treeReading(xml: string): Map<string, string> | null {
  const cells = new Map<string, string>();
  const path: string[] = [];
  let reference = '';
  let type = '';
  let row = 0;
  let column = 0;
  let text: string | null = null;
  let ill = false;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', () => {
    ill = true;
  });
  parser.on('opentag', (tag) => {
    path.push(tag.local);
    const at = path.join('/');
    const value = (name: string): string | undefined => tag.attributes[name]?.value;
    if (at === 'worksheet/sheetData/row') {
      row = Number(value('r') ?? row + 1);
      column = 0;
    }
    if (at === 'worksheet/sheetData/row/c') {
      const named = /^([A-Z]+)\d+$/.exec(value('r') ?? '')?.[1];
      column =
        named === undefined ? column + 1 : [...named].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
      reference = `${row},${column}`;
      type = value('t') ?? 'n';
      text = null;
    }
    if (/^worksheet\/sheetData\/row\/c\/(v|is)$/.test(at)) text ??= '';
  });
  const characters = (piece: string): void => {
    if (/^worksheet\/sheetData\/row\/c\/(v|is\/(r\/)?t)$/.test(path.join('/'))) text = (text ?? '') + piece;
  };
  parser.on('text', characters);
  parser.on('cdata', characters);
  parser.on('closetag', () => {
    if (path.join('/') === 'worksheet/sheetData/row/c' && text !== null && text !== '')
      cells.set(
        reference,
        type === 's'
          ? (strings[Number(text)] ?? '?')
          : type === 'n'
            ? String(Number(text))
            : type === 'b'
              ? String(/1|true/.test(text))
              : text,
      );
    path.pop();
  });
  try {
    parser.write(xml).close();
  } catch {
    return null;
  }
  return ill ? null : cells;
}

function scanReading(xml: string): Map<string, string> | null {
  const scanner = new SheetScanner({
    part: 'x',
    sheet: '数据',
    strings,
    styles: Uint8Array.of(0, 0),
    date1904: false,
    stale: false,
    limits: readingLimits,
    cellsBefore: 0,
  });
  try {
    scanner.feed(Buffer.from(xml));
    scanner.finish();
  } catch (thrown) {
    if (thrown instanceof Refusal) return null;
    throw thrown;
  }
  const shown = (cell: Cell): string =>
    cell !== null && typeof cell === 'object' ? (cell.type === 'error' ? cell.text : cell.type) : String(cell);
  return new Map(
    scanner.rows.flatMap(({ row, cells }) =>
      cells.flatMap((cell, c): [string, string][] => (cell === null ? [] : [[`${row},${c + 1}`, shown(cell)]])),
    ),
  );
}

const snippets = [
  '<',
  '>',
  '/',
  '&',
  '"',
  "'",
  ' ',
  '=',
  '</c>',
  '<c/>',
  '<c r="E1"><v>9</v></c>',
  '<v>',
  '</v>',
  ']]>',
  '<!-- x -->',
  '<![CDATA[z]]>',
  '<?p i?>',
  '&#65;',
  '&lt;',
  '&bad;',
  '1',
  'x:',
  '\n',
  '<row/>',
  '</row>',
  '<t>',
  ' t="str"',
  ' r="C1"',
];

function mutant(random: Random): string {
  let xml = sheet;
  for (let changes = 1 + random.below(2); changes > 0; changes -= 1) {
    const at = random.below(xml.length);
    const cut = random.below(3) === 0 ? 0 : random.below(8);
    xml =
      xml.slice(0, at) + (random.below(3) === 0 ? '' : snippets[random.below(snippets.length)]!) + xml.slice(at + cut);
  }
  return xml;
}

describe('the byte scan beside a tree reading by saxes', () => {
  it('reads the undamaged sheet alike', () => {
    expect(scanReading(sheet)).toEqual(treeReading(sheet));
    expect(treeReading(sheet)?.size).toBe(8);
  });

  it('takes no sheet that saxes finds malformed, and reads what both take alike: 10,000 altered sheets', () => {
    const random = createRandom(4711);
    let taken = 0;
    let broken = 0;
    for (let i = 0; i < 10_000; i += 1) {
      const xml = mutant(random);
      const scanned = scanReading(xml);
      if (scanned === null) continue;
      taken += 1;
      const read = treeReading(xml);
      if (read === null) throw new Error(`the scan takes what saxes refuses:\n${xml}`);
      // A formula whose value the change removed: the tree reading knows no such cell.
      // A cell that can't be told is none of either.
      const told = new Map([...scanned].filter(([, value]) => value !== 'uncached' && value !== 'broken'));
      for (const [place, value] of scanned) if (value === 'broken') read.delete(place);
      broken += told.size < scanned.size ? 1 : 0;
      expect(told, xml).toEqual(read);
    }
    expect(taken).toBeGreaterThan(800);
    // Few changes leave a cell that is well-formed and says nothing.
    expect(broken).toBeLessThan(taken / 4);
  });
});
