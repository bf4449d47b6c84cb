/** The cells that a formula names on its own sheet, as numbers; 0 for the end of a single cell. */
interface Reference {
  readonly column: number;
  readonly columnFixed: boolean;
  readonly row: number;
  readonly rowFixed: boolean;
}
type Range = readonly [from: Reference, to: Reference];

/** A formula that other cells share, as its first cell has it. */
export interface SharedFormula {
  readonly row: number;
  readonly column: number;
  readonly ranges: readonly Range[];
}

/** References that are followed; a formula of more is not of this world. */
const RANGES_MOST = 200;
const cell = String.raw`(\$?)([A-Z]{1,3})(\$?)(\d{1,7})`;
/** Not the end of a name, of another sheet's reference or of a text; not the beginning of a function or of a name. */
const reference = new RegExp(String.raw`(?<![A-Za-z0-9_.!$'"])${cell}(?::${cell})?(?![A-Za-z0-9_.(!])`, 'g');

export function sharedFormula(formula: string, row: number, column: number): SharedFormula {
  const ranges: Range[] = [];
  for (const found of formula.matchAll(reference)) {
    const from = referenceOf(found.slice(1, 5));
    ranges.push([from, found[6] === undefined ? from : referenceOf(found.slice(5, 9))]);
    if (ranges.length === RANGES_MOST) break;
  }
  return { row, column, ranges };
}

/** Whether the formula, as the cell at `row` and `column` has it, names that very cell: relative parts move with the cell. */
export function namesItself({ ranges, ...first }: SharedFormula, row: number, column: number): boolean {
  return ranges.some(([from, to]) => {
    const at = (end: Reference): readonly [row: number, column: number] => [
      end.rowFixed ? end.row : end.row + row - first.row,
      end.columnFixed ? end.column : end.column + column - first.column,
    ];
    const [[top, left], [bottom, right]] = [at(from), at(to)];
    return within(row, top, bottom) && within(column, left, right);
  });
}

function within(place: number, one: number, other: number): boolean {
  return place >= Math.min(one, other) && place <= Math.max(one, other);
}

function referenceOf([columnSign, letters = '', rowSign, digits]: readonly (string | undefined)[]): Reference {
  let column = 0;
  for (let i = 0; i < letters.length; i += 1) column = column * 26 + letters.charCodeAt(i) - 64;
  return { column, columnFixed: columnSign === '$', row: Number(digits), rowFixed: rowSign === '$' };
}
