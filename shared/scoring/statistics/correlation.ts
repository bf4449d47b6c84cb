import { mean } from './mean.ts';
import { extent, hasSpread } from './extent.ts';

/** Pearson's r over the pairs in which both values are present; NaN for fewer than 3 pairs or no spread. Always within −1…1. */
export function correlation(xs: ArrayLike<number>, ys: ArrayLike<number>): number {
  const left: number[] = [];
  const right: number[] = [];
  for (let at = 0; at < xs.length; at += 1) {
    const x = xs[at] ?? Number.NaN;
    const y = ys[at] ?? Number.NaN;
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    left.push(x);
    right.push(y);
  }
  if (left.length < 3 || !hasSpread(extent(left)) || !hasSpread(extent(right))) return Number.NaN;
  const centreX = mean(left);
  const centreY = mean(right);
  let products = 0;
  let squaresX = 0;
  let squaresY = 0;
  left.forEach((x, at) => {
    const dx = x - centreX;
    const dy = (right[at] ?? Number.NaN) - centreY;
    products += dx * dy;
    squaresX += dx * dx;
    squaresY += dy * dy;
  });
  return Math.min(1, Math.max(-1, products / Math.sqrt(squaresX * squaresY)));
}
