import { luminanceOf } from './colour-spaces.ts';
import type { LinearRgb } from './colour-spaces.ts';

/** How a colour may be seen: as it is, in the three forms of colour blindness at their full strength, printed without colour. */
export const visions = ['usual', 'deuteranopia', 'protanopia', 'tritanopia', 'grey'] as const;
export type Vision = (typeof visions)[number];

type Matrix = readonly [LinearRgb, LinearRgb, LinearRgb];

/** Machado, Oliveira and Fernandes 2009, table 1, severity 1. */
const dichromats: Readonly<Record<Exclude<Vision, 'usual' | 'grey'>, Matrix>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

export function seenAs(light: LinearRgb, vision: Vision): LinearRgb {
  if (vision === 'usual') return light;
  if (vision === 'grey') {
    const luminance = luminanceOf(light);
    return [luminance, luminance, luminance];
  }
  const [red, green, blue] = dichromats[vision].map((row) => {
    const sum = row[0] * light[0] + row[1] * light[1] + row[2] * light[2];
    return Math.min(Math.max(sum, 0), 1);
  });
  return [red ?? 0, green ?? 0, blue ?? 0];
}
