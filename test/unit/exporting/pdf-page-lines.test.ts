import { describe, expect, it } from 'vitest';
import { contentLines } from '../../../electron/exporting/leaks/pdf-page-lines.ts';

/** A font whose codes are the letters' own numbers, two bytes each, as printers write Chinese text. */
const fonts = new Map([['F1', (codes: Buffer) => Buffer.from(codes).swap16().toString('utf16le')]]);
const shown = (text: string): string => `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}> Tj`;

describe('the lines of a page of a PDF', () => {
  it('are whole where the printer places every letter by itself', () => {
    const letters = Array.from('北京指数');
    const content = letters.map((letter, i) => `1 0 0 1 ${50 + 12 * i} 700 Tm ${shown(letter)}`).join(' ');
    const number = `1 0 0 1 101 700 Tm ${shown('9')} 1 0 0 1 107.4 700 Tm ${shown('6.41')}`;
    expect(contentLines(`BT /F1 12 Tf ${content} ${number} ET`, fonts)).toEqual(['北京指数96.41']);
  });

  it('keep the cells of a row apart', () => {
    const content = `1 0 0 1 50 700 Tm ${shown('北京')} 1 0 0 1 150 700 Tm ${shown('天津')} 1 0 0 1 250 700 Tm ${shown('96.41')}`;
    expect(contentLines(`BT /F1 12 Tf ${content} ET`, fonts)).toEqual(['北京 天津 96.41']);
  });

  it('say letters with a halo once, and equal digits beside each other as often as they stand', () => {
    const digits = [...'88.11'].map((digit, i) => [digit, 50 + 6 * i] as const);
    const twice = digits.flatMap(([digit, x]) => Array(2).fill(`1 0 0 1 ${x} 700 Tm ${shown(digit)}`)).join(' ');
    expect(contentLines(`BT /F1 12 Tf ${twice} ET`, fonts)).toEqual(['88.11']);
  });

  it('read a label that runs upward in its own direction', () => {
    const up = [...'96.41'].map((digit, i) => `0 1 -1 0 300 ${400 + 6 * i} Tm ${shown(digit)}`).join(' ');
    const level = `1 0 0 1 290 380 Tm ${shown('北京')} 1 0 0 1 50 412 Tm ${shown('80')}`;
    expect(contentLines(`BT /F1 12 Tf ${up} ${level} ET`, fonts).toSorted()).toEqual(['80', '96.41', '北京']);
  });

  it('take the size of letters from the drawing that scales them', () => {
    const content = `1 0 0 1 10 100 Tm ${shown('总')} 1 0 0 1 22 100 Tm ${shown('体')} 1 0 0 1 80 100 Tm ${shown('高')}`;
    expect(contentLines(`q 0.5 0 0 0.5 0 0 cm BT /F1 12 Tf ${content} ET Q`, fonts)).toEqual(['总体 高']);
  });
});
