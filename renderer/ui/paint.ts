import type { TierId } from '../../shared/model/method.ts';
import { displayNumber } from '../../shared/base/display.ts';
import { tierColours } from './tier-colours.ts';
import { tierName } from './tier-tag.tsx';

/** Drawing into grid cells. Each keeps the elements it made before and only changes what differs. */

/** A score on 0–100 with a bar below its figures; the bar begins at 0 so that lengths compare. */
export function paintBar(into: HTMLElement, value: number, lower = 0, upper = 100): void {
  const bar = part(into, 0, 'bar');
  const figure = part(into, 1, 'figure');
  const share = Number.isNaN(value) ? 0 : Math.min(Math.max((value - lower) / (upper - lower), 0), 1);
  bar.style.width = `${(share * 100).toFixed(2)}%`;
  figure.textContent = Number.isNaN(value) ? '—' : displayNumber(value);
}

/** `rose`: a tier above last year's, printed as (+). */
export function paintTier(into: HTMLElement, tier: TierId | null, rose: boolean, language: 'zh' | 'en'): void {
  const tag = part(into, 0, 'tier');
  const mark = part(into, 1, 'rose');
  tag.textContent = tierName(tier, language);
  tag.style.background = tier === null ? 'transparent' : tierColours[tier].fill;
  tag.style.color = tier === null ? 'inherit' : tierColours[tier].ink;
  mark.textContent = rose ? '(+)' : '';
}

/** A change against the baseline: ▲ better, ▼ worse, nothing where nothing changed. `better`: +1 when more is better, −1 when less is. */
export function paintChange(into: HTMLElement, change: number, decimals: number, better: 1 | -1): void {
  const figure = part(into, 0, 'change');
  const text = displayNumber(Math.abs(change), decimals);
  const none = Number.isNaN(change) || Number(text) === 0;
  const up = change * better > 0;
  figure.textContent = none ? '' : `${up ? '▲' : '▼'} ${text}`;
  figure.className = none ? 'change' : up ? 'change up' : 'change down';
}

/** What each part adds to a whole of `upper`, side by side. */
export function paintStack(into: HTMLElement, portions: readonly { readonly amount: number; readonly colour: string; readonly label: string }[], upper = 100): void {
  for (const [at, portion] of portions.entries()) {
    const segment = part(into, at, 'segment');
    segment.style.width = `${(Number.isNaN(portion.amount) ? 0 : Math.max(portion.amount / upper, 0) * 100).toFixed(3)}%`;
    segment.style.background = portion.colour;
    segment.title = portion.label;
  }
}

/** The child at a position, made if it isn't there. */
function part(into: HTMLElement, at: number, className: string): HTMLElement {
  const found = into.children[at];
  if (found instanceof HTMLElement) return found;
  const made = document.createElement('span');
  made.className = className;
  into.append(made);
  return made;
}
