const ROUNDING = 1e-16;
const STEPS = 10_000;
const TINY = 1e-300;
const lanczos = [
  0.999_999_999_999_809_93, 676.520_368_121_885_1, -1259.139_216_722_402_8, 771.323_428_777_653_13,
  -176.615_029_162_140_6, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_571_6e-6,
  1.505_632_735_149_311_6e-7,
];

/** P(χ² > x) with df degrees of freedom: the upper incomplete gamma function, by its series or continued fraction (Abramowitz and Stegun 6.5.29, 6.5.31). */
export function chiSquareTail(x: number, df: number): number {
  if (!(x > 0)) return x === 0 ? 1 : Number.NaN;
  const [a, z] = [df / 2, x / 2];
  const scale = Math.exp(a * Math.log(z) - z - logGamma(a));
  return z < a + 1 ? 1 - scale * series(a, z) : scale * continuedFraction(a, z);
}

/** ln Γ(a) for a > 0 (Lanczos 1964, g = 7). */
function logGamma(a: number): number {
  const t = a + 6.5;
  const sum = lanczos.reduce((total, c, at) => total + (at === 0 ? c : c / (a + at - 1)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (a - 0.5) * Math.log(t) - t + Math.log(sum);
}

function series(a: number, z: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; k < STEPS && term > sum * ROUNDING; k += 1) {
    term *= z / (a + k);
    sum += term;
  }
  return sum;
}

/** Lentz's method. */
function continuedFraction(a: number, z: number): number {
  let b = z + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < STEPS; k += 1) {
    const an = -k * (k - a);
    b += 2;
    d = 1 / orTiny(an * d + b);
    c = orTiny(b + an / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < ROUNDING * 4) break;
  }
  return value;
}

function orTiny(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}
