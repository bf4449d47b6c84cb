import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../shared/base/random.ts';
import type { Random } from '../../../shared/base/random.ts';
import { readWorkbook } from '../../../electron/importing/open/read-workbook.ts';
import { bookOf, bookParts } from '../../fixtures/workbooks/book-parts.ts';
import { largeRow } from '../../fixtures/workbooks/large-workbook.ts';
import { textRow } from '../../fixtures/workbooks/corpus-case.ts';
import { zipOf } from '../../fixtures/workbooks/zip-writer.ts';

const copies = Number(process.env['WORKBENCH_FUZZ'] ?? 2000);
const seed = Number(process.env['WORKBENCH_FUZZ_SEED'] ?? 20211231);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const strings = '<si><t>北京</t></si><si><r><t>上</t></r><r><t>海</t></r></si>';
const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/></cellXfs>';
const mixed = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>44561</v></c><c r="C1" s="2"><v>0.985</v></c></row><row r="3" hidden="1"><c r="A3" t="s"><v>1</v></c><c r="D3"><f>A1+1</f></c></row>`;
const merged = '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>';

/** Valid books in the shapes that writers give them: deflated, stored, with sizes after the data, zip64, several sheets. */
const books: readonly Buffer[] = [
  bookOf({
    sheets: [
      { name: '数据', data: mixed, after: merged },
      { name: '藏', data: textRow(1, 'a', 'b'), state: 'hidden' },
    ],
    strings,
    styles,
  }),
  zipOf(
    bookParts({ sheets: [{ name: '数据', data: mixed }], strings, styles }).map((part) => ({ ...part, method: 0 })),
  ),
  zipOf(
    bookParts({ sheets: [{ name: '数据', data: mixed, after: merged }], strings, styles }).map((part) => ({
      ...part,
      flags: 8,
    })),
  ),
  zipOf(
    bookParts({ sheets: [{ name: '数据', data: mixed }], strings, styles }).map((part) => ({ ...part, zip64: true })),
    { zip64: true },
  ),
  bookOf({
    sheets: [
      { name: '核查', data: Array.from({ length: 60 }, (_, i) => textRow(i + 1, ...largeRow(i).map(String))).join('') },
    ],
  }),
];

/** One kind of damage done to a copy. */
const damages: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  (bytes, random) => set(bytes, random.below(bytes.length), (b) => b ^ (1 << random.below(8))),
  (bytes, random) =>
    Array.from({ length: 2 + random.below(20) }).reduce<Buffer>(
      (damaged) => set(damaged, random.below(bytes.length), () => random.below(256)),
      bytes,
    ),
  (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  (bytes, random) => {
    const at = random.below(bytes.length + 1);
    return Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from(Array.from({ length: 1 + random.below(8) }, () => random.below(256))),
      bytes.subarray(at),
    ]);
  },
  (bytes, random) => {
    const at = random.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(64))]);
  },
  (bytes, random) => {
    const from = random.below(bytes.length);
    const length = 1 + random.below(200);
    const to = random.below(bytes.length);
    const copy = Buffer.from(bytes);
    bytes.copy(copy, to, from, Math.min(from + length, bytes.length));
    return copy;
  },
  zipField,
  zipField,
];

/** Changes a field of a local header, a directory entry or the end record: what a random byte seldom hits. */
function zipField(bytes: Buffer, random: Random): Buffer {
  const [signature, length] = (
    [
      ['PK\u0003\u0004', 30],
      ['PK\u0001\u0002', 46],
      ['PK\u0005\u0006', 22],
      ['PK\u0006\u0006', 56],
    ] as const
  )[random.below(4)]!;
  const found: number[] = [];
  for (let at = bytes.indexOf(signature); at >= 0; at = bytes.indexOf(signature, at + 1)) found.push(at);
  if (found.length === 0) return set(bytes, bytes.length - 1 - random.below(22), () => random.below(256));
  return set(
    bytes,
    found[random.below(found.length)]! + 4 + random.below(length - 4),
    (b) => [b ^ (1 << random.below(8)), 0, 255, (b + 1) & 255][random.below(4)]!,
  );
}

function set(bytes: Buffer, at: number, change: (b: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  if (at < copy.length) copy[at] = change(copy[at]!);
  return copy;
}

/** Everything a book says, without what its bytes say of themselves. */
async function content(path: string): Promise<string> {
  const read = await readWorkbook(path);
  return read.ok ? JSON.stringify([read.value.sheets, read.value.warnings]) : read.error.code;
}

describe('damaged workbooks', () => {
  it(`are refused or read the same: ${copies} copies, seed ${seed}`, { timeout: 60_000 + copies * 60 }, async () => {
    const random = createRandom(seed);
    const path = join(folder, 'copy.xlsx');
    const whole: string[] = [];
    for (const book of books) {
      writeFileSync(path, book);
      const read = await content(path);
      expect(read.startsWith('[[')).toBe(true);
      whole.push(read);
    }
    const outcomes = new Map<string, number>();
    for (let i = 0; i < copies; i += 1) {
      const book = i % books.length;
      const damaged = damages[random.below(damages.length)]!(books[book]!, random);
      writeFileSync(path, damaged);
      const read = await content(path);
      if (read.startsWith('[[')) expect(read, `copy ${i} reads otherwise`).toBe(whole[book]);
      const outcome = read.startsWith('[[') ? 'same' : read;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    if (process.env['WORKBENCH_FUZZ'] !== undefined)
      process.stdout.write(`${JSON.stringify(Object.fromEntries(outcomes))}\n`);
    // Damage that no reading notices would mean that the fuzz does not damage.
    expect(copies - (outcomes.get('same') ?? 0)).toBeGreaterThan(copies / 2);
  });
});
