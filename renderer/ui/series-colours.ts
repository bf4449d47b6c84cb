/**
 * Colours of first-level indicators and other unordered series, told apart in every form of colour blindness and by lightness
 * in greyscale (after Okabe and Ito 2008, muted). Series beyond the list begin again.
 */
const colours = ['#2b5d8a', '#e0a030', '#4f9d8f', '#b5566b', '#8fb8de', '#7a6a9e', '#c7b299', '#5c6b73'] as const;

export function seriesColour(position: number): string {
  return colours[position % colours.length] ?? colours[0];
}
