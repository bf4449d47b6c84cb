import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { cellName } from '../../../shared/base/cell-name.ts';
import { readNumber } from '../../../shared/base/read-number.ts';
import { expertChoices, expertColumns, expertRowKeys } from '../../../shared/model/expert-form.ts';
import { expertGroups, expertPairs, familiarities, judgementBases } from '../../../shared/model/expert-round.ts';
import type { ExpertAnswer, ExpertRound } from '../../../shared/model/expert-round.ts';
import type { Cell } from '../../importing/cells/cell.ts';
import type { FormAnswerRow } from '../../importing/expert-forms/find-expert-form.ts';
import { columnText } from '../../importing/parse/column-text.ts';
import type { ExpertFormFile } from '../../importing/worker/read-expert-form.ts';

type Answered = Pick<ExpertAnswer, 'values' | 'basis' | 'familiarity' | 'comments' | 'wordings'>;

export interface ReadAnswer extends Answered {
  /** yyyy-mm-dd as the form says; null: it doesn't. */
  readonly dated: string | null;
  /** Empty and wrong cells, each with its place. */
  readonly faults: readonly AppError[];
}

/** What a returned form answers to its round; what can't be read is a gap and a fault. Points of a group that don't sum to 100 are a fault too. */
export function readAnswer(round: ExpertRound, form: ExpertFormFile, file: string): ReadAnswer {
  const rows = new Map(form.rows.map((row) => [row.key, row]));
  const reader = cellReader({ file, sheet: form.sheet });
  const values = round.kind === 'ahp' ? pairValues(round, rows, reader) : itemValues(round, rows, reader);
  if (round.kind === 'points') checkSums(round, values, rows, reader);
  const degrees = round.authority ? authority(rows, reader) : { basis: null, familiarity: null };
  const texts = textsOf(round, rows);
  const dated = rows.get(expertRowKeys.date)?.cells[expertColumns.answer - 1];
  const date = /^\d{4}-\d\d-\d\d/.exec(columnText(dated ?? null));
  return { values, ...degrees, ...texts, dated: date?.[0] ?? null, faults: reader.faults };
}

/** Reads cells and keeps what is wrong with them. */
interface CellReader {
  readonly faults: AppError[];
  readonly number: (row: FormAnswerRow | undefined, at: Asked) => number | null;
  readonly choice: (row: FormAnswerRow | undefined, of: keyof typeof expertChoices, item: string) => number | null;
  readonly fault: (error: AppError, row: FormAnswerRow | undefined, column: number) => void;
}
interface Asked {
  readonly column: number;
  readonly item: string;
  readonly low: number;
  readonly high: number;
  readonly whole: boolean;
}

function cellReader(place: { readonly file: string; readonly sheet: string }): CellReader {
  const faults: AppError[] = [];
  const fault: CellReader['fault'] = (error, row, column) => {
    faults.push({ ...error, place: row === undefined ? place : { ...place, cell: cellName(row.row, column) } });
  };
  return {
    faults,
    fault,
    number: (row, { column, item, low, high, whole }) => {
      const cell = row?.cells[column - 1] ?? null;
      const value = plainNumber(cell);
      if (value === 'empty') fault(appError('EXPERT_CELL_EMPTY', { item }), row, column);
      else if (value === null || value < low || value > high || (whole && !Number.isInteger(value)))
        fault(appError('EXPERT_CELL_VALUE', { item, low, high, text: shownText(cell) }), row, column);
      else return value;
      return null;
    },
    choice: (row, of, item) => {
      const column = expertColumns.answer;
      const cell = row?.cells[column - 1] ?? null;
      const text = columnText(cell);
      const chosen = expertChoices[of].findIndex((words) => words.some((word) => word === text));
      if (chosen >= 0) return chosen;
      const error =
        shownText(cell) === ''
          ? appError('EXPERT_CELL_EMPTY', { item })
          : appError('EXPERT_CELL_CHOICE', { item, text: shownText(cell) });
      fault(error, row, column);
      return null;
    },
  };
}

function plainNumber(cell: Cell): number | 'empty' | null {
  if (typeof cell === 'number') return cell;
  if (cell === null || (typeof cell === 'string' && cell.trim() === '')) return 'empty';
  if (typeof cell === 'object' && cell.type === 'percent') return Number((cell.value * 100).toPrecision(12));
  if (typeof cell !== 'string') return null;
  const read = readNumber(cell, { percent: true });
  return read.type === 'number' ? read.value : read.type === 'empty' ? 'empty' : null;
}

