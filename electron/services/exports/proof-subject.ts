import { displayNumber } from '../../../shared/base/display.ts';
import type { ManuscriptProof, ProofFinding } from '../../../shared/model/manuscript.ts';
import { findLeaks } from '../../../shared/report/leaks/find-leaks.ts';
import { leakBasis } from '../../../shared/report/leaks/leak-basis.ts';
import { placeText } from '../../../shared/report/manuscript/plan-refresh.ts';
import { proofBasis } from '../../../shared/report/proof/proof-basis.ts';
import type { ProofBasis } from '../../../shared/report/proof/proof-basis.ts';
import { proofManuscript } from '../../../shared/report/proof/proof-manuscript.ts';
import { proofTables } from '../../../shared/report/proof/proof-tables.ts';
import { proofText } from '../../../shared/report/proof/proof-text.ts';
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
      const { document, printed } = subject.manuscript;
      const proof = proofManuscript(document, printed?.values.values ?? [], basis);
      const leaks = printed?.values.audience === 'public' ? leaksIn(subject.manuscript, sources) : [];
      return { ...proof, findings: [...proof.findings, ...leaks] };
    }
    case 'workbook':
      return { ...proofWorkbook(subject.book, basis), tracked: 0 };
    case 'text': {
      const paragraphs = subject.text.split(/\r?\n/).map((text, i) => {
        return { text, place: `¶${i + 1}`, isHeading: false, skipped: [] };
      });
      return { ...proofText(paragraphs, basis), tracked: 0 };
    }
  }
}

/** Of a public report: what it tells of single units by now. */
function leaksIn({ document }: Manuscript, sources: readonly Made[]): readonly ProofFinding[] {
  const texts = document.paragraphs.map(({ text, place }) => ({
    text,
    place: placeText(place),
    near: 'sentences' as const,
  }));
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
function proofWorkbook({ sheets }: WholeWorkbook, basis: ProofBasis): Omit<ManuscriptProof, 'tracked'> {
  const rowsOf = (sheet: WholeWorkbook['sheets'][number]): readonly (readonly string[])[] =>
    sheet.rows.map(({ cells }) => cells.map(shown));
  const tables = proofTables(
    sheets.map((sheet) => ({ rows: rowsOf(sheet), place: sheet.name, id: null })),
    basis,
  );
  const sentences = sheets.flatMap((sheet) =>
    rowsOf(sheet).flatMap((row, i) =>
      row
        .filter((text) => text.length > 15)
        .map((text) => ({ text, place: `${sheet.name} r${i + 1}`, isHeading: false, skipped: [] })),
    ),
  );
  const texts = proofText(sentences, basis);
  return {
    checked: tables.checked + texts.checked,
    unclear: tables.unclear + texts.unclear,
    findings: [...tables.findings, ...texts.findings],
  };
}

/** A cell as a report prints it: two decimals of a number that has some. */
function shown(cell: Cell): string {
  if (typeof cell === 'number') return Number.isInteger(cell) ? String(cell) : displayNumber(cell);
  if (typeof cell !== 'object' || cell === null) return cell === null ? '' : String(cell);
  return cell.type === 'percent' ? `${displayNumber(cell.value * 100)}%` : '';
}
