import type { TierId } from '../../shared/model/method.ts';
import { displayNumber } from '../../shared/base/display.ts';
import { tierColours } from './tier-colours.ts';
import { tierName } from './tier-tag.tsx';

/** Drawing into grid cells. Each keeps the elements it made before and only changes what differs. */

/** A score on its scale with a bar below the figures, from 0 so that lengths compare. A background: redrawing it moves nothing. */
export function paintBar(into: HTMLElement, value: number, lower = 0, upper = 100): void {
  const share = Number.isNaN(value) ? 0 : Math.min(Math.max((value - lower) / (upper - lower), 0), 1);
  into.style.backgroundSize = `${(share * 100).toFixed(2)}% 3px`;
  into.classList.add('score-bar');
  setText(into, Number.isNaN(value) ? '—' : displayNumber(value));
}

/** `rose`: a tier above last year's, printed as (+). */
export function paintTier(into: HTMLElement, tier: TierId | null, rose: boolean, language: 'zh' | 'en', near = false): void {
  const tag = part(into, 0, 'tier');
  const mark = part(into, 1, 'rose');
  setText(tag, tierName(tier, language));
  tag.style.background = tier === null ? 'transparent' : tierColours[tier].fill;
  tag.style.color = tier === null ? 'inherit' : tierColours[tier].ink;
  setText(mark, rose ? '(+)' : '');
  setText(part(into, 2, 'rose'), near ? '≈' : '');
}

/** A change against the baseline: ▲ better, ▼ worse, nothing where nothing changed. `better`: +1 when more is better, −1 when less is. */
export function paintChange(into: HTMLElement, change: number, decimals: number, better: 1 | -1): void {
  const figure = part(into, 0, 'change');
  const text = displayNumber(Math.abs(change), decimals);
  const none = Number.isNaN(change) || Number(text) === 0;
  const up = change * better > 0;
  setText(figure, none ? '' : `${up ? '▲' : '▼'} ${text}`);
  figure.className = none ? 'change' : up ? 'change up' : 'change down';
}

/** What each part adds to a whole of `upper`, side by side: one striped background instead of an element a part. */
export function paintStack(into: HTMLElement, portions: readonly { readonly amount: number; readonly colour: string }[], upper = 100): void {
  let from = 0;
  const stripes: string[] = [];
  for (const { amount, colour } of portions) {
    const to = from + (Number.isNaN(amount) ? 0 : Math.max(amount / upper, 0) * 100);
    stripes.push(`${colour} ${from.toFixed(2)}% calc(${to.toFixed(2)}% - 1px)`, `transparent calc(${to.toFixed(2)}% - 1px) ${to.toFixed(2)}%`);
    from = to;
  }
  into.classList.add('stack');
  into.style.backgroundImage = `linear-gradient(to right, ${stripes.join(', ')}, transparent ${from.toFixed(2)}%)`;
}

function setText(into: HTMLElement, text: string): void {
  if (into.firstChild instanceof Text) into.firstChild.data = text;
  else into.textContent = text;
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
