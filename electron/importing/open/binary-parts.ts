import { BinaryRecords } from './binary-records.ts';
import { builtInKind, formatKind } from './cell-styles.ts';
import type { ReadingLimits } from './limits.ts';
import type { SheetInfo } from './opened-workbook.ts';
import { streamPart } from './part-bytes.ts';
import { refuse } from './refusal.ts';
import type { WorkbookEntries } from './workbook-entries.ts';
import type { ZipPart } from './zip-directory.ts';

/** [MS-XLSB] 2.3.1, record types. */
const types = {
  sharedString: 19,
  format: 44,
  cellFormat: 47,
  beginWorkbook: 131,
  workbookProperties: 153,
  sheet: 156,
  calculation: 157,
  beginStrings: 159,
  endStrings: 160,
  beginCellFormats: 617,
  endCellFormats: 618,
} as const;

/** Sheets, date system and staleness of the workbook part of a .xlsb ([MS-XLSB] 2.1.7.62). Throws a Refusal. */
export function binaryWorkbookEntries(part: string, bytes: Buffer, limits: ReadingLimits): WorkbookEntries {
  const entries: WorkbookEntries['entries'][number][] = [];
  const names = new Set<string>();
  let date1904 = false;
  let stale = false;
  let begun = false;
  for (const records of recordsOf(part, bytes, limits)) {
    switch (records.type) {
      case types.beginWorkbook:
        begun = true;
        break;
      case types.workbookProperties:
        date1904 = (records.u32(0) & 1) === 1;
        break;
      case types.calculation:
        // 2.4.317: the bit says that all formulas are calculated when the workbook is opened.
        stale = (records.u16(24) & 1) === 1;
        break;
      case types.sheet: {
        const relationship = records.text(8);
        const name = records.text(8 + records.textSize(8));
        if (name === '' || names.has(name)) records.fail(`sheet name "${name}"`);
        names.add(name);
        entries.push({ name, relationship, visibility: visibilities[records.u32(0)] ?? 'visible' });
        break;
      }
    }
  }
  return begun ? { entries, date1904, stale } : refuse('NOT_WORKBOOK');
}

const visibilities: readonly SheetInfo['visibility'][] = ['visible', 'hidden', 'veryHidden'];

/** Kind by cell format index, as of `cellStyles`, from the styles part ([MS-XLSB] 2.1.7.50). Throws a Refusal. */
export function binaryCellStyles(part: string, bytes: Buffer, limits: ReadingLimits): Uint8Array {
  const custom = new Map<number, number>();
  const formats: number[] = [];
  let inCellFormats = false;
  for (const records of recordsOf(part, bytes, limits)) {
    if (records.type === types.format) custom.set(records.u16(0), formatKind(records.text(2)));
    else if (records.type === types.beginCellFormats) inCellFormats = true;
    else if (records.type === types.endCellFormats) inCellFormats = false;
    else if (records.type === types.cellFormat && inCellFormats) formats.push(records.u16(2));
  }
  return Uint8Array.from(formats, (id) => custom.get(id) ?? builtInKind(id));
}

/** All strings of the workbook, by index ([MS-XLSB] 2.1.7.45); formats of runs and phonetic texts are left out. Throws a Refusal. */
export async function readBinaryStrings(
  fd: number,
  part: ZipPart,
  limits: ReadingLimits,
  onBytes: (bytes: number) => void,
): Promise<readonly string[]> {
  if (part.unpacked > limits.stringBytes)
    refuse('SST_TOO_BIG', { part: part.name, size: part.unpacked, limit: limits.stringBytes });
  const records = new BinaryRecords(part.name, limits);
  const strings: string[] = [];
  let where: 'before' | 'within' | 'after' = 'before';
  for await (const chunk of streamPart(fd, part)) {
    records.feed(chunk);
    while (records.next()) {
      if (records.type === types.beginStrings) where = 'within';
      else if (records.type === types.endStrings) where = 'after';
      else if (where === 'within') {
        // A record of another kind among them would move all that follow.
        if (records.type !== types.sharedString) records.fail(`record ${records.type}`);
        if (strings.length >= limits.strings)
          refuse('SST_TOO_BIG', { part: part.name, size: strings.length + 1, limit: limits.strings });
        strings.push(records.text(1));
      }
    }
    onBytes(chunk.length);
  }
  records.finish();
  return where === 'after' ? strings : records.fail('strings');
}

/** The records of a small part. */
function* recordsOf(part: string, bytes: Buffer, limits: ReadingLimits): Generator<BinaryRecords, void, void> {
  const records = new BinaryRecords(part, limits);
  records.feed(bytes);
  while (records.next()) yield records;
  records.finish();
}
