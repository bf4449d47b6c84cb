import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { Cell, SheetRow } from '../cells/cell.ts';
import { cellName } from '../../../shared/base/cell-name.ts';
import { rangeOf } from './cell-range.ts';
import {
  CellValues,
  INLINE_STRING,
  NUMBER,
  SHARED,
  STRING,
  UNKNOWN_STYLE,
  UNKNOWN_TYPE,
  broken,
  cellTypes,
} from './cell-value.ts';
import type { SheetContext } from './cell-value.ts';
import { escapedText } from './escaped-text.ts';
import { namesItself, sharedFormula } from './formula-cycle.ts';
import type { SharedFormula } from './formula-cycle.ts';
import { FormulaNotes } from './formula-notes.ts';
import { MainPrefix } from './main-prefix.ts';
import type { MergedRange } from './opened-workbook.ts';
import { refuse } from './refusal.ts';
import { SLOTS_AHEAD } from './row-batches.ts';
import { strictIndex } from './strict-number.ts';
import { CLOSE, NEED, OPEN, XmlTokeniser } from './xml-tokeniser.ts';

// Where in the sheet the scan is.
const OUTSIDE = 0;
const TOP = 1;
const DATA = 2;
const ROW = 3;
const CELL = 4;
const VALUE = 5;
const FORMULA = 6;
const INLINE = 7;
const RUN = 8;
const INLINE_TEXT = 9;
const MERGES = 10;
const COLUMNS = 11;

const MAX_WARNINGS = 20;
/** Shared formulas of a sheet that are remembered: each is a column or a row of them. */
const SHARED_MOST = 10_000;
const names = {
  row: Buffer.from('row'),
  sheetData: Buffer.from('sheetData'),
  mergeCells: Buffer.from('mergeCells'),
  mergeCell: Buffer.from('mergeCell'),
  cols: Buffer.from('cols'),
  col: Buffer.from('col'),
  is: Buffer.from('is'),
  inlineStr: Buffer.from('inlineStr'),
  hidden: Buffer.from('hidden'),
};

/** Elements without a value, by where they may stand. */
const extLst = Buffer.from('extLst');
const allowed = {
  row: [extLst],
  cell: [extLst],
  inline: [Buffer.from('rPh'), Buffer.from('phoneticPr')],
  run: [Buffer.from('rPr')],
};

/** Reads a sheet part fed in pieces; complete rows gather in `rows` until the caller takes them. */
export interface RowScanner {
  rows: SheetRow[];
  rowCount: number;
  /** Cells that are not empty. */
  cellCount: number;
  /** Cell elements, empty ones too. */
  elementCount: number;
  /** Places of all rows so far, up to the last filled one of each: what they take in memory. */
  slotCount: number;
  /** Those of the rows that gather now. */
  slots: number;
  readonly merges: MergedRange[];
  readonly hiddenColumns: number[];
  readonly warnings: AppError[];
  /** As `scan` over the piece. */
  feed(chunk: Buffer): boolean;
  /** Reads what was fed; false when wide rows have gathered before its end: they are to be taken, and this called again. */
  scan(): boolean;
  finish(): void;
}

/** The scanner of .xlsx, over bytes of XML. Throws a Refusal. */
export class SheetScanner implements RowScanner {
  rows: SheetRow[] = [];
  rowCount = 0;
  cellCount = 0;
  elementCount = 0;
  slotCount = 0;
  slots = 0;
  readonly merges: MergedRange[] = [];
  readonly hiddenColumns: number[] = [];
  readonly warnings: AppError[] = [];
  readonly #context: SheetContext;
  readonly #tokens: XmlTokeniser;
  readonly #prefix: MainPrefix;
  readonly #values: CellValues;
  readonly #formulas: FormulaNotes;
  #where = OUTSIDE;
  /** Depth of the element being passed over, 0 when none. */
  #skipped = 0;
  #dataSeen = false;
  #row = 0;
  #rowHidden = false;
  #cells: Cell[] = [];
  #column = 0;
  #type = NUMBER;
  #style = 0;
  #value: Cell = null;
  /** The first of two values of a cell. */
  #other: Cell | undefined = undefined;
  #valueSeen = false;
  #formulaSeen = false;
  /** Text in pieces: what could not be taken in one go. */
  #pieces = '';
  #formula = '';
  /** `si` of a shared formula, '' of any other. */
  #sharedGroup = '';
  readonly #shared = new Map<string, { readonly formula: string; readonly shared: SharedFormula }>();
  #mergeCount = 0;

