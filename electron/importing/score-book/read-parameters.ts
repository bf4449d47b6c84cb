import type { NormalisationParameters } from '../../../shared/model/method.ts';
import { parseNumber } from '../../../shared/base/parse-number.ts';
import { readText } from './read-cell.ts';
import type { PlacedCell } from './read-cell.ts';
import type { SheetLog } from './sheet-log.ts';

/** Parameters 参数 of one row: those of the normalisation and treatment, and `p` of the aggregation. `keys`: what was named, for remarks. */
export interface RowParameters {
  readonly normalisation: NormalisationParameters;
  readonly p: number | null;
  readonly winsoriseMax: number | null;
  readonly keys: readonly string[];
}

type Entry = Partial<NormalisationParameters> & { readonly p?: number; readonly winsoriseMax?: number };

/** How each key's text is read; null: not of the right form. */
const readers: Readonly<Record<string, (text: string, counts: boolean) => Entry | null>> = {
  p: (text) => number(text, (p) => ({ p })),
  winsorise_max: (text) => number(text, (winsoriseMax) => ({ winsoriseMax })),
  ref: (text) => (text === '' ? null : { ref: text }),
  // One key, two meanings: a switch for distance_to_target, a number of points for count_points.
  cap: (text, counts) =>
    counts ? number(text, (countCap) => ({ countCap })) : text === '0' || text === '1' ? { cap: text === '1' } : null,
  steps: (text) => pairs(text, (steps) => ({ steps })),
  points: (text) => pairs(text, (points) => ({ points })),
  per: (text) => number(text, (per) => ({ per })),
  base: (text) => number(text, (base) => ({ base })),
  best: (text) => range(text, (best) => ({ best })),
};

/** `p=2; ref=U01; cap=1; steps=0:0,60:50`. `counts`: the row is normalised by count_points. Logs what it cannot read. */
export function readParameters(placed: PlacedCell, counts: boolean, log: SheetLog): RowParameters {
  const entries: Entry[] = [];
  const keys: string[] = [];
  for (const part of readText(placed, log).split(/[;；]/)) {
    const text = part.trim();
    if (text === '') continue;
    const at = text.indexOf('=');
    const key = (at < 0 ? text : text.slice(0, at)).trim().toLowerCase();
    const reader = Object.hasOwn(readers, key) ? readers[key] : undefined;
    if (reader === undefined || at < 0)
      log.error(placed.row, placed.column, 'BOOK_PARAMETER_UNKNOWN', {
        parameter: text,
        known: Object.keys(readers).join(', '),
      });
    else if (keys.includes(key)) log.error(placed.row, placed.column, 'BOOK_PARAMETER_TWICE', { parameter: key });
    else {
      keys.push(key);
      const entry = reader(text.slice(at + 1).trim(), counts);
      if (entry === null) log.error(placed.row, placed.column, 'BOOK_PARAMETER_INVALID', { parameter: text });
      else entries.push(entry);
    }
  }
  const {
    p = null,
    winsoriseMax = null,
    ...normalisation
  } = entries.reduce<Entry>((all, entry) => ({ ...all, ...entry }), {});
  return { normalisation, p, winsoriseMax, keys };
}

function number(text: string, wrap: (value: number) => Entry): Entry | null {
  const stated = parseNumber(text);
  return stated === null || stated.suffix !== '' ? null : wrap(stated.value);
}

/** `50..60`, or one number for both ends. */
function range(text: string, wrap: (best: readonly [number, number]) => Entry): Entry | null {
  const [from, to = from, ...rest] = text.split(/(?:\.\.|．．|…)/).map((side) => parseNumber(side));
  if (from == null || to == null || rest.length > 0 || from.suffix !== '' || to.suffix !== '') return null;
  return wrap([from.value, to.value]);
}

/** `0:0,60:50,90:100`. */
function pairs(text: string, wrap: (pairs: readonly (readonly [number, number])[]) => Entry): Entry | null {
  const read: (readonly [number, number])[] = [];
  for (const pair of text.split(/[,，]/)) {
    const [from, to, ...rest] = pair.split(/[:：]/).map((side) => parseNumber(side));
    if (from == null || to == null || rest.length > 0 || from.suffix !== '' || to.suffix !== '') return null;
    read.push([from.value, to.value]);
  }
  return wrap(read);
}
