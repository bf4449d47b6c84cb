import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { foldName, foldText } from '../../../shared/base/fold-text.ts';
import { readNumber } from '../../../shared/base/read-number.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { UnitDraft } from '../../../shared/model/framework-change/framework-change.ts';
import { byPlace, mergedTextAt, placeOf, textAt } from './annex-grid.ts';
import type { AnnexGrid } from './annex-grid.ts';
import { isNoteText, isNothing, isTotalText, oneLine } from './annex-texts.ts';
import { unitColumns } from './unit-columns.ts';
import type { UnitBlock, UnitColumns } from './unit-columns.ts';

/** A list of units, with every doubt and its cell. A code that the list doesn't give is ''. */
export interface UnitList {
  readonly title: string;
  readonly units: readonly UnitDraft[];
  readonly doubts: readonly AppError[];
}

interface Listed extends UnitDraft {
  readonly row: number;
  readonly column: number;
  readonly order: number | null;
}

/** The units that an office's list names, in its order. Error: no column holds names (UNIT_LIST_NO_NAMES). */
export function readUnits(grid: AnnexGrid): Result<UnitList> {
  const columns = unitColumns(grid);
  if (columns === null) return err(appError('UNIT_LIST_NO_NAMES', { sheet: grid.name }));
  const doubts: AppError[] = [];
  const listed = columns.blocks.flatMap((block) => blockUnits(grid, columns, block, doubts));
  if (listed.length === 0) return err(appError('UNIT_LIST_NO_NAMES', { sheet: grid.name }));
  const inOrder = listed.every(({ order }) => order !== null)
    ? listed.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
    : listed;
  return ok({ title: titleOf(grid, columns), units: distinct(inOrder, doubts), doubts: byPlace(doubts) });
}

function blockUnits(grid: AnnexGrid, { last }: UnitColumns, block: UnitBlock, doubts: AppError[]): readonly Listed[] {
  const units: Listed[] = [];
  let group = '';
  for (let row = last + 1; row <= grid.rows.length; row += 1) {
    const texts = (grid.rows[row - 1] ?? []).filter((text) => text.trim() !== '');
    const [first = ''] = texts;
    const at = (field: keyof UnitBlock): string => {
      const column = block[field];
      const text = column === undefined ? '' : oneLine(textAt(grid, row, column));
      return isNothing(text) ? '' : text;
    };
    if (texts.length === 0 || texts.some((text) => isTotalText(text)) || (isNoteText(first) && texts.length < 3))
      continue;
    const name = at('name') || at('fullName');
    const stated = block.group === undefined ? '' : oneLine(mergedTextAt(grid, row, block.group));
    if (!isNothing(stated)) group = stated;
    // 杭州市（13个）: a line of its own above its units.
    if (texts.length === 1 && block.group === undefined && spans(grid, row)) {
      group = first.trim().replace(/[（(]\s*(?:共\s*)?\d+\s*个?.*[)）]$/, '');
      continue;
    }
    const column = block.name ?? block.fullName ?? 1;
    if (name === '') {
      const code = at('code');
      if (code !== '') doubts.push(appError('UNIT_LIST_NAME_EMPTY', { code }, { cell: placeOf(row, column) }));
      continue;
    }
    if (
      grid.rows[last - 1]?.[column - 1] !== undefined &&
      last > 0 &&
      foldName(name) === foldName(mergedTextAt(grid, last, column))
    )
      continue;
    const order = readNumber(at('order'));
    units.push({
      code: foldText(at('code')),
      name,
      fullName: at('fullName') === name ? '' : at('fullName'),
      group,
      ...(block.nameEn === undefined ? {} : { nameEn: at('nameEn') }),
      ...(block.groupEn === undefined ? {} : { groupEn: at('groupEn') }),
      row,
      column,
      order: order.type === 'number' ? order.value : null,
    });
  }
  return units;
}

function spans(grid: AnnexGrid, row: number): boolean {
  return grid.merges.some(({ top, bottom, left, right }) => top <= row && bottom >= row && right > left);
}

/** Two 鼓楼区 of different cities get their city in front; one that comes twice in one group is left out, and said. */
function distinct(listed: readonly Listed[], doubts: AppError[]): readonly UnitDraft[] {
  const groups = new Map<string, Set<string>>();
  for (const { name, group } of listed)
    groups.set(foldName(name), new Set([...(groups.get(foldName(name)) ?? []), group]));
  const seen = new Map<string, Listed>();
  const codes = new Map<string, Listed>();
  return listed.flatMap((unit) => {
    const { row, column, order: _order, ...draft } = unit;
    const cell = placeOf(row, column);
    const twin = (groups.get(foldName(unit.name))?.size ?? 0) > 1 && unit.group !== '';
    const name = twin ? `${unit.group}${unit.name}` : unit.name;
    const same = seen.get(foldName(name));
    if (same !== undefined) {
      doubts.push(appError('UNIT_LIST_TWICE', { name, other: placeOf(same.row, same.column) }, { cell }));
      return [];
    }
    seen.set(foldName(name), unit);
    if (twin) doubts.push(appError('UNIT_LIST_SAME_NAME', { name: unit.name, as: name }, { cell }));
    const other = unit.code === '' ? undefined : codes.get(unit.code);
    if (other !== undefined)
      doubts.push(appError('UNIT_LIST_CODE_TWICE', { code: unit.code, name, other: other.name }, { cell }));
    codes.set(unit.code, unit);
    return [{ ...draft, name, code: other === undefined ? unit.code : '' }];
  });
}

function titleOf(grid: AnnexGrid, { first }: UnitColumns): string {
  const above = grid.rows.slice(0, Math.max(0, first - 1)).flat();
  return oneLine(above.find((text) => text.trim() !== '') ?? '');
}
