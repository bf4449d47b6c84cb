import { displayNumber } from '../../../shared/base/display.ts';
import type { ManuscriptProof, ProofFinding } from '../../../shared/model/manuscript.ts';
import { findLeaks } from '../../../shared/report/leaks/find-leaks.ts';
import { leakBasis } from '../../../shared/report/leaks/leak-basis.ts';
import type { EditedDocument } from '../../../shared/report/manuscript/edited-document.ts';
import { placeText } from '../../../shared/report/manuscript/plan-refresh.ts';
import { proofBasis } from '../../../shared/report/proof/proof-basis.ts';
import type { ProofBasis } from '../../../shared/report/proof/proof-basis.ts';
import { proofManuscript } from '../../../shared/report/proof/proof-manuscript.ts';
import { captionOf, proofCaptions } from '../../../shared/report/proof/proof-captions.ts';
import { proofTables } from '../../../shared/report/proof/proof-tables.ts';
import type { ProofTable } from '../../../shared/report/proof/proof-tables.ts';
import { proofText } from '../../../shared/report/proof/proof-text.ts';
import type { Proofed } from '../../../shared/report/proof/proof-text.ts';
import { forAudience } from '../../../shared/report/for-audience.ts';
import { cohortCode } from '../../../shared/report/patterns/fact-cohort.ts';
import { decimalsOf } from '../../../shared/report/score-text.ts';
import { reportTables } from '../../../shared/report/report-tables.ts';
import type { ReportBlock } from '../../../shared/report/document/report-document.ts';
import type { Cell } from '../../importing/cells/cell.ts';
import type { WholeWorkbook } from '../../importing/open/read-workbook.ts';
import type { Manuscript } from './read-manuscript.ts';
import { reportBlocks } from './report-blocks.ts';
import type { Made } from './report-blocks.ts';

/** What is checked. */
export type ProofSubject =
  | { readonly kind: 'document'; readonly manuscript: Manuscript }
  | {
      readonly kind: 'workbook';
      readonly book: WholeWorkbook;
      /** Of a package: its parts, for the pictures of its sheets. */
      readonly parts?: ReadonlyMap<string, Buffer>;
    }
  | { readonly kind: 'text'; readonly text: string };

/** A document, workbook or text against the results of the sources. */
export function proofOf(subject: ProofSubject, sources: readonly Made[]): ManuscriptProof {
  const basis = proofBasis(
    sources.map(({ input }) => input),
    reportBlocks(sources),
  );
  switch (subject.kind) {
    case 'document': {
      const { body, beside, printed } = subject.manuscript;
      const documents = [body, ...beside].map(({ document }) => document);
      const parts = documents.map((document) => proofManuscript(document, printed?.values.values ?? [], basis));
      const leaks = printed?.values.audience === 'public' ? leaksIn(documents, sources) : [];
      const { checked, unclear, findings } = added(parts);
      const tracked = parts.reduce((sum, part) => sum + part.tracked, 0);
      return { checked, unclear, findings: [...findings, ...leaks], tracked };
    }
    case 'workbook':
      return { ...proofWorkbook(subject.book, basis, sources), tracked: 0 };
    case 'text':
      return { ...proofPasted(subject.text, basis), tracked: 0 };
  }
}

/** A text line by line: cells of a table that was pasted are parted by tabs. */
function proofPasted(text: string, basis: ProofBasis): Proofed {
  const lines = text.split(/\r?\n/).map((line, i) => ({ text: line, place: `¶${i + 1}` }));
  const isRow = ({ text: line }: { readonly text: string }): boolean => /\S\t|\t\S/.test(line);
  const tables = lines.flatMap((line, i): readonly ProofTable[] => {
    if (!isRow(line) || (i > 0 && isRow(lines[i - 1] ?? line))) return [];
    const end = lines.findIndex((next, k) => k > i && !isRow(next));
    const rows = lines.slice(i, end < 0 ? lines.length : end).map(({ text: row }) => row.split('\t'));
    return [{ rows, place: line.place, id: null }];
  });
  const words = lines.filter((line) => !isRow(line));
  const paragraphs = words.map((line) => ({ ...line, isHeading: isHeading(line.text), skipped: [] }));
  const labelled = words.map((line) => ({ ...line, style: '', beside: null, bookmarks: [], references: [] }));
  return added([
    proofTables(tables, basis),
    proofCaptions(labelled, basis),
    proofText(
      paragraphs.filter((line) => captionOf(line.text, '') === null),
      basis,
    ),
  ]);
}

