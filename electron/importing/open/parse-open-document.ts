import { SaxesParser } from 'saxes';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { cellName } from '../../../shared/base/cell-name.ts';
import type { Cell } from '../cells/cell.ts';
import { broken } from './cell-value.ts';
import type { ReadingLimits } from './limits.ts';
import { createPlaces } from './open-parsed.ts';
import type { ParsedBook, ParsedSheet, RowGatherer } from './open-parsed.ts';
import type { OpenFile } from './open-xlsx.ts';
import type { MergedRange } from './opened-workbook.ts';
import { createParagraphs } from './open-document-text.ts';
import type { Paragraphs } from './open-document-text.ts';
import { readPart } from './part-bytes.ts';
import { refuse } from './refusal.ts';
import { isoSerial, serialDate } from './serial-date.ts';
import { smallXml } from './small-xml.ts';
import { strictNumber } from './strict-number.ts';
import { utf8Pieces } from './utf8-chunks.ts';
import { readZipDirectory } from './zip-directory.ts';

const namespaces = {
  table: 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
  office: 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
  style: 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
  text: 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
} as const;
const SHOWN_WARNINGS = 20;

/**
 * OpenDocument spreadsheets (.ods, OASIS OpenDocument 1.3 part 3) of LibreOffice, WPS and others: stored values and their types, merges, hidden rows, columns and
 * sheets. No formula is run, no linked table fetched, no macro looked at. Every part that is read has its checksum. Throws a Refusal.
 */
export function parseOpenDocument(source: OpenFile, limits: ReadingLimits): ParsedBook {
  if (source.size > limits.workbookBytes) refuse('FILE_TOO_BIG', { size: source.size, limit: limits.workbookBytes });
  const oddities: AppError[] = [];
  const directory = readZipDirectory(source.fd, source.size, limits, (oddity) => oddities.push(oddity));
  const part = (name: string) => directory.get(name.toLowerCase()) ?? refuse('MISSING_PART', { part: name });
  if (directory.has('encrypted-package')) refuse('OLE');
  const manifest = directory.get('meta-inf/manifest.xml');
  if (manifest !== undefined)
    smallXml(manifest.name, readPart(source.fd, manifest, limits.smallPartBytes), limits, (_, { local }) => {
      if (local === 'encryption-data') refuse('OLE');
    });
  const content = part('content.xml');
  const { sheets, links } = parseContent(content.name, readPart(source.fd, content, limits.documentBytes), limits);
  if (links > 0) oddities.push(appError('EXTERNAL_LINKS', { count: links }));
  if ([...directory.keys()].some((name) => /^(basic|scripts)\//.test(name))) oddities.push(appError('MACROS_IGNORED'));
  return { sheets, warnings: oddities };
}

/**
 * Whether a package without the entry that an OpenDocument file should begin with is one all the same, as Google's and some zip programs write it.
 * Throws a Refusal.
 */
export function isDocumentPackage(source: OpenFile, limits: ReadingLimits): boolean {
  if (source.size > limits.workbookBytes) refuse('FILE_TOO_BIG', { size: source.size, limit: limits.workbookBytes });
  const directory = readZipDirectory(source.fd, source.size, limits, () => undefined);
  if (directory.has('index/document.iwa') || directory.has('index.zip')) refuse('NUMBERS');
  return directory.has('content.xml') && !directory.has('[content_types].xml');
}

function parseContent(
  name: string,
  bytes: Buffer,
  limits: ReadingLimits,
): { readonly sheets: readonly ParsedSheet[]; readonly links: number } {
  if (countCells(bytes) > limits.wholeCells) refuse('CELLS', { limit: limits.wholeCells });
  const reader = createContentReader(name, limits);
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('error', (fault) => refuse('XML', { part: name, detail: fault.message }));
  parser.on('doctype', () => refuse('DOCTYPE', { part: name }));
  parser.on('opentag', (tag) => {
    // Looked up several times a cell: found once.
    const found = new Map<string, string>();
    for (const { uri, local, value } of Object.values(tag.attributes)) found.set(`${uri} ${local}`, value);
    reader.open(tag.uri, tag.local, (uri, local) => found.get(`${uri} ${local}`) ?? '');
  });
  parser.on('text', (text) => reader.text(text));
  parser.on('cdata', (text) => reader.text(text));
  parser.on('closetag', () => reader.close());
  for (const piece of utf8Pieces(name, bytes, PIECE)) parser.write(piece);
  parser.close();
  return reader.end();
}

/** Elements of cells, empty ones too, told by their bytes: a sheet of more than may be is refused before its parsing has cost memory. */
function countCells(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(CELL_NAME); at >= 0; at = bytes.indexOf(CELL_NAME, at + CELL_NAME.length)) {
    let start = at - 1;
    // Over a prefix and `covered-`.
    while (start >= 0 && at - start < NAME_MOST && bytes[start]! > 32 && bytes[start] !== LESS_THAN) start -= 1;
    if (bytes[start] === LESS_THAN && bytes[start + 1] !== SLASH) count += 1;
  }
  return count;
}
const CELL_NAME = 'table-cell';
const NAME_MOST = 64;
const LESS_THAN = 60;
const SLASH = 47;

/** Bytes that are decoded at once: all of a large sheet's would stand in memory twice. */
const PIECE = 64 * 1024;

/** Value of an attribute by namespace and local name; '' where it isn't there. */
type Attribute = (uri: string, local: string) => string;

interface ContentReader {
  open(uri: string, local: string, attribute: Attribute): void;
  text(text: string): void;
  close(): void;
  end(): { readonly sheets: readonly ParsedSheet[]; readonly links: number };
}

interface OpenSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly gatherer: RowGatherer;
  readonly merges: MergedRange[];
  readonly hiddenColumns: number[];
  readonly warnings: AppError[];
  /** Columns declared so far. */
  columns: number;
  /** The row that is open, or the last one, and how often it stands. */
  row: number;
  repeated: number;
  rowHidden: boolean;
  column: number;
  /** Holds other values of the sheet before it, of a what-if: no sheet of its own. */
  scenario: boolean;
}

