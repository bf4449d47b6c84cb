import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { cellName } from '../../../shared/base/cell-name.ts';
import type { Cell, SheetRow } from '../cells/cell.ts';
import { errorCell, numberCell, rkNumber } from './biff-values.ts';
import { BinaryRecords } from './binary-records.ts';
import { broken } from './cell-value.ts';
import type { SheetContext } from './cell-value.ts';
import { FormulaNotes } from './formula-notes.ts';
import type { ReadingLimits } from './limits.ts';
import type { MergedRange } from './opened-workbook.ts';
import { streamPart } from './part-bytes.ts';
import { refuse } from './refusal.ts';
import { SLOTS_AHEAD } from './row-batches.ts';
import type { RowScanner } from './sheet-scanner.ts';
import type { ZipPart } from './zip-directory.ts';

/** [MS-XLSB] 2.3.1, record types. */
const types = {
  row: 0,
  blank: 1,
  rk: 2,
  error: 3,
  boolean: 4,
  real: 5,
  text: 6,
  sharedString: 7,
  formulaText: 8,
  formulaReal: 9,
  formulaBoolean: 10,
  formulaError: 11,
  column: 60,
  beginFuture: 35,
  endFuture: 36,
  richText: 62,
  beginSheet: 129,
  endSheet: 130,
  beginData: 145,
  endData: 146,
  merge: 176,
} as const;
/** What may stand among the rows beside them: array, shared and table formulas, alternate content and what is newer, metadata of cells and rows' heights. */
const besideCells: ReadonlySet<number> = new Set([35, 36, 37, 38, 49, 50, 426, 427, 428, 1024]);
/** Column (4), format (3) and flags (1) of a cell ([MS-XLSB] 2.5.9). */
const CELL = 8;
const MAX_WARNINGS = 20;

/**
 * Reads a sheet part of a .xlsb ([MS-XLSB] 2.1.7.61) fed in pieces: stored values, also of formulas; complete rows gather in `rows` until the caller takes
 * them. Formulas themselves aren't looked at. A record among the cells that is unknown or of a wrong size is refused: it could hide a value. Throws a Refusal.
 */
export class BinarySheetScanner implements RowScanner {
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
  readonly #records: BinaryRecords;
  readonly #formulas: FormulaNotes;
  #mergeCount = 0;
  /** How deep the reader is in blocks of later programs. */
  #future = 0;
  /** Records of any kind: those that hold nothing cost a file next to nothing. */
  #recordCount = 0;
  #where: 'before' | 'sheet' | 'data' | 'after' = 'before';
  #dataSeen = false;
  #row = 0;
  #rowHidden = false;
  #cells: Cell[] = [];
  #column = 0;

  constructor(context: SheetContext) {
    this.#context = context;
    this.#records = new BinaryRecords(context.part, context.limits);
    this.#formulas = new FormulaNotes(context.stale);
  }

  feed(chunk: Buffer): boolean {
    this.#records.feed(chunk);
    return this.scan();
  }

