/** Red, green and blue of a screen's sRGB as light, each from 0 to 1. */
export type LinearRgb = readonly [number, number, number];
/** CIE L*a*b* under D65. */
export type Lab = readonly [number, number, number];

/** `#rrggbb` as light (IEC 61966-2-1). */
export function linearOf(hex: string): LinearRgb {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return [red ?? 0, green ?? 0, blue ?? 0];
}

/** The nearest `#rrggbb`; light outside of the screen's range is cut off. */
export function hexOf(light: LinearRgb): string {
  const parts = light.map((part) => {
    const value = Math.min(Math.max(part, 0), 1);
    const encoded = value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}

/** Relative luminance, Y of CIE XYZ: 0 black, 1 white. */
export function luminanceOf([red, green, blue]: LinearRgb): number {
  return 0.2126729 * red + 0.7151522 * green + 0.072175 * blue;
}

/** How two colours contrast as text and ground, from 1 to 21 (WCAG 2.1, 1.4.3). */
export function contrastOf(one: string, other: string): number {
  const [low = 0, high = 0] = [luminanceOf(linearOf(one)), luminanceOf(linearOf(other))].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const white = [0.95047, 1, 1.08883] as const;

export function labOf(light: LinearRgb): Lab {
  const [red, green, blue] = light;
  const x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / white[0]);
  const y = curve(luminanceOf(light));
  const z = curve((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / white[2]);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

export function linearFromLab([lightness, a, b]: Lab): LinearRgb {
  const y = (lightness + 16) / 116;
  const [X, Y, Z] = [white[0] * back(y + a / 500), back(y), white[2] * back(y - b / 200)];
  return [
    3.2404542 * X - 1.5371385 * Y - 0.4985314 * Z,
    -0.969266 * X + 1.8760108 * Y + 0.041556 * Z,
    0.0556434 * X - 0.2040259 * Y + 1.0572252 * Z,
  ];
}

function curve(value: number): number {
  return value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116;
}

function back(value: number): number {
  return value ** 3 > 216 / 24389 ? value ** 3 : ((116 * value - 16) * 27) / 24389;
}
