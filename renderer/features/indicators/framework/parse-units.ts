import { readNumber } from '../../../../shared/base/read-number.ts';
import { err, ok } from '../../../../shared/base/result.ts';
import type { Result } from '../../../../shared/base/result.ts';
import type { UnitDraft } from '../../../../shared/model/framework-change/framework-change.ts';
import { pastedBlock } from '../../../views/grid/pasted-block.ts';

type UnitField = keyof UnitDraft;

/** Heads that a pasted table may have, folded. `order`: rows are sorted by it. */
const heads: Readonly<Record<UnitField | 'order', readonly string[]>> = {
  code: ['代码', '编码', '行政区划代码', '区划代码', 'code'],
  name: ['简称', '名称', '地区名称', '评估对象', '对象', 'name', 'shortname', 'unit'],
  fullName: ['全称', 'fullname'],
  group: ['地区', '区域', '分组', '大区', 'region', 'group'],
  order: ['序号', '排序', '顺序', '行政区划序', 'order', 'no.', 'no'],
};
const byCount: readonly (readonly UnitField[])[] = [
  [],
  ['name'],
  ['code', 'name'],
  ['code', 'name', 'group'],
  ['code', 'name', 'fullName', 'group'],
];

/**
 * Units of a block pasted from a spreadsheet: by its heads if the first row has any, else one column is names, two are code and
 * name, three add the region, four are code, name, full name, region. Rows without a code get the next free number, those without a place in the
 * order come last. Error: a place in the order that is no number.
 */
export function parseUnits(text: string, known: readonly UnitDraft[]): Result<readonly UnitDraft[]> {
  const rows = pastedBlock(text)
    .map((row) => row.map((cell) => cell.replaceAll(/\s+/g, ' ').trim()))
    .filter((row) => row.some((cell) => cell !== ''));
  const [first = []] = rows;
  const named = first.map(headOf);
  // A name of a unit alone must not pass for a head: 地区 is one, 北京 is not.
  const headed =
    named.filter((field) => field !== null).length > 0 && (named.includes('name') || named.includes('code'));
  const columns: readonly (UnitField | 'order' | null)[] = headed
    ? named
    : (byCount[Math.min(Math.max(...rows.map((row) => row.length), 0), 4)] ?? []);
  const body = headed ? rows.slice(1) : rows;
  const at = (row: readonly string[], field: UnitField | 'order'): string =>
    row[columns.findIndex((column) => column === field)] ?? '';
  const places = new Map<readonly string[], number>();
  for (const row of body) {
    const reading = readNumber(at(row, 'order'));
    if (reading.type === 'refused')
      return err({ ...reading.error, place: { subject: at(row, 'name') || at(row, 'code') } });
    places.set(row, reading.type === 'number' ? reading.value : Number.MAX_VALUE);
  }
  const sorted = body.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  const taken = new Set([...known.map(({ code }) => code), ...sorted.map((row) => at(row, 'code'))]);
  const units = sorted.map((row) => {
    const name = at(row, 'name') || at(row, 'fullName');
    const code = at(row, 'code') || known.find((unit) => unit.name === name)?.code || freeNumber(taken);
    return { code, name, fullName: at(row, 'fullName'), group: at(row, 'group') };
  });
  return ok(units);
}

/** Rows of known codes change those units, but empty cells leave them; the others are put at the end. */
export function mergeUnits<Row extends UnitDraft>(
  units: readonly Row[],
  pasted: readonly UnitDraft[],
): { readonly units: readonly (Row | UnitDraft)[]; readonly added: number; readonly updated: number } {
  const byCode = new Map(pasted.map((unit) => [unit.code, unit]));
  const codes = new Set(units.map(({ code }) => code));
  const updated = units.map((unit) => {
    const change = byCode.get(unit.code);
    return change
      ? {
          ...unit,
          name: change.name || unit.name,
          fullName: change.fullName || unit.fullName,
          group: change.group || unit.group,
        }
      : unit;
  });
  const added = pasted.filter(({ code }) => !codes.has(code));
  return { units: [...updated, ...added], added: added.length, updated: pasted.length - added.length };
}

function headOf(text: string): UnitField | 'order' | null {
  const folded = text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  return (
    (['code', 'name', 'fullName', 'group', 'order'] as const).find((field) => heads[field].includes(folded)) ?? null
  );
}

function freeNumber(taken: Set<string>): string {
  let number = 1;
  while (taken.has(String(number).padStart(2, '0'))) number += 1;
  const code = String(number).padStart(2, '0');
  taken.add(code);
  return code;
}