  scan(): boolean {
    while (this.slots < SLOTS_AHEAD) {
      if (!this.#records.next()) return true;
      this.#record();
    }
    return false;
  }

  finish(): void {
    this.#records.finish();
    if (!this.#dataSeen || this.#where !== 'after') this.#records.fail('sheet');
    this.warnings.push(...this.#formulas.warnings(this.#context.sheet));
  }

  #record(): void {
    const records = this.#records;
    this.#recordCount += 1;
    if (this.#recordCount > this.#context.limits.cells) refuse('CELLS', { limit: this.#context.limits.cells });
    if (records.type === types.beginFuture) this.#future += 1;
    else if (records.type === types.endFuture) this.#future -= 1;
    // What later programs add there has numbers of its own.
    else if (this.#future > 0) return;
    if (this.#where === 'data') return this.#inData();
    switch (records.type) {
      case types.beginSheet:
        this.#where = 'sheet';
        return;
      case types.beginData:
        if (this.#where !== 'sheet' || this.#dataSeen) records.fail('data');
        this.#dataSeen = true;
        this.#where = 'data';
        return;
      case types.endSheet:
        this.#where = 'after';
        return;
      case types.column:
        return this.#hideColumns();
      case types.merge:
        return this.#merge();
    }
    // A row or a cell that stands outside the rows would be lost.
    if (isCell(records.type) || records.type === types.row) records.fail(`record ${records.type}`);
  }

  #merge(): void {
    const { limits, sheet } = this.#context;
    this.#mergeCount += 1;
    if (this.#mergeCount > limits.merges) refuse('MERGES', { limit: limits.merges });
    const range = mergeOf(this.#records);
    if (isRange(range, limits)) this.merges.push(range);
    else if (this.warnings.length < MAX_WARNINGS)
      this.warnings.push(
        appError('MERGE_LEFT', { range: `R${range.top}C${range.left}:R${range.bottom}C${range.right}` }, { sheet }),
      );
  }

  #inData(): void {
    const records = this.#records;
    const { type } = records;
    if (type === types.row) {
      this.#endRow();
      this.#openRow();
    } else if (type === types.endData) {
      this.#endRow();
      this.#where = 'sheet';
    } else if (isCell(type)) {
      this.#cell();
    } else if (!besideCells.has(type)) {
      records.fail(`record ${type}`);
    }
  }

  #openRow(): void {
    const records = this.#records;
    const { limits } = this.#context;
    records.demandSize(17 + records.u32(13) * 8);
    const row = records.u32(0) + 1;
    if (row <= this.#row || row > limits.rows) refuse('ROW', { row, limit: limits.rows });
    this.#row = row;
    this.#column = 0;
    this.#rowHidden = (records.u8(11) & 0x10) !== 0;
  }

  #endRow(): void {
    if (this.#cells.length === 0) return;
    this.rows.push({ row: this.#row, cells: this.#cells, hidden: this.#rowHidden });
    this.rowCount += 1;
    this.slotCount += this.#cells.length;
    this.slots += this.#cells.length;
    this.#cells = [];
  }

  #cell(): void {
    const records = this.#records;
    const { limits, cellsBefore } = this.#context;
    const column = records.u32(0) + 1;
    if (this.#row === 0) records.fail('cell without row');
    if (column > limits.columns) refuse('CELL_REFERENCE', { reference: `${this.#row}/${column}` });
    if (column <= this.#column) refuse('CELL_ORDER', {}, { cell: cellName(this.#row, column) });
    this.#column = column;
    this.elementCount += 1;
    if (this.elementCount + cellsBefore > limits.cells) refuse('CELLS', { limit: limits.cells });
    const value = this.#value();
    if (records.type >= types.formulaText && records.type <= types.formulaError)
      this.#formulas.add(value, this.#row, column);
    if (value === null || value === '') return;
    if (typeof value === 'object' && value.type === 'broken' && this.warnings.length < MAX_WARNINGS)
      this.warnings.push(
        appError(value.code, { text: value.text.slice(0, 80) }, { sheet: this.#context.sheet, ...this.#place() }),
      );
    this.#put(value);
  }

  #put(value: Cell): void {
    const { limits, cellsBefore } = this.#context;
    if (this.slotCount + this.#column + cellsBefore > limits.cells)
      refuse('CELLS', { limit: limits.cells }, this.#place());
    while (this.#cells.length < this.#column - 1) this.#cells.push(null);
    this.#cells.push(value);
    this.cellCount += 1;
  }

  #value(): Cell {
    const records = this.#records;
    switch (records.type) {
      case types.rk:
        records.demandSize(CELL + 4);
        return this.#number(rkNumber(records.i32(CELL)));
      case types.error:
        records.demandSize(CELL + 1);
        return errorCell(records.u8(CELL));
      case types.boolean:
        records.demandSize(CELL + 1);
        return flag(records.u8(CELL));
      case types.real:
        records.demandSize(CELL + 8);
        return this.#number(records.double(CELL));
      case types.text:
        records.demandSize(CELL + records.textSize(CELL));
        return records.text(CELL);
      case types.richText:
        return records.text(CELL + 1);
      case types.sharedString:
        records.demandSize(CELL + 4);
        return this.#sharedString(records.u32(CELL));
      case types.formulaText:
        this.#demandFormula(records.textSize(CELL));
        return records.text(CELL);
      case types.formulaReal:
        this.#demandFormula(8);
        return this.#number(records.double(CELL));
      case types.formulaBoolean:
        this.#demandFormula(1);
        return flag(records.u8(CELL));
      case types.formulaError:
        this.#demandFormula(1);
        return errorCell(records.u8(CELL));
      default:
        records.demandSize(CELL);
        return null;
    }
  }

  #number(value: number): Cell {
    const { styles, date1904 } = this.#context;
    const format = this.#records.u32(4) & 0xffffff;
    return numberCell(value, styles[format], date1904);
  }

  #sharedString(index: number): Cell {
    const { strings } = this.#context;
    if (strings === null) return refuse('MISSING_PART', { part: 'sharedStrings' }, this.#place());
    return strings[index] ?? broken('STRING_INDEX', String(index));
  }

  /** After a formula's value stand flags (2), the formula's tokens and what belongs to them, each with its size ([MS-XLSB] 2.5.97.4). */
  #demandFormula(valueSize: number): void {
    const records = this.#records;
    const tokens = CELL + valueSize + 2;
    const more = tokens + 4 + records.u32(tokens);
    records.demandSize(more + 4 + records.u32(more));
  }

  #hideColumns(): void {
    const records = this.#records;
    if ((records.u16(16) & 1) === 0) return;
    const { columns } = this.#context.limits;
    const [from, to] = [records.u32(0) + 1, Math.min(columns, records.u32(4) + 1)];
    if (this.hiddenColumns.length + to - from < columns)
      for (let column = from; column <= to; column += 1) this.hiddenColumns.push(column);
  }

  #place(): { readonly cell: string } {
    return { cell: cellName(this.#row, this.#column) };
  }
}

/** The merged ranges of a sheet part alone, for the profile of a header. Throws a Refusal. */
export async function binarySheetMerges(
  fd: number,
  part: ZipPart,
  limits: ReadingLimits,
): Promise<readonly MergedRange[]> {
  const records = new BinaryRecords(part.name, limits);
  const merges: MergedRange[] = [];
  let count = 0;
  for await (const chunk of streamPart(fd, part)) {
    records.feed(chunk);
    while (records.next()) {
      if (records.type !== types.merge) continue;
      count += 1;
      if (count > limits.merges) refuse('MERGES', { limit: limits.merges });
      const range = mergeOf(records);
      if (isRange(range, limits)) merges.push(range);
    }
  }
  return merges;
}

function mergeOf(records: BinaryRecords): MergedRange {
  records.demandSize(16);
  const [top, bottom, left, right] = [records.u32(0), records.u32(4), records.u32(8), records.u32(12)];
  return { top: top + 1, left: left + 1, bottom: bottom + 1, right: right + 1 };
}

/** Whether it lies on a sheet; the cells of any other are read as they stand. */
function isRange({ top, left, bottom, right }: MergedRange, limits: ReadingLimits): boolean {
  return top <= bottom && left <= right && bottom <= limits.rows && right <= limits.columns;
}

function isCell(type: number): boolean {
  return (type >= types.blank && type <= types.formulaError) || type === types.richText;
}

function flag(byte: number): Cell {
  return byte <= 1 ? byte === 1 : broken('NUMBER', String(byte));
}
