import type { OutgoingText } from '../../../shared/report/leaks/find-leaks.ts';
import { attributeTexts, xmlSteps } from './xml-texts.ts';

interface OpenTable {
  heads: readonly string[];
  row: string[];
  cell: string;
  rows: number;
}

/** Paragraphs, rows of tables under their heads, and attributes of a part of a Word document; also text that is hidden, deleted or in boxes. */
export function wordTexts(xml: string, place: string): readonly OutgoingText[] {
  const texts: OutgoingText[] = [];
  const tables: OpenTable[] = [];
  // A box lies within a paragraph and has paragraphs of its own.
  const paragraphs: string[] = [''];
  let count = 0;
  for (const step of xmlSteps(xml)) {
    const table = tables.at(-1);
    if (step.kind === 'text') paragraphs[paragraphs.length - 1] += step.text;
    else if (step.kind === 'open') {
      texts.push(...attributeTexts(step.tag, place));
      if (step.name === 'w:p') paragraphs.push('');
      else if (step.name === 'w:tbl') tables.push({ heads: [], row: [], cell: '', rows: 0 });
      else if (step.name === 'w:tab' || step.name === 'w:br') paragraphs[paragraphs.length - 1] += ' ';
    } else if (step.name === 'w:p') {
      const text = paragraphs.pop() ?? '';
      count += 1;
      if (text.trim() !== '') texts.push({ place: `${place} ¶${count}`, text, near: 'sentences' });
      if (table) table.cell += text;
    } else if (table && step.name === 'w:tc') {
      table.row.push(table.cell);
      table.cell = '';
    } else if (table && step.name === 'w:tr') {
      table.rows += 1;
      texts.push({ place: `${place} ⊞${table.rows}`, text: underHeads(table.heads, table.row), near: 'whole' });
      if (table.rows === 1) table.heads = table.row;
      table.row = [];
    } else if (step.name === 'w:tbl') tables.pop();
  }
  const rest = paragraphs.join(' ').trim();
  return rest === '' ? texts : [...texts, { place, text: rest, near: 'sentences' }];
}

/** Each cell after the head of its column, so that a number is called what its column is. */
export function underHeads(heads: readonly string[], cells: readonly string[]): string {
  return cells.map((cell, i) => [heads[i] ?? '', cell].filter((text) => text.trim() !== '').join(' ')).join(' | ');
}
