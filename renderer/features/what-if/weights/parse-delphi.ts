import { appError } from '../../../../shared/base/app-error.ts';
import { cellName } from '../../../../shared/base/cell-name.ts';
import { readNumber } from '../../../../shared/base/read-number.ts';
import { err, ok } from '../../../../shared/base/result.ts';
import type { Result } from '../../../../shared/base/result.ts';
import type { DelphiExpert, DelphiRound } from '../../../../shared/scoring/weights/delphi.ts';
import { pastedBlock } from '../../../../shared/base/pasted-block.ts';

/** What a column may be headed by, beside an indicator's code or name. */
const basisHeads = new Set(['Ca', '判断依据']);
const familiarityHeads = new Set(['Cs', '熟悉程度']);

/**
 * Rounds of ratings as pasted from a spreadsheet: a heading row (first column for experts' names, then indicators by code, name or both,
 * Ca and Cs if asked), a row an expert; an empty row ends a round and the next begins with its own heading row. Errors name the cell of the block.
 */
export function parseDelphi(
  text: string,
  codes: readonly string[],
  labels: readonly string[],
): Result<readonly DelphiRound[]> {
  const blocks: (readonly { readonly cells: readonly string[]; readonly row: number }[])[] = [];
  let block: { readonly cells: readonly string[]; readonly row: number }[] = [];
  for (const [at, line] of pastedBlock(text).entries()) {
    const cells = line.map((cell) => cell.trim());
    if (cells.some((cell) => cell !== '')) block.push({ cells, row: at + 1 });
    else if (block.length > 0) {
      blocks.push(block);
      block = [];
    }
  }
  if (block.length > 0) blocks.push(block);
  const rounds: DelphiRound[] = [];
  for (const [at, rows] of blocks.entries()) {
    const round = parseRound(rows, at + 1, codes, labels);
    if (!round.ok) return round;
    rounds.push(round.value);
  }
  return ok(rounds);
}

function parseRound(
  rows: readonly { readonly cells: readonly string[]; readonly row: number }[],
  round: number,
  codes: readonly string[],
  labels: readonly string[],
): Result<DelphiRound> {
  const [head, ...lines] = rows;
  const heads = head?.cells ?? [];
  const columnOf = codes.map((code, at) =>
    heads.findIndex(
      (cell, column) =>
        column > 0 && (cell === code || cell === labels[at] || cell === labels[at]?.slice(code.length).trim()),
    ),
  );
  const absent = columnOf.findIndex((column) => column < 0);
  if (absent >= 0)
    return err(appError('SCREEN_DELPHI_COLUMN', { round, item: labels[absent] ?? '', row: head?.row ?? 1 }));
  const basisAt = heads.findIndex((cell) => basisHeads.has(cell));
  const familiarityAt = heads.findIndex((cell) => familiarityHeads.has(cell));
  const experts: DelphiExpert[] = [];
  for (const { cells, row } of lines) {
    const numbers = new Map<number, number | null>();
    for (const column of [...columnOf, basisAt, familiarityAt]) {
      if (column < 0) continue;
      // Ratings are compared with each other only, in per cent or not; Ca and Cs are shares of 1.
      const reading = readNumber(cells[column] ?? '', { percent: column !== basisAt && column !== familiarityAt });
      if (reading.type === 'refused') return err({ ...reading.error, place: { cell: cellName(row, column + 1) } });
      numbers.set(column, reading.type === 'number' ? reading.value : null);
    }
    const basis = numbers.get(basisAt) ?? null;
    const familiarity = numbers.get(familiarityAt) ?? null;
    experts.push({
      name: cells[0] || String(experts.length + 1),
      ratings: columnOf.map((column) => numbers.get(column) ?? null),
      ...(basis === null ? {} : { basis }),
      ...(familiarity === null ? {} : { familiarity }),
    });
  }
  return ok({ round, items: codes, experts });
}
