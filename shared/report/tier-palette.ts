import type { TierId } from '../model/method.ts';

/**
 * Fill and ink of each tier, RGB hex. One hue falling in lightness from 非常高 (L* 33) to 低 (L* 97), so that the order
 * survives greyscale printing and every form of colour blindness; the tier's name is always printed as well.
 */
export const tierPalette: Readonly<Record<TierId, { readonly fill: string; readonly ink: string }>> = {
  very_high: { fill: '1F5582', ink: 'FFFFFF' },
  high: { fill: '6FA5CF', ink: '000000' },
  medium: { fill: 'BDD7EB', ink: '000000' },
  low: { fill: 'F4F7FA', ink: '000000' },
};
