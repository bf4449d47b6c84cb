import type { TierId, TierLine } from '../../shared/model/method.ts';
import { displayedValue, displayNumber } from '../../shared/base/display.ts';
import { measuredText } from '../../shared/report/evidence-note.ts';
import { setText } from './set-text.ts';
import { tierColours } from './tier-colours.ts';
import { tierLabel } from './tier-tag.tsx';

/** Drawing into grid cells. Each keeps the elements it made before and only changes what differs. */

interface BarScale {
  readonly lower?: number;
  readonly upper?: number;
  readonly decimals?: number;
  /** In place of a score that is missing. */
  readonly words?: string;
}

/** A score on its scale with a bar below the figures, from 0 so that lengths compare. A background: redrawing it moves nothing. */
export function paintBar(
  into: HTMLElement,
  value: number,
  { lower = 0, upper = 100, decimals = 2, words = '' }: BarScale = {},
): void {
  const share = Number.isNaN(value) ? 0 : Math.min(Math.max((value - lower) / (upper - lower), 0), 1);
  into.style.backgroundSize = `${(share * 100).toFixed(2)}% 3px`;
  into.classList.add('score-bar');
  setText(into, Number.isNaN(value) ? words || '—' : displayNumber(value, decimals));
}

/** A sign beside what a cell says, which is no part of it: it isn't copied. */
export function paintMark(into: HTMLElement, mark: string): void {
  if ((into.dataset['mark'] ?? '') === mark) return;
  if (mark === '') delete into.dataset['mark'];
  else into.dataset['mark'] = mark;
}

/** How much of a score is measured, as a bar; `marked`: something beneath is in doubt or incomplete, so that it doesn't hang on colour. */
export function paintEvidence(into: HTMLElement, share: number, marked: boolean): void {
  const { className, backgroundSize, text } = evidenceLook(share, marked);
  into.style.backgroundSize = backgroundSize;
  if (into.className !== className) into.className = className;
  setText(into, text);
}

/** How {@link paintEvidence} draws a share, for the tables that don't paint. */
export function evidenceLook(
  share: number,
  marked: boolean,
): { readonly className: string; readonly backgroundSize: string; readonly text: string } {
  return {
    className: share < 1 ? 'painted score-bar evidence partly' : 'painted score-bar evidence',
    backgroundSize: `${Number.isNaN(share) ? 0 : (share * 100).toFixed(1)}% 3px`,
    text: `${marked ? '! ' : ''}${measuredText(share)}`,
  };
}

/** `risen`: a tier above last year's, printed as (+). */
export function paintTier(
  into: HTMLElement,
  tier: TierId | null,
  risen: boolean,
  language: 'zh' | 'en',
  near: boolean,
  tiers: readonly TierLine[],
): void {
  const tag = part(into, 0, 'tier');
  const mark = part(into, 1, 'risen');
  const colours = tier === null ? null : tierColours(tier, tiers);
  setText(tag, tierLabel(tier, language, tiers));
  tag.style.background = colours?.fill ?? 'transparent';
  tag.style.color = colours?.ink ?? 'inherit';
  setText(mark, risen ? '(+)' : '');
  setText(part(into, 2, 'risen'), near ? '≈' : '');
}

/** Words in place of a tier, over what `paintTier` made. */
export function paintTierWords(into: HTMLElement, words: string): void {
  setText(part(into, 0, 'tier'), words);
}

/** A change against the baseline: ▲ better, ▼ worse, nothing where nothing changed. `better`: +1 when more is better, −1 when less is. */
export function paintChange(into: HTMLElement, change: number, decimals: number, better: 1 | -1): void {
  const text = displayNumber(Math.abs(change), decimals);
  const none = Number.isNaN(change) || displayedValue(change, decimals) === 0;
  const up = change * better > 0;
  const name = none ? 'painted change' : up ? 'painted change up' : 'painted change down';
  if (into.className !== name) into.className = name;
  setText(into, none ? '' : `${up ? '▲' : '▼'} ${text}`);
}

const SVG = 'http://www.w3.org/2000/svg';
/** What is left free after each part, in per cent of the whole: a hair line. */
const GAP = 0.4;

/**
 * What each part adds to a whole of `upper`, side by side, each ending in a hair line. A line of a drawing each, since what makes its length is no
 * style: with elements of so much width, or layers of a background, an edit of 32 rows resolves styles for ten milliseconds.
 */
export function paintStack(
  into: HTMLElement,
  portions: readonly { readonly amount: number; readonly colour: string }[],
  upper = 100,
): void {
  const lines = stackLines(into, portions.length);
  let to = 0;
  for (const [at, { amount, colour }] of portions.entries()) {
    const from = to;
    to += Number.isNaN(amount) ? 0 : Math.max(amount / upper, 0) * 100;
    const line = lines[at];
    if (line === undefined) continue;
    put(line, 'x1', `${from.toFixed(2)}%`);
    put(line, 'x2', `${Math.max(to - GAP, from).toFixed(2)}%`);
    put(line, 'stroke', colour);
  }
}

/** The lines of a stack, made anew where it had others. */
function stackLines(into: HTMLElement, count: number): readonly Element[] {
  const held = into.firstElementChild;
  if (held?.childElementCount === count) return [...held.children];
  const drawing = document.createElementNS(SVG, 'svg');
  for (let at = 0; at < count; at += 1) drawing.append(document.createElementNS(SVG, 'line'));
  into.classList.add('stack');
  into.replaceChildren(drawing);
  return [...drawing.children];
}

function put(into: Element, name: string, value: string): void {
  if (into.getAttribute(name) !== value) into.setAttribute(name, value);
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
