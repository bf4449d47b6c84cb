import type { Alignment, Borders, Fill, Font, Style } from 'exceljs';
import type { TierShade } from '../../../../shared/report/tier-palette.ts';

// A workbook names one font a cell. Charset 134 (GB2312) and the family let a machine without it choose a Chinese serif
// (仿宋) or sans (黑体) of its own.
const bodyFont: Partial<Font> = { name: '仿宋', size: 11, family: 3, charset: 134 };
export const headFont: Partial<Font> = { name: '黑体', size: 11, family: 2, charset: 134 };
const titleFont: Partial<Font> = { name: '黑体', size: 14, family: 2, charset: 134 };
const noteFont: Partial<Font> = { name: '仿宋', size: 9, family: 3, charset: 134 };

const line = { style: 'thin', color: { argb: 'FF7F8A96' } } as const;
const boxed: Partial<Borders> = { top: line, bottom: line, left: line, right: line };

export function solid(rgb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${rgb}` } };
}

export const headFill = solid('E6EAEE');

type Align = Partial<Alignment>;
const middle = (horizontal: NonNullable<Align['horizontal']>): Align => ({
  horizontal,
  vertical: 'middle',
  wrapText: true,
});

function style(font: Partial<Font>, alignment: Align, fill?: Fill, numFmt?: string): Partial<Style> {
  return { font, alignment, border: boxed, ...(fill ? { fill } : {}), ...(numFmt ? { numFmt } : {}) };
}

// Each style is one object for the whole program: exceljs looks a style up by identity first.
export const titleStyle: Partial<Style> = { font: titleFont, alignment: middle('center') };
export const noteStyle: Partial<Style> = { font: noteFont, alignment: middle('left') };
export const headStyle = style(headFont, middle('center'), headFill);
export const textStyles = {
  left: style(bodyFont, middle('left')),
  center: style(bodyFont, middle('center')),
  right: style(bodyFont, middle('right')),
} as const;
const markedFill = solid('FFF2CC');

const tierStyles = new Map<string, Partial<Style>>();
/** Cell of a tier: its fill and ink. */
export function tierStyle({ fill, ink }: TierShade): Partial<Style> {
  const key = `${fill} ${ink}`;
  const known = tierStyles.get(key);
  if (known) return known;
  const made = style({ ...headFont, color: { argb: `FF${ink}` } }, middle('center'), solid(fill));
  tierStyles.set(key, made);
  return made;
}

const numberStyles = new Map<string, Partial<Style>>();
/** A number with its format, e.g. `0.00`; `marked` on the fill of cells that want attention. */
export function numberStyle(format: string, marked = false): Partial<Style> {
  const key = `${format}|${marked}`;
  const known = numberStyles.get(key);
  if (known) return known;
  const made = style(bodyFont, { horizontal: 'right', vertical: 'middle' }, marked ? markedFill : undefined, format);
  numberStyles.set(key, made);
  return made;
}
export const markedTextStyle = style(bodyFont, middle('right'), markedFill);

/** Number format of `decimals` and a suffix: `%` as the format's own, which shows a hundred times the value, any other literally. */
export function numberFormat(decimals: number, suffix = ''): string {
  return (
    (decimals > 0 ? `0.${'0'.repeat(decimals)}` : '0') + (suffix === '' || suffix === '%' ? suffix : `"${suffix}"`)
  );
}
