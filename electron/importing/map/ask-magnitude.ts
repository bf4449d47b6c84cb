import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { parseNumber } from '../../../shared/base/parse-number.ts';
import { baseFigures, figureMagnitude } from '../../../shared/model/base-figure.ts';
import type { BaseFigure, Magnitude } from '../../../shared/model/base-figure.ts';
import type { ColumnMapping, SheetMapping } from '../../../shared/model/sheet-mapping.ts';
import type { Cell, SheetRow } from '../cells/cell.ts';
import { frameworkTerms } from '../headings/framework-terms.ts';
import type { ImportContext } from '../headings/import-context.ts';
import { compareUnit, figureUnits } from '../headings/value-unit.ts';
import { scaleOfUnit } from '../values/unit-text.ts';
import { createUnitMatcher } from '../units/create-unit-matcher.ts';

/** A column of base figures whose numbers would be right by a factor of 10⁴ more or less. */
export interface MagnitudeDoubt {
  readonly column: number;
  readonly figure: BaseFigure;
  /** As read now: factor to ones. */
  readonly scale: number;
  /** As it would be right. */
  readonly likely: number;
  readonly says: AppError;
}

interface Held {
  readonly figure: BaseFigure;
  readonly value: number;
  readonly usual: Magnitude;
  readonly scale: number;
}

/** `rows`: the first of the sheet. Empty where the mapping says that the numbers are right, and in an index of one's own. */
export function askMagnitude(
  rows: readonly SheetRow[],
  mapping: SheetMapping,
  context: ImportContext,
): readonly MagnitudeDoubt[] {
  if (mapping.kind !== 'base_figures' || mapping.magnitudes === 'accepted' || context.framework.cohort === 'custom')
    return [];
  const column = (field: ColumnMapping['field']): number =>
    mapping.columns.find((each) => each.field === field)?.column ?? 0;
  const matcher = createUnitMatcher(context.units, { ...context.aliases, ...mapping.units });
  const text = (row: SheetRow, at: number): string => plainText(row.cells[at - 1]);
  const body = rows.filter(({ row }) => row > mapping.headerRows.last);
  const values = mapping.columns.filter(({ field }) => field === (mapping.layout === 'rows' ? 'value' : 'wide'));
  const terms = frameworkTerms(context.framework);
  return values.flatMap((held) => {
    const found = body.flatMap((row): Held[] => {
      const unit = matcher.match(text(row, column('unit')));
      const named = mapping.layout === 'rows' ? terms.indicator(meant(mapping, text(row, column('measure')))) : null;
      const figure = named === null ? baseFigures.find((each) => each === held.selector) : named.baseFigure;
      const number = numberOf(row.cells[held.column - 1]);
      if (unit === null || figure === null || figure === undefined || number === null) return [];
      const usual = figureMagnitude(figure, unit);
      const beside = text(row, column('valueUnit'));
      const stated = beside === '' ? (named?.unitText ?? '') : beside;
      const scale = stated === '' ? scaleOf(held, figure, mapping) : scaleOfUnit(stated);
      return usual === null ? [] : [{ figure, value: number, usual, scale }];
    });
    return baseFigures.flatMap((figure) =>
      doubt(
        held,
        figure,
        found.filter((each) => each.figure === figure),
      ),
    );
  });
}

function scaleOf(held: ColumnMapping, figure: BaseFigure, { valueUnit }: SheetMapping): number {
  if (held.scale !== undefined || valueUnit === undefined) return held.scale ?? 1;
  const { fit, scale } = compareUnit(valueUnit, figureUnits[figure]);
  return fit === 'same' ? scale : 1;
}

function doubt(held: ColumnMapping, figure: BaseFigure, found: readonly Held[]): readonly MagnitudeDoubt[] {
  const middle = [...found].sort((a, b) => a.value * a.scale - b.value * b.scale)[Math.floor(found.length / 2)];
  if (middle === undefined) return [];
  const { value, scale, usual } = middle;
  const read = value * scale;
  const within = (number: number): boolean => number >= usual.low && number <= usual.high;
  const likely = [scale * 10_000, scale / 10_000].find((each) => within(value * each));
  if (within(read) || likely === undefined) return [];
  const [word = ''] = figureUnits[figure];
  const says = appError('MAGNITUDE_ASKED', {
    heading: held.heading,
    subject: figure,
    unit: unitWord(scale, word),
    likely: unitWord(likely, word),
    value: read,
    ...usual,
  });
  return [{ column: held.column, figure, scale, likely, says }];
}

function unitWord(scale: number, word: string): string {
  const prefix = scale === 10_000 ? '万' : scale === 100_000_000 ? '亿' : scale === 1_000 ? '千' : null;
  return prefix !== null ? `${prefix}${word}` : scale === 1 ? word : `${scale} ${word}`;
}

function meant({ meanings }: SheetMapping, text: string): string {
  return meanings?.['measure']?.[text] ?? text;
}

function numberOf(cell: Cell | undefined): number | null {
  if (typeof cell === 'number') return cell;
  return typeof cell === 'string' ? (parseNumber(cell)?.value ?? null) : null;
}

function plainText(cell: Cell | undefined): string {
  return typeof cell === 'string' ? cell : typeof cell === 'number' ? String(cell) : '';
}
