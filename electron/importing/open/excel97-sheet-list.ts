import { stringAt } from './excel97-strings.ts';
import { endOf, endsFile, recordAt } from './excel97-records.ts';
import { refuse } from './refusal.ts';

/** What the workbook's globals say of a sheet. */
export interface Bound {
  readonly at: number;
  readonly state: number;
  readonly type: number;
  readonly name: string;
}

/** Kinds of sheet as the list says them ([MS-XLS] 2.4.28), each with what the beginning of its stream says (2.4.21). */
const SHEET_KINDS: ReadonlyMap<number, number> = new Map([
  [0, 0x10],
  [1, 0x40],
  [2, 0x20],
  [6, 0x06],
]);

export function boundOf(body: Buffer): Bound {
  const name = stringAt(body, 7, body[6]!);
  if (name.next !== body.length || name.text === '') refuse('BIFF');
  return { at: body.readUInt32LE(0), state: body[4]! & 3, type: body[5]!, name: name.text };
}

/**
 * Without a checksum the list of sheets is only believed where it agrees with what follows it: every stream is listed once, of the kind
 * that its own beginning says, under a name that no other has. `end`: of the globals.
 */
export function checkBounds(stream: Buffer, bounds: readonly Bound[], end: number): void {
  if (new Set(bounds.map(({ name }) => name.toLowerCase())).size < bounds.length) refuse('BIFF');
  const listed = new Map(bounds.map((bound) => [bound.at, bound]));
  for (let at = end; !endsFile(stream, at); at = endOf(stream, at)) {
    const kind = recordAt(stream, at).body.readUInt16LE(2);
    const bound = listed.get(at);
    // Some writers leave an empty stream of no known kind behind the last sheet.
    const known =
      bound === undefined ? ![...SHEET_KINDS.values()].includes(kind) : SHEET_KINDS.get(bound.type) === kind;
    if (!known) refuse('BIFF');
    listed.delete(at);
  }
  if (listed.size > 0) refuse('BIFF');
}
