import type { OutgoingText } from '../../../shared/report/leaks/find-leaks.ts';
import { underHeads } from './word-texts.ts';
import { attribute, attributeTexts, xmlSteps } from './xml-texts.ts';

/** The shared strings of a workbook in their order. */
export function sharedStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  let text = '';
  for (const step of xmlSteps(xml)) {
    if (step.kind === 'text') text += step.text;
    else if (step.kind === 'open' && step.name === 'si') text = '';
    else if (step.kind === 'close' && step.name === 'si') strings.push(text);
  }
  return strings;
}

/** Rows of a sheet under the heads above them; `hidden`: the whole sheet is. Formulas, headers, footers and attributes besides. */
export function sheetTexts(
  xml: string,
  place: string,
  strings: readonly string[],
  hidden: boolean,
): readonly OutgoingText[] {
  const texts: OutgoingText[] = [];
  let heads: readonly string[] = [];
  let cells: string[] = [];
  let row = '';
  let rowHidden = false;
  let numeric = false;
  let cell: { column: number; type: string; text: string } | null = null;
  for (const step of xmlSteps(xml)) {
    if (step.kind === 'text') {
      if (cell) cell.text += step.text;
      else if (step.text.trim() !== '') texts.push({ place, text: step.text, near: 'sentences' });
    } else if (step.kind === 'open') {
      if (step.name === 'row') {
        row = attribute(step.tag, 'r') ?? '';
        rowHidden = attribute(step.tag, 'hidden') === '1';
        cells = [];
        numeric = false;
      } else if (step.name === 'c')
        cell = { column: columnOf(attribute(step.tag, 'r') ?? ''), type: attribute(step.tag, 't') ?? 'n', text: '' };
      // A formula and its value are two things.
      else if (step.name === 'v' && cell && cell.text !== '') cell.text += ' ';
      else if (step.name !== 'f' && step.name !== 'is' && step.name !== 't')
        texts.push(...attributeTexts(step.tag, place));
    } else if (step.name === 'c' && cell) {
      const value = cell.type === 's' ? (strings[Number.parseInt(cell.text, 10)] ?? '') : cell.text;
      numeric ||= cell.type === 'n' && value !== '';
      while (cells.length < cell.column) cells.push('');
      cells[cell.column] = value;
      cell = null;
    } else if (step.name === 'row') {
      const filled = cells.filter((text) => text.trim() !== '');
      const text = underHeads(heads, cells);
      if (filled.length > 0)
        texts.push({ place: `${place} ${row}`, text, near: 'whole', ...(hidden || rowHidden ? { hidden: true } : {}) });
      if (!numeric && filled.length > 1) heads = cells;
    }
  }
  return texts;
}

/** 0 for A1; 0 too where a cell has no address. */
function columnOf(address: string): number {
  const letters = /^[A-Z]+/.exec(address)?.[0] ?? 'A';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
