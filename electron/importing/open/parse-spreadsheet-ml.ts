import { SaxesParser } from 'saxes';
import type { SaxesTagNS } from 'saxes';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { cellName } from '../../../shared/base/cell-name.ts';
import type { Cell } from '../cells/cell.ts';
import { numberCell } from './biff-values.ts';
import { DATE, PERCENT, formatKind } from './cell-styles.ts';
import { broken } from './cell-value.ts';
import type { ReadingLimits } from './limits.ts';
import { createPlaces } from './open-parsed.ts';
import type { ParsedSheet, RowGatherer } from './open-parsed.ts';
import type { MergedRange } from './opened-workbook.ts';
import { refuse } from './refusal.ts';
import { isoSerial } from './serial-date.ts';
import { strictNumber } from './strict-number.ts';
import { utf8Text } from './utf8-chunks.ts';

const NAMESPACE = 'urn:schemas-microsoft-com:office:spreadsheet';
const PART = 'Workbook';

/** What stands for the control characters 0 to 31 while the XML is parsed: characters that Unicode leaves to a program's own use. */
const STAND_IN = 0xfdd0;
const CONTROL = /&#(?:x0*([0-9a-f]{1,2})|0*(\d{1,2}));|[\0-\x08\x0b\x0c\x0e-\x1f]/gi;

/** Excel writes control characters of a cell's text as they are or as references, which XML forbids: they must not cost the whole file. */
function keepControls(text: string): string {
  return text.replace(CONTROL, (whole: string, hex: string | undefined, decimal: string | undefined) => {
    const code =
      hex !== undefined ? parseInt(hex, 16) : decimal !== undefined ? parseInt(decimal, 10) : whole.charCodeAt(0);
    return code > 31 || code === 9 || code === 10 || code === 13 ? whole : String.fromCharCode(STAND_IN + code);
  });
}

function withControls(text: string): string {
  return text.replace(/[\ufdd0-\ufdef]/g, (character) => String.fromCharCode(character.charCodeAt(0) - STAND_IN));
}

