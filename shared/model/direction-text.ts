import { foldName } from '../base/fold-text.ts';
import type { Direction } from './method.ts';

const directions: readonly (readonly [Direction, RegExp])[] = [
  ['lower', /^(?:逆|负|反|[-−]1?$|↓|成本|低优|极小|越[小低少短]|减分|lower|negative|cost|decreas)/i],
  ['higher', /^(?:正|\+1?$|1$|↑|效益|高优|极大|越[大高多长]|加分|higher|positive|benefit|increas)/i],
];

/** 正向, 逆向 …; null where the text says neither. */
export function directionOf(text: string): Direction | null {
  const folded = foldName(text);
  return directions.find(([, words]) => words.test(folded))?.[0] ?? null;
}