  constructor(context: SheetContext) {
    this.#context = context;
    this.#tokens = new XmlTokeniser(context.part, context.limits);
    this.#prefix = new MainPrefix(context.part);
    this.#values = new CellValues(context, () => this.#place());
    this.#formulas = new FormulaNotes(context.stale);
  }

  feed(chunk: Buffer): boolean {
    this.#tokens.feed(chunk);
    return this.scan();
  }

  scan(): boolean {
    const tokens = this.#tokens;
    for (;;) {
      if (this.slots >= SLOTS_AHEAD) return false;
      if (this.#where === ROW && this.#skipped === 0 && this.#quickCell()) continue;
      const token = tokens.next();
      if (token === NEED) return true;
      if (token === OPEN) {
        if (this.#skipped === 0) this.#open();
      } else if (token === CLOSE) {
        if (this.#skipped === 0) this.#close();
        else if (tokens.depth + 1 === this.#skipped) this.#skipped = 0;
      } else if (this.#skipped === 0) {
        this.#text();
      }
    }
  }

  finish(): void {
    this.#tokens.finish();
    // A sheet without its data element would otherwise pass as an empty one.
    if (!this.#dataSeen) this.#fail('sheetData');
    this.warnings.push(...this.#formulas.warnings(this.#context.sheet));
  }

  #open(): void {
    const tokens = this.#tokens;
    const length = tokens.nameEnd - tokens.nameStart;
    const first = tokens.buf[tokens.nameStart]!;
    switch (this.#where) {
      case CELL:
        if (length === 1 && first === 118) return this.#enter(VALUE);
        if (length === 1 && first === 102) return this.#enterFormula();
        if (tokens.nameIs(names.is)) return this.#enter(INLINE);
        return this.#pass(allowed.cell);
      case ROW:
        if (length === 1 && first === 99) return this.#openCell();
        return this.#pass(allowed.row);
      case DATA:
        if (tokens.nameIs(names.row)) return this.#openRow();
        return this.#pass([]);
      case INLINE:
        if (length === 1 && first === 116) return this.#enter(INLINE_TEXT);
        if (length === 1 && first === 114) return this.#enter(RUN);
        return this.#pass(allowed.inline);
      case RUN:
        if (length === 1 && first === 116) return this.#enter(INLINE_TEXT);
        return this.#pass(allowed.run);
      case TOP:
        return this.#openTop();
      case MERGES:
        if (tokens.nameIs(names.mergeCell)) this.#merge();
        return this.#skip();
      case COLUMNS:
        if (tokens.nameIs(names.col)) this.#columns();
        return this.#skip();
      case OUTSIDE:
        this.#prefix.bind(tokens, 'worksheet');
        if (!tokens.selfClosing) this.#where = TOP;
        return;
      default:
        return this.#fail('element in text');
    }
  }

  #enter(where: number): void {
    const tokens = this.#tokens;
    this.#prefix.demand(tokens);
    if (where === VALUE || where === INLINE) {
      if (this.#valueSeen) this.#secondValue();
      else if (where === INLINE && this.#type !== INLINE_STRING) this.#other = INLINE_ELSEWHERE;
      this.#valueSeen = true;
      this.#pieces = '';
      this.#value = null;
    }
    if (!tokens.selfClosing) this.#where = where;
  }

  /** Some writers give a text twice, as `v` and as `is`. */
  #secondValue(): void {
    if (this.#other !== undefined) this.#fail('third value');
    this.#other = this.#value;
  }

  #enterFormula(): void {
    this.#prefix.demand(this.#tokens);
    if (this.#formulaSeen) this.#fail('second formula');
    this.#formulaSeen = true;
    this.#formula = '';
    this.#sharedGroup =
      this.#tokens.attributeCount > 1 && this.#tokens.attribute('t') === 'shared'
        ? (this.#tokens.attribute('si') ?? '')
        : '';
    if (!this.#tokens.selfClosing) this.#where = FORMULA;
  }

  /** Passes over an element that carries no value. Any other of the main namespace among the cells is refused: to skip what we don't know could drop a value. */
  #pass(known: readonly Uint8Array[]): void {
    if (this.#prefix.matches(this.#tokens) && !known.some((name) => this.#tokens.nameIs(name)))
      this.#fail('unexpected element');
    this.#skip();
  }

  #skip(): void {
    if (!this.#tokens.selfClosing) this.#skipped = this.#tokens.depth;
  }

  #openTop(): void {
    const tokens = this.#tokens;
    if (!this.#prefix.matches(tokens)) return this.#skip();
    if (tokens.nameIs(names.sheetData)) {
      if (this.#dataSeen) this.#fail('second sheetData');
      this.#dataSeen = true;
      if (!tokens.selfClosing) this.#where = DATA;
    } else if (tokens.nameIs(names.mergeCells)) {
      if (!tokens.selfClosing) this.#where = MERGES;
    } else if (tokens.nameIs(names.cols)) {
      if (!tokens.selfClosing) this.#where = COLUMNS;
    } else {
      this.#skip();
    }
  }

  #openRow(): void {
    const tokens = this.#tokens;
    const { buf, attributes: a } = tokens;
    this.#prefix.demand(tokens);
    let row = this.#row + 1;
    this.#rowHidden = false;
    for (let i = 0; i < tokens.attributeCount; i += 1) {
      const start = a[i * 4]!;
      const length = a[i * 4 + 1]! - start;
      if (length === 1 && buf[start] === 114) {
        row = strictIndex(buf, a[i * 4 + 2]!, a[i * 4 + 3]!, this.#context.limits.rows);
        if (row <= this.#row)
          refuse('ROW', {
            row: buf.toString('latin1', a[i * 4 + 2]!, Math.min(a[i * 4 + 3]!, a[i * 4 + 2]! + 40)),
            limit: this.#context.limits.rows,
          });
      } else if (length === 6 && buf[start] === 104) {
        if (tokens.same(start, start + 6, names.hidden))
          this.#rowHidden = isTrue(buf.toString('latin1', a[i * 4 + 2]!, a[i * 4 + 3]!));
      } else if (buf[start] === 120) {
        this.#checkBinding(i);
      }
    }
    if (row > this.#context.limits.rows) refuse('ROW', { row, limit: this.#context.limits.rows });
    this.#row = row;
    this.#cells = [];
    this.#column = 0;
    if (!tokens.selfClosing) this.#where = ROW;
  }

  #openCell(): void {
    const tokens = this.#tokens;
    const { buf, attributes: a } = tokens;
    this.#prefix.demand(tokens);
    this.elementCount += 1;
    if (this.elementCount + this.#context.cellsBefore > this.#context.limits.cells)
      refuse('CELLS', { limit: this.#context.limits.cells });
    let column = this.#column + 1;
    this.#type = NUMBER;
    this.#style = 0;
    for (let i = 0; i < tokens.attributeCount; i += 1) {
      const start = a[i * 4]!;
      const name = buf[start]!;
      const from = a[i * 4 + 2]!;
      const to = a[i * 4 + 3]!;
      if (a[i * 4 + 1]! - start === 1) {
        if (name === 114) column = this.#columnOf(from, to);
        else if (name === 115) this.#style = this.#styleOf(from, to);
        else if (name === 116) this.#type = this.#typeOf(from, to);
      } else if (name === 120) {
        this.#checkBinding(i);
      }
    }
    this.#beginCell(column, tokens.selfClosing);
  }

  /** Takes `<c r="B2" s="1" t="s">`, as nearly every writer spells it, in one pass; false for any other spelling, which the tokeniser then cuts. */
  #quickCell(): boolean {
    const tokens = this.#tokens;
    const { buf } = tokens;
    let p = tokens.pos;
    // The longest such tag has 44 bytes: no need to look out for the end.
    if (
      p + 48 > tokens.end ||
      buf[p] !== 60 ||
      buf[p + 1] !== 99 ||
      buf[p + 2] !== 32 ||
      buf[p + 3] !== 114 ||
      buf[p + 4] !== 61 ||
      buf[p + 5] !== 34 ||
      !this.#prefix.none
    )
      return false;
    const from = p + 6;
    p = from;
    let b = 0;
    while (((b = buf[p]!) >= 65 && b <= 90) || (b >= 48 && b <= 57)) if (++p - from > 11) return false;
    if (b !== 34) return false;
    const to = p;
    p += 1;
    let styleFrom = 0;
    let styleTo = 0;
    if (buf[p] === 32 && buf[p + 1] === 115 && buf[p + 2] === 61 && buf[p + 3] === 34) {
      styleFrom = p + 4;
      p = styleFrom;
      while ((b = buf[p]!) >= 48 && b <= 57) if (++p - styleFrom > 6) return false;
      if (b !== 34 || p === styleFrom) return false;
      styleTo = p;
      p += 1;
    }
    let type = NUMBER;
    if (buf[p] === 32 && buf[p + 1] === 116 && buf[p + 2] === 61 && buf[p + 3] === 34) {
      p += 4;
      if (buf[p] === 115 && buf[p + 1] === 34) {
        type = SHARED;
        p += 2;
      } else if (buf[p + 9] === 34 && tokens.same(p, p + 9, names.inlineStr)) {
        type = INLINE_STRING;
        p += 10;
      } else {
        return false;
      }
    }
    if (buf[p] !== 62 || !tokens.openRead(99, p + 1)) return false;
    this.elementCount += 1;
    if (this.elementCount + this.#context.cellsBefore > this.#context.limits.cells)
      refuse('CELLS', { limit: this.#context.limits.cells });
    this.#type = type;
    this.#style = styleTo > styleFrom ? this.#styleOf(styleFrom, styleTo) : 0;
    this.#beginCell(this.#columnOf(from, to), false);
    return true;
  }

  #beginCell(column: number, selfClosing: boolean): void {
    const tokens = this.#tokens;
    if (column <= this.#column) refuse('CELL_ORDER', {}, { cell: cellName(this.#row, column) });
    if (column > this.#context.limits.columns) refuse('CELL_REFERENCE', { reference: cellName(this.#row, column) });
    this.#column = column;
    if (selfClosing) {
      this.#passEmptyCells();
      return;
    }
    this.#value = null;
    this.#other = undefined;
    this.#valueSeen = false;
    this.#formulaSeen = false;
    this.#where = CELL;
    // The usual next tags, taken at once; anything else goes the long way.
    if (!this.#prefix.none) return;
    if (this.#type === INLINE_STRING ? tokens.openIs() : tokens.openShort(118)) {
      this.#valueSeen = true;
      this.#pieces = '';
      this.#where = this.#type !== INLINE_STRING ? VALUE : tokens.openShort(116) ? INLINE_TEXT : INLINE;
    }
  }

  /** Empty cells without attributes carry nothing, and come by the million in files that want to be expensive. */
  #passEmptyCells(): void {
    if (!this.#prefix.none) return;
    const { limits, cellsBefore } = this.#context;
    const count = this.#tokens.emptyShorts(99, limits.columns - this.#column);
    this.#column += count;
    this.elementCount += count;
    if (this.elementCount + cellsBefore > limits.cells) refuse('CELLS', { limit: limits.cells });
  }

  #columnOf(from: number, to: number): number {
    const buf = this.#tokens.buf;
    let p = from;
    let column = 0;
    let b = 0;
    while (p < to && (b = buf[p]!) >= 65 && b <= 90 && p - from < 4) {
      column = column * 26 + b - 64;
      p += 1;
    }
    let row = 0;
    const digits = p;
    while (p < to && (b = buf[p]!) >= 48 && b <= 57 && p - digits < 8) {
      row = row * 10 + b - 48;
      p += 1;
    }
    if (p !== to || column === 0 || column > this.#context.limits.columns || row !== this.#row)
      refuse('CELL_REFERENCE', { reference: buf.toString('latin1', from, Math.min(to, from + 40)) });
    return column;
  }

  #styleOf(from: number, to: number): number {
    const style = strictIndex(this.#tokens.buf, from, to, this.#context.styles.length - 1);
    return style < 0 ? UNKNOWN_STYLE : style;
  }

  #typeOf(from: number, to: number): number {
    const buf = this.#tokens.buf;
    if (to - from === 1 && buf[from] === 115) return SHARED;
    if (this.#tokens.same(from, to, names.inlineStr)) return INLINE_STRING;
    return cellTypes.get(buf.toString('latin1', from, Math.min(to, from + 40))) ?? UNKNOWN_TYPE;
  }

  #checkBinding(i: number): void {
    const { buf, attributes: a } = this.#tokens;
    this.#prefix.checkBinding(
      buf.toString('latin1', a[i * 4]!, a[i * 4 + 1]!),
      buf.toString('utf8', a[i * 4 + 2]!, a[i * 4 + 3]!),
    );
  }

  #text(): void {
    const { buf, textStart, textEnd, pos, end } = this.#tokens;
    // The closing tag follows: this is the whole text.
    const whole = pos + 1 < end && buf[pos] === 60 && buf[pos + 1] === 47;
    switch (this.#where) {
      case VALUE:
        if (whole && this.#pieces === '') {
          this.#value = this.#values.of(this.#type, this.#style, buf, textStart, textEnd);
          if (this.#tokens.closeShort(118)) this.#leaveValue();
        } else {
          this.#addPiece(buf.toString('utf8', textStart, textEnd));
        }
        return;
      case INLINE_TEXT:
        if (whole && this.#pieces === '') {
          this.#pieces = this.#values.texts.text(buf, textStart, textEnd);
          if (this.#tokens.depth !== 6 || !this.#tokens.closeShort(116)) return;
          this.#where = INLINE;
          if (!this.#tokens.closeIs()) return;
          this.#closeInline();
          this.#leaveValue();
        } else {
          this.#addPiece(escapedText(buf.toString('utf8', textStart, textEnd)));
        }
        return;
      case FORMULA:
        this.#formula += buf.toString('utf8', textStart, textEnd);
        return;
      default:
        for (let p = textStart; p < textEnd; p += 1) if (buf[p]! > 32) this.#fail('text between elements');
    }
  }

  /** After the value: usually the cell ends at once. */
  #leaveValue(): void {
    this.#where = CELL;
    if (!this.#tokens.closeShort(99)) return;
    this.#closeCell();
    this.#where = ROW;
  }

  #closeInline(): void {
    if (this.#pieces.length > this.#context.limits.text) this.#tooLong(this.#pieces.length);
    this.#value = this.#pieces === '' ? null : this.#pieces;
    this.#where = CELL;
  }

  #addPiece(piece: string): void {
    this.#pieces += piece;
    if (this.#pieces.length > this.#context.limits.text * 8) this.#tooLong(this.#pieces.length);
  }

  #close(): void {
    switch (this.#where) {
      case VALUE:
        if (this.#pieces !== '') {
          const whole = Buffer.from(this.#pieces, 'utf8');
          this.#value = this.#values.of(this.#type, this.#style, whole, 0, whole.length);
        }
        this.#where = CELL;
        return;
      case CELL:
        this.#closeCell();
        this.#where = ROW;
        return;
      case ROW:
        if (this.#cells.length > 0) {
          this.rows.push({ row: this.#row, cells: this.#cells, hidden: this.#rowHidden });
          this.rowCount += 1;
          this.slotCount += this.#cells.length;
          this.slots += this.#cells.length;
        }
        this.#where = DATA;
        return;
      case FORMULA:
        this.#where = CELL;
        return;
      case INLINE_TEXT:
        // A run closes to the run it is in: the depth tells (worksheet, sheetData, row, c, is, r).
        this.#where = this.#tokens.depth === 6 ? RUN : INLINE;
        return;
      case RUN:
        this.#where = INLINE;
        return;
      case INLINE:
        this.#closeInline();
        return;
      default:
        this.#where = this.#where === TOP ? OUTSIDE : TOP;
    }
  }

  #closeCell(): void {
    let value = this.#value;
    // An empty v beside an inline text says nothing.
    if (this.#other !== undefined && this.#other !== null && this.#other !== '' && this.#other !== value)
      value = broken('CELL_VALUES', shown(this.#other, value));
    if (this.#formulaSeen) {
      if (value === null && !(this.#valueSeen && this.#type === STRING))
        value = { type: 'uncached', formula: this.#formula };
      else this.#formulas.add(value, this.#row, this.#column);
      this.#flagCycle();
    }
    if (value === null) return;
    if (typeof value === 'object' && value.type === 'broken') this.#warn(value.code, { text: value.text.slice(0, 80) });
    const cells = this.#cells;
    if (cells.length < this.#column - 1) this.#pad();
    cells.push(value);
    this.cellCount += 1;
  }

  /** Empty places before a filled one cost memory without costing the file anything. */
  #pad(): void {
    const { limits, cellsBefore } = this.#context;
    if (this.slotCount + this.#column + cellsBefore > limits.cells)
      refuse('CELLS', { limit: limits.cells }, this.#place());
    while (this.#cells.length < this.#column - 1) this.#cells.push(null);
  }

  /** A formula that names its own cell, by itself or as one of those that share it, can't be recalculated: its cached value is taken, and said so. */
  #flagCycle(): void {
    const { formula, shared } = this.#sharedFormula();
    // Most formulas name neither their own cell nor a range that could hold it, and are not looked into.
    const own = cellName(this.#row, this.#column);
    if (shared === null && !formula.includes(':') && !formula.replaceAll('$', '').includes(own)) return;
    const known = shared ?? sharedFormula(formula, this.#row, this.#column);
    if (namesItself(known, this.#row, this.#column)) this.#warn('FORMULA_CYCLE', { formula: formula.slice(0, 100) });
  }

  #warn(code: string, params: Readonly<Record<string, string | number>>): void {
    if (this.warnings.length < MAX_WARNINGS)
      this.warnings.push(appError(code, params, { sheet: this.#context.sheet, ...this.#place() }));
  }

  /** The formula of the cell, and where it is shared, as the first of its cells has it. */
  #sharedFormula(): { readonly formula: string; readonly shared: SharedFormula | null } {
    const group = this.#sharedGroup;
    if (group === '') return { formula: this.#formula, shared: null };
    if (this.#formula !== '' && this.#shared.size < SHARED_MOST)
      this.#shared.set(group, {
        formula: this.#formula,
        shared: sharedFormula(this.#formula, this.#row, this.#column),
      });
    return this.#shared.get(group) ?? { formula: this.#formula, shared: null };
  }

  #merge(): void {
    this.#mergeCount += 1;
    const { limits } = this.#context;
    if (this.#mergeCount > limits.merges) refuse('MERGES', { limit: limits.merges });
    const reference = this.#tokens.attribute('ref') ?? '';
    const range = rangeOf(reference);
    // Whole rows (5:5) and ranges off the sheet: their cells are read as they stand, and none takes the value of another.
    if (range && range.bottom <= limits.rows && range.right <= limits.columns) this.merges.push(range);
    else if (this.warnings.length < MAX_WARNINGS)
      this.warnings.push(appError('MERGE_LEFT', { range: reference.slice(0, 40) }, { sheet: this.#context.sheet }));
  }

  #columns(): void {
    const tokens = this.#tokens;
    if (!isTrue(tokens.attribute('hidden') ?? '')) return;
    const from = Number(tokens.attribute('min'));
    const to = Number(tokens.attribute('max'));
    if (!(
      Number.isInteger(from) &&
      Number.isInteger(to) &&
      from >= 1 &&
      to >= from &&
      to <= this.#context.limits.columns
    ))
      this.#fail('columns');
    if (this.hiddenColumns.length + to - from < this.#context.limits.columns)
      for (let column = from; column <= to; column += 1) this.hiddenColumns.push(column);
  }

  #place(): { readonly cell: string } {
    return { cell: cellName(this.#row, this.#column) };
  }

  #tooLong(size: number): never {
    return refuse('TEXT_TOO_LONG', { part: this.#context.part, size, limit: this.#context.limits.text }, this.#place());
  }

  #fail(detail: string): never {
    return refuse('XML', { part: this.#context.part, detail });
  }
}

/** Stands for the first value of a cell whose text is in a place that its type doesn't have: no value equals it. */
const INLINE_ELSEWHERE: Cell = { type: 'error', text: 'is' };

/** Two values of one cell, to be shown. */
function shown(...values: readonly Cell[]): string {
  return values.map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value))).join(' / ');
}

function isTrue(text: string): boolean {
  return text === '1' || text === 'true' || text === 'on';
}