/** 第二章, 二、, （二）, 2.1 and a few words without a full stop. */
function isHeading(line: string): boolean {
  const numbered =
    /^\s*(?:第[一二三四五六七八九十\d]+[章节篇]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d+(?:\.\d+)+\s)/;
  return numbered.test(line) && line.length <= 40 && !/[。；;]/.test(line);
}

function added(parts: readonly Proofed[]): Proofed {
  return {
    checked: parts.reduce((sum, { checked }) => sum + checked, 0),
    unclear: parts.reduce((sum, { unclear }) => sum + unclear, 0),
    findings: parts.flatMap(({ findings }) => findings),
  };
}

/** Of a public report: what it tells of single units by now. */
function leaksIn(documents: readonly EditedDocument[], sources: readonly Made[]): readonly ProofFinding[] {
  const texts = documents.flatMap(({ paragraphs }) =>
    paragraphs.map(({ text, place }) => ({ text, place: placeText(place), near: 'sentences' as const })),
  );
  const found = findLeaks(
    sources.map(({ input, stamp }) => leakBasis(input, stamp.fingerprint)),
    texts,
  );
  return found
    .filter(({ certain }) => certain)
    .map(({ place, text, found: number, unit, code, kind }) => ({
      kind: 'leak',
      place,
      text,
      found: number,
      expected: '',
      fact: unit === '' ? [kind, code].filter((part) => part !== '').join(':') : `unit:${unit}:${kind}`,
    }));
}

/** Tables of sheets by what they resemble, and the sentences of cells that are none. */
function proofWorkbook({ sheets }: WholeWorkbook, basis: ProofBasis, sources: readonly Made[]): Proofed {
  const decimals = Math.max(...sources.map(({ input }) => decimalsOf(input)));
  const whole = sheets.map(({ name, rows }) => ({
    place: name,
    rows: rows.map(({ cells }) => cells.map((cell) => shown(cell, decimals))),
  }));
  const sentences = whole.flatMap(({ rows, place }) =>
    rows.flatMap((row, i) =>
      row
        .filter((text) => text.length > 15)
        .map((text) => ({ text, place: `${place} r${i + 1}`, isHeading: false, skipped: [] })),
    ),
  );
  return added([
    proofTables(
      whole.map((sheet) => ({ ...sheet, id: null, titled: true })),
      { ...basis, blocks: [...basis.blocks, ...workbookTables(sources)] },
    ),
    proofText(sentences, basis),
  ]);
}

/** Tables as workbooks have them, of either audience: a file doesn't say which it is for. */
function workbookTables(sources: readonly Made[]): readonly ReportBlock[] {
  return sources.flatMap(({ input }, i) =>
    [input, forAudience(input, 'public')].flatMap((one) =>
      reportTables(one).map((table) => {
        const id = i === 0 ? table.id : `${table.id}@${cohortCode(input)}`;
        return { kind: 'table' as const, id, label: '', caption: table.title, table };
      }),
    ),
  );
}

/** A cell as a report prints it: with the method's decimals of a number that has some. */
function shown(cell: Cell, decimals: number): string {
  if (typeof cell === 'number') return Number.isInteger(cell) ? String(cell) : displayNumber(cell, decimals);
  if (typeof cell !== 'object' || cell === null) return cell === null ? '' : String(cell);
  return cell.type === 'percent' ? `${displayNumber(cell.value * 100)}%` : '';
}