interface OpenCell {
  readonly attribute: Attribute;
  readonly paragraphs: Paragraphs;
  readonly repeated: number;
}

/** Row groups and header rows only wrap rows. */
const wrappers: ReadonlySet<string> = new Set([
  'table-row-group',
  'table-header-rows',
  'table-rows',
  'table-columns',
  'table-column-group',
  'table-header-columns',
]);

function createContentReader(part: string, limits: ReadingLimits): ContentReader {
  const places = createPlaces(limits);
  const sheets: ParsedSheet[] = [];
  /** Styles of tables that aren't shown. */
  const hiddenTables = new Set<string>();
  const path: string[] = [];
  let links = 0;
  /** Cells as they are written, empty ones too: a file of nothing else would take as much time and memory as a full one. */
  let elements = 0;
  let tableStyle = '';
  let sheet: OpenSheet | null = null;
  let cell: OpenCell | null = null;
  /** How deep the reader is in what isn't the sheet's own: notes, drawings, tables within cells. */
  let foreign = 0;

  const number = (attribute: Attribute, local: string): number => {
    const said = attribute(namespaces.table, local);
    if (said === '') return 1;
    if (!/^\d{1,9}$/.test(said)) refuse('XML', { part, detail: `${local} ${said.slice(0, 40)}` });
    return Math.max(1, Number(said));
  };

  const openRow = (table: OpenSheet, attribute: Attribute): void => {
    table.row += table.repeated;
    table.repeated = number(attribute, 'number-rows-repeated');
    table.column = 0;
    const visibility = attribute(namespaces.table, 'visibility');
    table.rowHidden = visibility === 'collapse' || visibility === 'filter';
  };
  const openColumn = (table: OpenSheet, attribute: Attribute): void => {
    const last = table.columns + number(attribute, 'number-columns-repeated');
    const visibility = attribute(namespaces.table, 'visibility');
    if (visibility === 'collapse' || visibility === 'filter')
      for (let column = table.columns + 1; column <= Math.min(last, limits.columns); column += 1)
        table.hiddenColumns.push(column);
    table.columns = last;
  };
  const openCell = (table: OpenSheet, attribute: Attribute): void => {
    const [across, down] = [number(attribute, 'number-columns-spanned'), number(attribute, 'number-rows-spanned')];
    if (across > 1 || down > 1) {
      if (table.merges.length === limits.merges) refuse('MERGES', { limit: limits.merges });
      const [top, left] = [table.row, table.column + 1];
      const [bottom, right] = [Math.min(limits.rows, top + down - 1), Math.min(limits.columns, left + across - 1)];
      table.merges.push({ top, left, bottom, right });
    }
    elements += 1;
    if (elements > limits.wholeCells) refuse('CELLS', { limit: limits.wholeCells });
    cell = { attribute, paragraphs: createParagraphs(limits), repeated: number(attribute, 'number-columns-repeated') };
  };
  const closeCell = (table: OpenSheet, { attribute, paragraphs, repeated }: OpenCell): void => {
    const value = valueOf(attribute, paragraphs.text());
    const first = table.column + 1;
    table.column += repeated;
    if (value === null || value === '') return;
    const at = cellName(table.row, first);
    if (typeof value === 'object' && value.type === 'broken' && table.warnings.length < SHOWN_WARNINGS)
      table.warnings.push(appError(value.code, { text: value.text.slice(0, 80) }, { cell: at }));
    // What repeats is put where it stands each time: the limit of places ends it.
    for (let row = table.row; row < table.row + table.repeated; row += 1) {
      for (let column = first; column <= table.column; column += 1) table.gatherer.put(row, column, value);
      if (table.rowHidden) table.gatherer.hide(row);
    }
  };

  const openInSheet = (table: OpenSheet, local: string, attribute: Attribute): boolean => {
    const above = path.at(-2) ?? '';
    if (local === 'table-row') openRow(table, attribute);
    else if (local === 'table-column') openColumn(table, attribute);
    else if ((local === 'table-cell' || local === 'covered-table-cell') && above === 'table-row')
      openCell(table, attribute);
    else if (local === 'scenario') table.scenario = true;
    else if (local === 'table-source') links += 1;
    else return wrappers.has(local);
    return true;
  };

  return {
    open(uri, local, attribute) {
      path.push(uri === namespaces.table ? local : `${uri === namespaces.office ? 'office:' : ':'}${local}`);
      if (path.length > limits.depth) refuse('DEPTH', { part, limit: limits.depth });
      if (path.length === 1 && (uri !== namespaces.office || local !== 'document-content')) refuse('NOT_WORKBOOK');
      if (foreign > 0) foreign += 1;
      else if (cell !== null) {
        if (!cell.paragraphs.open(uri === namespaces.text ? local : '', (name) => attribute(namespaces.text, name)))
          foreign = 1;
        if (local === 'table' && uri === namespaces.table && sheet !== null && sheet.warnings.length < SHOWN_WARNINGS)
          sheet.warnings.push(appError('TABLE_IN_CELL', {}, { cell: cellName(sheet.row, sheet.column + 1) }));
      } else if (sheet !== null) {
        if (uri !== namespaces.table || !openInSheet(sheet, local, attribute)) foreign = 1;
      } else if (uri === namespaces.style) {
        if (local === 'style') tableStyle = attribute(namespaces.style, 'name');
        if (local === 'table-properties' && attribute(namespaces.table, 'display') === 'false')
          hiddenTables.add(tableStyle);
      } else if (local === 'table' && uri === namespaces.table && path.at(-2) === 'office:spreadsheet') {
        const name = attribute(namespaces.table, 'name');
        sheet = {
          name,
          hidden: hiddenTables.has(attribute(namespaces.table, 'style-name')),
          gatherer: places.sheet(),
          merges: [],
          hiddenColumns: [],
          warnings: [],
          columns: 0,
          row: 0,
          repeated: 1,
          rowHidden: false,
          column: 0,
          scenario: false,
        };
      }
    },
    text(text) {
      if (foreign === 0) cell?.paragraphs.add(text);
    },
    close() {
      const local = path.pop();
      if (foreign > 0) foreign -= 1;
      else if (cell !== null) {
        if (cell.paragraphs.close()) return;
        if (sheet !== null) closeCell(sheet, cell);
        cell = null;
      } else if (sheet !== null && local === 'table') {
        const { name, hidden, gatherer, merges, hiddenColumns, warnings, scenario } = sheet;
        const visibility = hidden ? 'hidden' : 'visible';
        sheet = null;
        if (scenario) return;
        if (name === '' || sheets.some((other) => other.name === name))
          refuse('XML', { part, detail: `sheet name "${name}"` });
        sheets.push({ name, visibility, rows: gatherer.rows(), merges, hiddenColumns, warnings });
      }
    },
    end: () => (sheets.length > 0 ? { sheets, links } : refuse('NOT_WORKBOOK')),
  };
}

