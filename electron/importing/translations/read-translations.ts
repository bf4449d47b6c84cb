import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { foldName } from '../../../shared/base/fold-text.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { translationKinds } from '../../../shared/model/framework-change/translation-row.ts';
import type { HeldTranslation, TranslationKind } from '../../../shared/model/framework-change/translation-row.ts';
import { rendererTranslationMessages as words } from '../../../shared/messages/renderer-translations.ts';
import { placeOf, textAt } from '../annex/annex-grid.ts';
import type { AnnexGrid } from '../annex/annex-grid.ts';

export interface TranslationTable {
  /** Rows of the project whose English the table says otherwise; '' for those that go back to the program's or to none. */
  readonly rows: readonly HeldTranslation[];
  readonly doubts: readonly AppError[];
}

type Columns = Readonly<Record<'kind' | 'code' | 'name' | 'english', number>>;

const heads: Readonly<Record<keyof Columns, RegExp>> = {
  kind: /^(?:类别|类型|kind)$/,
  code: /^(?:代码|编码|code)$/,
  name: /^(?:中文名|中文名称|中文|名称|chinesename|chinese)$/,
  english: /^(?:英文名|英文名称|英文|englishname|english|name\(english\))$/,
};
const LOOKED_AT = 20;
const TEXT_MOST = 10_000;
const NAME_MOST = 300;

/** What a filled translation table changes, with every row that names nothing of the project and its cell. Error: no heading (TRANSLATION_NO_HEADING). */
export function readTranslations(grid: AnnexGrid, held: readonly HeldTranslation[]): Result<TranslationTable> {
  const found = headingOf(grid);
  if (found === null) return err(appError('TRANSLATION_NO_HEADING', { sheet: grid.name }));
  const { columns, row: heading } = found;
  const doubts: AppError[] = [];
  const changed = new Map<HeldTranslation, HeldTranslation>();
  const seen = new Map<HeldTranslation, string>();
  for (let row = heading + 1; row <= grid.rows.length; row += 1) {
    const at = (field: keyof Columns): string => (columns[field] === 0 ? '' : textAt(grid, row, columns[field]).trim());
    const name = at('name');
    const doubt = (code: string, params: Readonly<Record<string, string>>, field: keyof Columns = 'name'): void => {
      doubts.push(appError(code, params, { cell: placeOf(row, columns[field] || columns.name) }));
    };
    if (name === '' && at('code') === '') continue;
    const rows = meant(held, { kind: kindOf(at('kind')), code: at('code'), name });
    const [one] = rows;
    if (one === undefined || rows.length > 1) {
      doubt(one === undefined ? 'TRANSLATION_UNKNOWN' : 'TRANSLATION_SEVERAL', { name: name || at('code') });
      continue;
    }
    if (name !== '' && foldName(name) !== foldName(one.name)) {
      doubt('TRANSLATION_OTHER_NAME', { name, code: one.code, now: one.name });
      continue;
    }
    const given = at('english').replaceAll(/\s+/g, ' ');
    const most = one.kind === 'definition' || one.kind === 'document' ? TEXT_MOST : NAME_MOST;
    if (given.length > most) {
      doubt('TRANSLATION_LONG', { name, most: String(most) }, 'english');
      continue;
    }
    const before = seen.get(one);
    if (before !== undefined && before !== given) doubt('TRANSLATION_TWICE', { name, english: given }, 'english');
    seen.set(one, given);
    if (/\p{Script=Han}/u.test(given)) doubt('TRANSLATION_CHINESE', { name, english: given }, 'english');
    if (given === one.english || (given === '' && one.english === one.program)) changed.delete(one);
    else changed.set(one, { ...one, english: given === one.program ? '' : given });
  }
  return ok({ rows: [...changed.values()], doubts });
}

function headingOf(grid: AnnexGrid): { readonly columns: Columns; readonly row: number } | null {
  for (let row = 1; row <= Math.min(grid.rows.length, LOOKED_AT); row += 1) {
    const texts = (grid.rows[row - 1] ?? []).map((text) => foldName(text).toLowerCase().replaceAll(/\s/g, ''));
    const column = (field: keyof Columns): number => texts.findIndex((text) => heads[field].test(text)) + 1;
    const columns = { kind: column('kind'), code: column('code'), name: column('name'), english: column('english') };
    if (columns.name > 0 && columns.english > 0) return { columns, row };
  }
  return null;
}

/** Undefined: the table doesn't say, or says it in words of its own. */
function kindOf(text: string): TranslationKind | undefined {
  const folded = foldName(text).toLowerCase();
  return translationKinds.find((kind) => {
    const { zh, en } = words[`translation.kind.${kind}`];
    return kind === folded || foldName(zh).toLowerCase() === folded || foldName(en).toLowerCase() === folded;
  });
}

/** By kind and code, else by kind and name; without a kind by whichever of them tells it. */
function meant(
  held: readonly HeldTranslation[],
  { kind, code, name }: { readonly kind: TranslationKind | undefined; readonly code: string; readonly name: string },
): readonly HeldTranslation[] {
  const ofKind = kind === undefined ? held : held.filter((one) => one.kind === kind);
  const named = ofKind.filter((one) => foldName(one.name) === foldName(name));
  if (code === '') return named;
  const coded = ofKind.filter((one) => one.code === code);
  const both = coded.filter((one) => named.includes(one));
  return both.length > 0 ? both : named.length > 0 && kind === 'definition' ? named : coded;
}