/** "XML Spreadsheet 2003", which Excel 2003 and some exports still write, usually named .xls. Throws a Refusal. */
export function parseSpreadsheetMl(bytes: Buffer, limits: ReadingLimits): readonly ParsedSheet[] {
  const text = keepControls(utf8Text(PART, bytes));
  if (/<!DOCTYPE/i.test(text.slice(0, 4096))) refuse('DOCTYPE', { part: PART });
  const places = createPlaces(limits);
  const styles = new Map<string, number>();
  const sheets: (ParsedSheet & { visibility: ParsedSheet['visibility'] })[] = [];
  const path: string[] = [];
  let style = '';
  /** Dates that are numbers by a format count from 1904; those that are written out need no beginning. */
  let date1904 = false;
  let sheet: OpenSheet | null = null;
  let cell: OpenCell | null = null;
  let data: string | null = null;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (fault) => refuse('XML', { part: PART, detail: fault.message }));
  parser.on('doctype', () => refuse('DOCTYPE', { part: PART }));
  parser.on('opentag', (tag) => {
    path.push(tag.local);
    if (path.length > limits.depth) refuse('DEPTH', { part: PART, limit: limits.depth });
    if (path.length === 1 && (tag.local !== 'Workbook' || tag.uri !== NAMESPACE)) refuse('HTML');
    const attribute = (name: string): string =>
      Object.values(tag.attributes).find(({ local }) => local === name)?.value ?? '';
    const index = (name: string, otherwise: number): number => {
      const said = attribute(name);
      if (said === '') return otherwise;
      if (!/^\d{1,7}$/.test(said)) refuse('XML', { part: PART, detail: `${name} ${said.slice(0, 40)}` });
      return Number(said);
    };
    if (path[1] === 'Worksheet' && path[2] === 'Table' && tag.uri === NAMESPACE) checkPlace(path.slice(2), tag);
    switch (path.slice(1).join('/')) {
      case 'Styles/Style':
        style = attribute('ID');
        // What a style doesn't say itself is its parent's, which stands before it.
        styles.set(style, styles.get(attribute('Parent')) ?? 0);
        break;
      case 'Styles/Style/NumberFormat':
        styles.set(style, namedKind(attribute('Format')));
        break;
      case 'ExcelWorkbook/Date1904':
        date1904 = true;
        break;
      case 'Worksheet':
        sheet = openSheet(attribute('Name') || `Sheet${sheets.length + 1}`, places.sheet());
        break;
      case 'Worksheet/Table':
        if (sheet) sheet.style = attribute('StyleID');
        break;
      case 'Worksheet/Table/Column':
        if (sheet) {
          sheet.columns = index('Index', sheet.columns + 1);
          const last = Math.min(limits.columns, sheet.columns + index('Span', 0));
          if (attribute('Hidden') === '1')
            for (let column = sheet.columns; column <= last; column += 1) sheet.hiddenColumns.push(column);
          const columnStyle = attribute('StyleID');
          if (columnStyle !== '')
            for (let column = sheet.columns; column <= last; column += 1) sheet.columnStyles.set(column, columnStyle);
          sheet.columns = last;
        }
        break;
      case 'Worksheet/Table/Row':
        if (sheet) {
          const after = sheet.row + sheet.span;
          const row = index('Index', after + 1);
          if (row <= after || row > limits.rows) refuse('ROW', { row, limit: limits.rows });
          sheet.row = row;
          sheet.span = index('Span', 0);
          sheet.rowStyle = attribute('StyleID');
          sheet.column = 0;
          if (attribute('Hidden') === '1') sheet.gatherer.hide(row);
        }
        break;
      case 'Worksheet/Table/Row/Cell':
        if (sheet) {
          const column = index('Index', sheet.column + 1);
          if (column <= sheet.column) refuse('CELL_ORDER', {}, { cell: cellName(sheet.row, column) });
          const [across, down] = [index('MergeAcross', 0), index('MergeDown', 0)];
          cell = {
            column,
            kind: styles.get(attribute('StyleID') || styleAt(sheet, column)) ?? 0,
            formula: attribute('Formula'),
            type: '',
            value: null,
          };
          if (across + down > 0) {
            if (sheet.merges.length === limits.merges) refuse('MERGES', { limit: limits.merges });
            sheet.merges.push({
              top: sheet.row,
              left: column,
              bottom: Math.min(limits.rows, sheet.row + down),
              right: Math.min(limits.columns, column + across),
            });
          }
          sheet.column = column + across;
        }
        break;
      case 'Worksheet/Table/Row/Cell/Data':
        if (cell) cell.type = attribute('Type');
        data = '';
        break;
    }
  });
  parser.on('text', (piece) => {
    if (data !== null) data += piece;
    if (data !== null && data.length > limits.text * 8)
      refuse('TEXT_TOO_LONG', { part: PART, size: data.length, limit: limits.text });
    if (path.at(-1) === 'Visible' && sheet) sheet.visible += piece;
  });
  parser.on('cdata', (piece) => {
    if (data !== null) data += piece;
  });
  parser.on('closetag', () => {
    switch (path.slice(1).join('/')) {
      case 'Worksheet/Table/Row/Cell/Data':
        if (cell && data !== null) cell.value = withControls(data);
        data = null;
        break;
      case 'Worksheet/Table/Row/Cell':
        if (sheet && cell) {
          const value = valueOf(cell, date1904);
          if (typeof value === 'object' && value?.type === 'broken')
            sheet.warnings.push(
              appError(value.code, { text: value.text.slice(0, 80) }, { cell: cellName(sheet.row, cell.column) }),
            );
          sheet.gatherer.put(sheet.row, cell.column, value);
        }
        cell = null;
        break;
      case 'Worksheet':
        if (sheet) {
          const { name, merges, hiddenColumns, warnings, visible, gatherer } = sheet;
          if (sheets.some((other) => other.name === name))
            refuse('XML', { part: PART, detail: `sheet name "${name}"` });
          const visibility = visible === 'SheetVeryHidden' ? 'veryHidden' : visible === '' ? 'visible' : 'hidden';
          sheets.push({
            name,
            visibility,
            rows: gatherer.rows(),
            merges,
            hiddenColumns,
            warnings: warnings.slice(0, 20),
          });
        }
        sheet = null;
        break;
    }
    path.pop();
  });
  parser.write(text).close();
  return sheets.length > 0 ? sheets : refuse('NOT_WORKBOOK');
}

