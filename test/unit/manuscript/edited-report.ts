import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { continueTables } from '../../../electron/exporting/continue-tables.ts';
import { writeReportDocx } from '../../../electron/exporting/word/report-document.ts';
import { ZipParts } from '../../../electron/exporting/zip/zip-parts.ts';
import { openPackage } from '../../../electron/importing/open/open-package.ts';
import { readManuscript } from '../../../electron/services/exports/read-manuscript.ts';
import type { Manuscript } from '../../../electron/services/exports/read-manuscript.ts';
import { refreshManuscript } from '../../../electron/services/exports/refresh-manuscript.ts';
import type { ManuscriptProof, ManuscriptRefresh } from '../../../shared/model/manuscript.ts';
import { composeReport } from '../../../shared/report/document/compose-report.ts';
import { scanDocument } from '../../../shared/report/manuscript/scan-document.ts';
import { proofBasis } from '../../../shared/report/proof/proof-basis.ts';
import type { ProofBasis } from '../../../shared/report/proof/proof-basis.ts';
import { proofManuscript } from '../../../shared/report/proof/proof-manuscript.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { score } from '../../../shared/scoring/score.ts';
import { stamp } from '../exporting/hostile-cohort.ts';

/** The input as it is scored with other weights of first-level indicators. */
export function reweighted(input: ReportInput, weights: Readonly<Record<string, number>>): ReportInput {
  const method = { ...input.method, weights: { ...input.method.weights, ...weights } };
  const result = score(input.dataset, method);
  if (!result.ok) throw new Error(result.error.code);
  return { ...input, method, result: result.value };
}

export async function writeReport(input: ReportInput, path: string, other: ReportInput | null = null): Promise<void> {
  const written = await writeReportDocx({ input, stamp, other: other && { input: other, stamp } }, path, {
    overwrite: true,
  });
  if (!written.ok) throw new Error(written.error.code);
}

/** Rewrites the body of a document as an editor's program would. */
export function editBody(path: string, edit: (xml: string) => string, to = path): void {
  const parts = new ZipParts(readFileSync(path));
  parts.put('word/document.xml', edit(parts.text('word/document.xml')));
  writeFileSync(to, parts.bytes());
}

export function bodyOf(path: string): string {
  return new ZipParts(readFileSync(path)).text('word/document.xml');
}

export function manuscriptAt(path: string): Manuscript {
  const parts = openPackage(path, (part) => /\.(?:xml|rels)$/.test(part));
  if (!parts.ok) throw new Error(parts.error.code);
  const read = readManuscript(parts.value, basename(path));
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

export async function refreshed(
  from: string,
  input: ReportInput,
  to: string,
  replaceEdited = false,
  other: ReportInput | null = null,
): Promise<ManuscriptRefresh> {
  const request = { target: to, replaceEdited, overwrite: true };
  const outcome = await refreshManuscript(
    manuscriptAt(from),
    [input, ...(other === null ? [] : [other])].map((one) => ({ input: one, stamp })),
    request,
  );
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

/** What the program says of an edited body; `manuscript`: the report as it was written, whose custom part names the controls. */
export function proofOfBody(manuscript: Manuscript, xml: string, basis: ProofBasis): ManuscriptProof {
  const values = manuscript.printed?.values.values ?? [];
  const tags = new Map(values.map(({ id, tag }) => [id, tag]));
  const styles = new Map(
    [...xml.matchAll(/<w:pStyle w:val="([^"]*)"/g)].map(([, id = '']) => [id, id.replace(/^Heading/, 'heading ')]),
  );
  return proofManuscript(scanDocument(xml, { tagOf: (id) => tags.get(id), styles }), values, basis);
}

/** What a report over these cohorts is held against. */
export function basisOf(input: ReportInput, other: ReportInput | null = null): ProofBasis {
  const blocks = continueTables(composeReport(input, { other }).blocks, input.lang);
  return proofBasis(other === null ? [input] : [input, other], blocks);
}

/** A body with everything inside our controls taken out: what a refresh must not touch. Counts tags by hand, apart from the program's reader. */
export function outsideControls(xml: string): string {
  let kept = '';
  let depth = 0;
  const ours: boolean[] = [];
  for (const [piece] of xml.matchAll(/<[^>]*>|[^<]+/g)) {
    if (piece === '<w:sdt>') ours.push(false);
    if (piece.startsWith('<w:tag ') && piece.includes('"ewb:') && ours.at(-1) === false) {
      ours[ours.length - 1] = true;
      depth += 1;
    }
    if (depth === 0) kept += piece;
    if (piece === '</w:sdt>' && ours.pop() === true) depth -= 1;
  }
  return kept;
}

/** Inline controls with their text, by tag. */
export function controlTexts(xml: string): readonly { readonly tag: string; readonly text: string }[] {
  const control =
    /<w:tag w:val="ewb:([^"]*)"\/>(?:(?!<w:sdtContent>).)*<w:sdtContent>((?:(?!<w:p[ >]|<w:sdt>).)*?)<\/w:sdtContent>/gs;
  return [...xml.matchAll(control)].map(([, tag = '', inner = '']) => ({
    tag,
    text: [...inner.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
  }));
}

/** A body as a program that knows no controls of ours leaves it: their content alone. */
export function withoutControls(xml: string): string {
  let kept = '';
  const open: boolean[] = [];
  for (const [piece] of xml
    .replace(/<w:sdt><w:sdtPr><w:tag w:val="ewb:(?:(?!<w:sdtContent>).)*<w:sdtContent>/gs, '<ours>')
    .replace(/<w:bookmark(?:Start|End) [^>]*>/g, '')
    .matchAll(/<[^>]*>|[^<]+/g)) {
    if (piece === '<ours>') open.push(true);
    else if (piece === '<w:sdt>') {
      open.push(false);
      kept += piece;
    } else if (piece === '</w:sdtContent>') kept += open.at(-1) === true ? '' : piece;
    else if (piece === '</w:sdt>') kept += open.pop() === true ? '' : piece;
    else kept += piece;
  }
  return kept;
}
