import { fstatSync } from 'node:fs';
import type { AppError, Place } from '../../../shared/base/app-error.ts';
import { ok } from '../../../shared/base/result.ts';
import { binaryCellStyles, readBinaryStrings } from './binary-parts.ts';
import { BinarySheetScanner, binarySheetMerges } from './binary-sheet-scanner.ts';
import { cellStyles } from './cell-styles.ts';
import type { SheetContext } from './cell-value.ts';
import type { ReadingLimits } from './limits.ts';
import type { OpenOptions, OpenedWorkbook, RowVisitor, SheetFacts } from './opened-workbook.ts';
import { packageParts } from './package-parts.ts';
import { blameDamage, readPart, streamPart } from './part-bytes.ts';
import { Refusal, asErr, refuse } from './refusal.ts';
import { visitInBatches } from './row-batches.ts';
import { readSharedStrings } from './shared-strings.ts';
import { SheetScanner } from './sheet-scanner.ts';
import type { RowScanner } from './sheet-scanner.ts';
import { sheetMerges } from './sheet-merges.ts';
import { utf8Chunks } from './utf8-chunks.ts';
import { readZipDirectory } from './zip-directory.ts';

/** The open file behind a workbook. */
export interface OpenFile {
  readonly fd: number;
  readonly size: number;
  /** Modification time, ms: a file that changes while it is read is refused. */
  readonly modified: number;
  readonly file: string;
  readonly contentHash: string;
  close(): void;
}

/** How the parts of a workbook are written. */
interface WorkbookForm {
  readonly styles: typeof cellStyles;
  readonly strings: typeof readSharedStrings;
  readonly scanner: (context: SheetContext) => RowScanner;
  readonly merges: typeof sheetMerges;
  readonly chunks: (part: string, source: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;
}

const xmlForm: WorkbookForm = {
  styles: cellStyles,
  strings: readSharedStrings,
  scanner: (context) => new SheetScanner(context),
  merges: sheetMerges,
  chunks: utf8Chunks,
};

const binaryForm: WorkbookForm = {
  styles: binaryCellStyles,
  strings: readBinaryStrings,
  scanner: (context) => new BinarySheetScanner(context),
  merges: binarySheetMerges,
  chunks: (_, source) => source,
};

/** Opens a workbook in the zip form, .xlsx or .xlsb. The directory and the small parts are checked and read here; strings when the first sheet is. Throws a Refusal. */
export function openXlsx(source: OpenFile, limits: ReadingLimits, options: OpenOptions): OpenedWorkbook {
  const { fd, file } = source;
  if (source.size > limits.workbookBytes) refuse('FILE_TOO_BIG', { size: source.size, limit: limits.workbookBytes });
  const oddities: AppError[] = [];
  const directory = readZipDirectory(fd, source.size, limits, (oddity) => oddities.push(oddity));
  const parts = packageParts(fd, directory, limits);
  const form = parts.binary ? binaryForm : xmlForm;
  const styles = parts.styles
    ? form.styles(parts.styles.name, readPart(fd, parts.styles, limits.smallPartBytes), limits)
    : new Uint8Array(0);
  let strings: Promise<readonly string[] | null> | null = null;
  /** Cells by sheet, for the workbook's limit; a sheet read again is not counted twice. */
  const counted = new Map<number, number>();

  const unchanged = (): void => {
    const now = fstatSync(fd);
    if (now.size !== source.size || now.mtimeMs !== source.modified) refuse('FILE_CHANGED');
  };
  const place = (index: number): Place => ({ file, sheet: parts.sheets[index]?.name ?? '' });

  async function readSheet(index: number, visit: RowVisitor): Promise<SheetFacts> {
    const part = parts.sheetParts[index]!;
    const stringBytes = parts.strings?.unpacked ?? 0;
    const total = part.unpacked + stringBytes;
    let done = 0;
    const progress = (bytes: number): void => {
      done += bytes;
      options.onProgress?.(done, total);
    };
    strings ??= parts.strings ? form.strings(fd, parts.strings, limits, progress) : Promise.resolve(null);
    const known = await strings;
    done = stringBytes;
    const scanner = form.scanner({
      part: part.name,
      sheet: parts.sheets[index]!.name,
      strings: known,
      styles: styles.length > 0 ? styles : Uint8Array.of(0),
      date1904: parts.date1904,
      stale: parts.stale,
      limits,
      cellsBefore: [...counted].reduce((sum, [sheet, count]) => (sheet === index ? sum : sum + count), 0),
    });
    const count = (): void => {
      const before = counted.get(index) ?? 0;
      counted.set(index, Math.max(before, scanner.elementCount, scanner.slotCount));
    };
    const batches = visitInBatches(visit);
    for await (const chunk of form.chunks(part.name, streamPart(fd, part))) {
      let read = scanner.feed(chunk);
      progress(chunk.length);
      let wanted = await batches.offer(scanner);
      while (wanted && !read) {
        read = scanner.scan();
        wanted = await batches.offer(scanner);
      }
      if (!wanted) {
        count();
        return facts(scanner, false, file);
      }
    }
    scanner.finish();
    count();
    const wanted = await batches.flush(scanner);
    unchanged();
    return facts(scanner, wanted, file);
  }

  /** The damage behind a refusal of the content, else the refusal itself. */
  async function damageOr(thrown: unknown, index: number): Promise<unknown> {
    if (!(thrown instanceof Refusal)) return thrown;
    try {
      for (const part of [parts.strings, parts.sheetParts[index]])
        if (part) await blameDamage(fd, part, limits.smallPartBytes);
      return thrown;
    } catch (damage) {
      return damage;
    }
  }

  return {
    file,
    format: 'xlsx',
    contentHash: source.contentHash,
    bytes: source.size,
    sheets: parts.sheets,
    warnings: [...oddities, ...parts.warnings].map((warning) => ({ ...warning, place: { ...warning.place, file } })),
    readSheet: async (index, visit) => {
      try {
        if (parts.sheets[index]?.kind !== 'worksheet')
          return ok({ rows: 0, cells: 0, merges: [], hiddenColumns: [], complete: true, warnings: [] });
        return ok(await readSheet(index, visit));
      } catch (thrown) {
        return asErr(await damageOr(thrown, index), place(index));
      }
    },
    sheetMerges: async (index) => {
      try {
        const part = parts.sheetParts[index];
        return ok(part && parts.sheets[index]?.kind === 'worksheet' ? await form.merges(fd, part, limits) : []);
      } catch (thrown) {
        return asErr(thrown, place(index));
      }
    },
    close: source.close,
  };
}

function facts(scanner: RowScanner, complete: boolean, file: string): SheetFacts {
  return {
    rows: scanner.rowCount,
    cells: scanner.cellCount,
    merges: complete ? scanner.merges : [],
    hiddenColumns: scanner.hiddenColumns,
    complete,
    warnings: scanner.warnings.map((warning) => ({ ...warning, place: { file, ...warning.place } })),
  };
}
