import { describe, expect, it } from 'vitest';
import { colourDifference } from '../../../shared/report/colour/colour-difference.ts';
import { colourRamp, inkOn } from '../../../shared/report/colour/colour-ramp.ts';
import { contrastOf, hexOf, labOf, linearFromLab, linearOf } from '../../../shared/report/colour/colour-spaces.ts';
import type { Lab } from '../../../shared/report/colour/colour-spaces.ts';
import { nearestColours } from '../../../shared/report/colour/nearest-colours.ts';
import { seenAs, visions } from '../../../shared/report/colour/seen-as.ts';

/** Pairs of Sharma, Wu and Dalal 2005, table 1, with their ΔE₀₀: the rotation in blue, mean hues on either side of 0°, greys, dark colours. */
const sharma: readonly (readonly [Lab, Lab, number])[] = [
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, 3.1571, -77.2803], [50, 0, -82.7485], 2.8615],
  [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1],
  [[50, 0, 0], [50, -1, 2], 2.3669],
  [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
  [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[50, 2.5, 0], [61, -5, 29], 22.8977],
  [[50, 2.5, 0], [56, -27, -3], 31.903],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
];

describe('the difference of two colours', () => {
  it.each(sharma)('%j and %j differ by the published %d, either way round', (one, other, published) => {
    expect(colourDifference(one, other)).toBeCloseTo(published, 4);
    expect(colourDifference(other, one)).toBeCloseTo(published, 4);
  });
});

describe('colours as they are seen', () => {
  it('white, black and greys look alike to everybody', () => {
    for (const grey of ['#000000', '#808080', '#ffffff'])
      for (const vision of visions) expect(hexOf(seenAs(linearOf(grey), vision)), `${grey} ${vision}`).toBe(grey);
  });

  it('red and green of one lightness are told apart by everybody but those who lack one of the two', () => {
    const far = Object.fromEntries(nearestColours(['#c06050', '#789040']).map((one) => [one.vision, one.difference]));
    expect(far['usual']).toBeGreaterThan(40);
    expect(far['tritanopia']).toBeGreaterThan(30);
    expect(far['deuteranopia']).toBeLessThan(10);
    expect(far['grey']).toBeLessThan(6);
  });

  it('the nearest two are named by their places', () => {
    const [usual] = nearestColours(['#000000', '#ffffff', '#fefefe']);
    expect(usual?.pair).toEqual([1, 2]);
    expect(usual?.difference).toBeLessThan(1);
    expect(nearestColours(['#123456'])[0]?.difference).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('contrast and ink', () => {
  it('is 21 between black and white, 4.54 for #767676 on white as WCAG’s examples have it', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 4);
    expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  it('black or white always reads at 4.5 : 1', () => {
    for (let step = 0; step < 4096; step += 1) {
      const fill = `#${[8, 4, 0].map((at) => (((step >> at) & 15) * 17).toString(16).padStart(2, '0')).join('')}`;
      expect(contrastOf(fill, inkOn(fill)), fill).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe('a ramp', () => {
  it('has the stops at its ends, even steps of lightness between, and the stops themselves where there are as many', () => {
    const ramp = colourRamp(['#000000', '#ffffff'], 5);
    expect(ramp.map((colour) => Math.round(labOf(linearOf(colour))[0]))).toEqual([0, 25, 50, 75, 100]);
    expect(colourRamp(['#0b5037', '#5fae84', '#f1f8f3'], 3)).toEqual(['#0b5037', '#5fae84', '#f1f8f3']);
    expect(colourRamp(['#0b5037', '#f1f8f3'], 1)).toEqual(['#0b5037']);
  });

  it('comes back through L*a*b* as the same colour', () => {
    for (const colour of ['#1f5582', '#c06050', '#f4f7fa', '#010203'])
      expect(hexOf(linearFromLab(labOf(linearOf(colour))))).toBe(colour);
  });
});