function valueOf(attribute: Attribute, shown: string): Cell {
  const office = (local: string): string => attribute(namespaces.office, local);
  const formula = attribute(namespaces.table, 'formula');
  // LibreOffice writes an error as text, or in older files as 0, with what the cell shows.
  if (formula !== '' && /^(?:#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!)|Err:\d{3})$/.test(shown))
    return { type: 'error', text: shown };
  switch (office('value-type')) {
    case 'float':
    case 'currency':
      return numberOf(office('value'), formula);
    case 'percentage': {
      const value = numberOf(office('value'), formula);
      return typeof value === 'number' ? { type: 'percent', value } : value;
    }
    case 'date': {
      // Some write fractions of a second, and a time zone that says nothing here.
      const written = office('date-value');
      const date = isoSerial(written, false);
      return date === null ? broken('NUMBER', written) : { type: 'date', iso: date.iso, serial: date.serial };
    }
    case 'time':
      return timeOf(office('time-value'));
    case 'boolean': {
      const said = office('boolean-value');
      return said === 'true' ? true : said === 'false' ? false : broken('NUMBER', said);
    }
    case 'string':
      return office('string-value') || shown;
    case '':
      return shown === '' && formula !== '' ? { type: 'uncached', formula } : shown;
    default:
      return broken('CELL_TYPE', shown);
  }
}

/** Excel writes a formula that it hasn't calculated without a value. */
function numberOf(written: string, formula: string): Cell {
  if (written === '' && formula !== '') return { type: 'uncached', formula };
  const bytes = Buffer.from(written);
  const value = strictNumber(bytes, 0, bytes.length);
  return Number.isNaN(value) ? broken('NUMBER', written) : value;
}

/** A duration of XML Schema without years and months: as the fraction of a day that a workbook of Excel holds. */
function timeOf(written: string): Cell {
  const found = /^PT(\d{1,8})H(\d{1,3})M(\d{1,3}(?:[.,]\d+)?)S$/.exec(written);
  if (found === null) return broken('NUMBER', written);
  const [, hours = '', minutes = '', seconds = ''] = found;
  const serial = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(',', '.'))) / 86_400;
  const iso = serialDate(serial, false);
  return iso === null ? broken('NUMBER', written) : { type: 'date', iso, serial };
}
