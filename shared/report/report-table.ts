import type { TierId } from '../model/method.ts';
import type { TierShade } from './tier-palette.ts';

interface Span {
  readonly colSpan?: number;
  readonly rowSpan?: number;
  /** The score that the cell shows, for readers who ask about it on screen; `code` is the root's for the index. */
  readonly about?: { readonly unit: string; readonly code: string };
}
export interface TextCell extends Span {
  readonly kind: 'text';
  readonly text: string;
  readonly align?: 'left' | 'center' | 'right';
}
/** `decimals` are those of docs/METHODS "Display"; `suffix` such as " %" follows the number. Missing is null. */
export interface NumberCell extends Span {
  readonly kind: 'number';
  readonly value: number | null;
  readonly decimals: number;
  readonly suffix?: string;
}
/** A tier as its printed name; exporters colour it. Null prints "—". */
export interface TierCell extends Span {
  readonly kind: 'tier';
  readonly tier: TierId | null;
  readonly text: string;
  /** From 0 for the highest of its method's tiers; what is none of them comes after the lowest. */
  readonly place: number;
  readonly shade: TierShade | null;
}
/** A unit, with "(+)" where it rose a tier since last year. */
export interface MarkCell extends Span {
  readonly kind: 'mark';
  readonly unit: string;
  readonly name: string;
  readonly mark: '' | '(+)';
}
export type ReportCell = TextCell | NumberCell | TierCell | MarkCell;

/**
 * A table as it prints. Rows hold cells as in HTML: a cell covered by a span from the left or above is not written.
 * `columns` are widths as weights relative to one another; `key` marks columns whose head repeats when printed.
 */
export interface ReportTable {
  readonly id: string;
  readonly title: string;
  readonly head: readonly (readonly ReportCell[])[];
  readonly body: readonly (readonly ReportCell[])[];
  readonly columns: readonly number[];
  readonly notes: readonly string[];
  readonly landscape: boolean;
}

export function textCell(text: string, more: Span & { readonly align?: 'left' | 'center' | 'right' } = {}): TextCell {
  return { kind: 'text', text, ...more };
}

/** NaN becomes null. */
export function numberCell(value: number, decimals = 2, more: Span & { readonly suffix?: string } = {}): NumberCell {
  return { kind: 'number', value: Number.isFinite(value) ? value : null, decimals, ...more };
}