/** What a table holds, and the attributes of its rows, columns and cells by the format's own names. */
const within: Readonly<Record<string, readonly string[]>> = { Table: ['Column', 'Row'], 'Table/Row': ['Cell'] };
const known: Readonly<Record<string, readonly string[]>> = {
  Column: ['AutoFitWidth', 'Caption', 'Hidden', 'Index', 'Span', 'StyleID', 'Width'],
  Row: ['AutoFitHeight', 'Caption', 'Height', 'Hidden', 'Index', 'Span', 'StyleID'],
  Cell: ['ArrayRange', 'Formula', 'HRef', 'Index', 'MergeAcross', 'MergeDown', 'StyleID'],
};

/** A name that is none of these may be a damaged one, without which everything after it would move: such a sheet is refused. */
function checkPlace(path: readonly string[], { local, attributes }: SaxesTagNS): void {
  const allowed = within[path.slice(0, -1).join('/')];
  if (allowed === undefined) return;
  const strange = allowed.includes(local)
    ? Object.values(attributes).find(({ uri, local: name }) => uri === NAMESPACE && !known[local]?.includes(name))
        ?.local
    : local;
  if (strange !== undefined) refuse('XML', { part: PART, detail: strange.slice(0, 40) });
}

interface OpenSheet {
  readonly name: string;
  readonly gatherer: RowGatherer;
  readonly merges: MergedRange[];
  readonly hiddenColumns: number[];
  readonly warnings: AppError[];
  /** What WorksheetOptions/Visible says; '' without it. */
  visible: string;
  row: number;
  /** Rows after the one that is open which are as it is, and empty. */
  span: number;
  column: number;
  columns: number;
  /** Styles of the table, of columns from 1 and of the row that is open; '' without one. */
  style: string;
  readonly columnStyles: Map<number, string>;
  rowStyle: string;
}

/** The style of a cell that names none: its row's, else its column's, else the table's. */
function styleAt({ rowStyle, columnStyles, style }: OpenSheet, column: number): string {
  return rowStyle || (columnStyles.get(column) ?? style);
}

function openSheet(name: string, gatherer: RowGatherer): OpenSheet {
  return {
    name,
    gatherer,
    merges: [],
    hiddenColumns: [],
    warnings: [],
    visible: '',
    row: 0,
    span: 0,
    column: 0,
    columns: 0,
    style: '',
    columnStyles: new Map(),
    rowStyle: '',
  };
}

interface OpenCell {
  readonly column: number;
  /** As of `cellStyles`. */
  readonly kind: number;
  readonly formula: string;
  type: string;
  value: string | null;
}

function valueOf({ kind, formula, type, value }: OpenCell, date1904: boolean): Cell {
  // A formula whose result is no text has that result; one without a result was never calculated.
  if (value === '' && type === 'String') return null;
  if (value === null || value === '') return formula === '' ? null : { type: 'uncached', formula };
  switch (type) {
    case 'Number': {
      const bytes = Buffer.from(value);
      const number = strictNumber(bytes, 0, bytes.length);
      return Number.isNaN(number) ? broken('NUMBER', value) : numberCell(number, kind, date1904);
    }
    case 'DateTime': {
      const date = isoSerial(value, false);
      return date === null ? broken('NUMBER', value) : { type: 'date', iso: date.iso, serial: date.serial };
    }
    case 'Boolean':
      return value === '1' ? true : value === '0' ? false : broken('NUMBER', value);
    case 'Error':
      return { type: 'error', text: value };
    case 'String':
      return value;
    default:
      return broken('CELL_TYPE', value);
  }
}

/** Names that the format has for the usual patterns. */
function namedKind(format: string): number {
  if (format === 'Percent') return PERCENT;
  return /(?:Date|Time)$/.test(format) ? DATE : formatKind(format);
}