function shownText(cell: Cell): string {
  const text = typeof cell === 'object' && cell !== null && 'text' in cell ? cell.text : columnText(cell);
  return text.slice(0, 80);
}

type Rows = ReadonlyMap<string, FormAnswerRow>;

function itemValues(round: ExpertRound, rows: Rows, reader: CellReader): (number | null)[] {
  const points = round.kind === 'points';
  return round.items.map(({ code, name }) =>
    reader.number(rows.get(expertRowKeys.item(code)), {
      ...{ column: expertColumns.answer, item: `${code} ${name}`, low: points ? 0 : 1 },
      ...{ high: points ? 100 : round.scale, whole: !points },
    }),
  );
}

/** What rounding of shares to two decimals may leave over. */
const SLACK = 0.5;

function checkSums(round: ExpertRound, values: readonly (number | null)[], rows: Rows, reader: CellReader): void {
  for (const { parent, items } of expertGroups(round)) {
    const given = items.flatMap((at) => values[at] ?? []);
    const sum = given.reduce((total, value) => total + value, 0);
    const last = rows.get(expertRowKeys.item(round.items[items.at(-1) ?? 0]?.code ?? ''));
    // With gaps there is no sum yet; they are said themselves.
    if (given.length === items.length && Math.abs(sum - 100) > SLACK)
      reader.fault(
        appError('EXPERT_CELL_SUM', { group: parent, sum: Math.round(sum * 100) / 100 }),
        last,
        expertColumns.answer,
      );
  }
}

function pairValues(round: ExpertRound, rows: Rows, reader: CellReader): (number | null)[] {
  return expertPairs(round).map(({ a, b }) => {
    const [first, second] = [round.items[a], round.items[b]];
    const item = `${first?.code ?? ''} ${first?.name ?? ''} / ${second?.code ?? ''} ${second?.name ?? ''}`;
    const row = rows.get(expertRowKeys.pair(first?.code ?? '', second?.code ?? ''));
    const side = reader.choice(row, 'side', item);
    if (side === 2) return 1;
    const degree = reader.number(row, { column: expertColumns.degree, item, low: 1, high: 9, whole: true });
    if (side === null || degree === null) return null;
    return side === 0 ? degree : 1 / degree;
  });
}

function authority(rows: Rows, reader: CellReader): Pick<Answered, 'basis' | 'familiarity'> {
  const parts = Object.entries(judgementBases).map(([basis, amounts]) => {
    const row = rows.get(`basis:${basis}`);
    const chosen = reader.choice(row, 'amount', columnText(row?.cells[expertColumns.first - 1] ?? null));
    return chosen === null ? null : (amounts[chosen] ?? null);
  });
  const known = parts.filter((part) => part !== null);
  const row = rows.get(expertRowKeys.familiarity);
  const familiar = reader.choice(row, 'familiarity', columnText(row?.cells[expertColumns.first - 1] ?? null));
  return {
    // Sums of tenths, without what binary fractions leave over.
    basis: known.length < parts.length ? null : Number(known.reduce((sum, part) => sum + part, 0).toFixed(4)),
    familiarity: familiar === null ? null : (familiarities[familiar] ?? null),
  };
}

function textsOf(round: ExpertRound, rows: Rows): Pick<Answered, 'comments' | 'wordings'> {
  const texts = (keys: readonly (readonly [code: string, key: string])[], column: number): Record<string, string> =>
    Object.fromEntries(
      keys.flatMap(([code, key]) => {
        const text = columnText(rows.get(key)?.cells[column - 1] ?? null).slice(0, 2000);
        return text === '' ? [] : [[code, text]];
      }),
    );
  if (round.kind === 'ahp') {
    const pairs = expertPairs(round).map(
      ({ a, b }) => [round.items[a]?.code ?? '', round.items[b]?.code ?? ''] as const,
    );
    const keys = pairs.map(([a, b]) => [`${a}/${b}`, expertRowKeys.pair(a, b)] as const);
    return { comments: texts(keys, expertColumns.comment), wordings: {} };
  }
  const keys = round.items.map(({ code }) => [code, expertRowKeys.item(code)] as const);
  return { comments: texts(keys, expertColumns.comment), wordings: texts(keys, expertColumns.wording) };
}
