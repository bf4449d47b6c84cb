import { writeFile } from 'node:fs/promises';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { ManuscriptRefresh } from '../../../shared/model/manuscript.ts';
import type { FigureBlock, ReportBlock, TableBlock } from '../../../shared/report/document/report-document.ts';
import { figureDigest, tableTexts, textsDigest } from '../../../shared/report/manuscript/block-digest.ts';
import { planRefresh } from '../../../shared/report/manuscript/plan-refresh.ts';
import type { CurrentBlock } from '../../../shared/report/manuscript/plan-refresh.ts';
import { printedValuesXml } from '../../../shared/report/manuscript/printed-values.ts';
import type { PrintedRun, PrintedValue, PrintedValues } from '../../../shared/report/manuscript/printed-values.ts';
import { escapedXml } from '../../../shared/base/xml-tokens.ts';
import { cohortCode } from '../../../shared/report/patterns/fact-cohort.ts';
import { reportFacts } from '../../../shared/report/patterns/report-facts.ts';
import { figureRasteriser } from '../../exporting/figures/figure-rasteriser.ts';
import { refreshedBody } from '../../exporting/word/refreshed-docx.ts';
import type { RefreshedBody } from '../../exporting/word/refreshed-docx.ts';
import { ZipParts } from '../../exporting/zip/zip-parts.ts';
import { writeSafely } from '../../files/write-safely.ts';
import { reportBlocks } from './report-blocks.ts';
import type { Made } from './report-blocks.ts';
import { partHash } from './read-manuscript.ts';
import type { Manuscript } from './read-manuscript.ts';

export interface RefreshRequest {
  readonly target: string;
  readonly replaceEdited: boolean;
  readonly overwrite: boolean;
}

/** A new document in which only values, tables and pictures in controls differ. Errors: MANUSCRIPT_UNTAGGED, those of writing. */
export async function refreshManuscript(
  manuscript: Manuscript,
  sources: readonly Made[],
  { target, replaceEdited, overwrite }: RefreshRequest,
): Promise<Result<ManuscriptRefresh>> {
  const { printed, body, beside } = manuscript;
  const stories = [body, ...beside];
  const [first] = sources;
  if (printed === null || first === undefined) return err(appError('MANUSCRIPT_UNTAGGED'));
  const inputs = sources.map(({ input }) => input);
  const { tables, figures } = composedBlocks(asPrinted(reportBlocks(sources), printed.values.runs, sources));
  const plan = planRefresh(
    stories.map(({ document }) => document),
    printed.values,
    {
      cohorts: new Set(inputs.map(cohortCode)),
      facts: reportFacts(inputs, first.input, new Map()),
      blocks: currentBlocks(tables, figures),
      pictureHash: (relation, at) => partHash(manuscript, stories[at] ?? body, relation),
      replaceEdited,
    },
  );
  const made = { tables, figures, lang: printed.values.lang, rasteriser: figureRasteriser() };
  const refreshed = new Map<string, RefreshedBody>();
  for (const [i, { part, xml, document, relations }] of stories.entries()) {
    const partOf = (relation: string): string | undefined => relations.get(relation);
    const numbers = { partOf, lastBookmark: document.lastBookmark };
    refreshed.set(part, await refreshedBody(xml, plan.values[i] ?? [], made, numbers));
  }
  const packed = packedAnew(manuscript, refreshed, plan.printed, sources);
  const written = await writeSafely(target, async (temporary) => writeFile(temporary, packed), { overwrite });
  if (!written.ok) return written;
  const { changes, left, unchanged } = plan;
  const tracked = stories.reduce((sum, { document }) => sum + document.trackedChanges, 0);
  return ok({ changes, left, unchanged, tracked });
}

/** Of two cohorts of a kind the second's tables and figures have its name in their ids, also where its project alone is given now. */
function asPrinted(
  blocks: readonly ReportBlock[],
  [first, second]: readonly PrintedRun[],
  sources: readonly Made[],
): readonly ReportBlock[] {
  const [one, ...more] = sources.map(({ input }) => cohortCode(input));
  const alone = first && second && more.length === 0 && one === second.cohort && one !== first.cohort;
  if (!alone || (first.cohort === 'key-city') !== (second.cohort === 'key-city')) return blocks;
  return blocks.map((block) => ('id' in block ? { ...block, id: `${block.id}@${second.cohort}` } : block));
}

function composedBlocks(blocks: readonly ReportBlock[]): {
  readonly tables: ReadonlyMap<string, readonly TableBlock[]>;
  readonly figures: ReadonlyMap<string, FigureBlock>;
} {
  const tables = new Map<string, TableBlock[]>();
  const figures = new Map<string, FigureBlock>();
  for (const block of blocks) {
    if (block.kind === 'table') tables.set(block.id, [...(tables.get(block.id) ?? []), block]);
    if (block.kind === 'figure') figures.set(block.id, block);
  }
  return { tables, figures };
}

function currentBlocks(
  tables: ReadonlyMap<string, readonly TableBlock[]>,
  figures: ReadonlyMap<string, FigureBlock>,
): ReadonlyMap<string, CurrentBlock> {
  const blocks = new Map<string, CurrentBlock>();
  const put = (tag: string, texts: readonly string[]): void =>
    void blocks.set(tag, { digest: textsDigest(texts), texts });
  for (const [id, pieces] of tables) put(`table:${id}`, tableTexts(pieces.map(({ table }) => table)));
  for (const [id, { figure }] of figures) {
    blocks.set(`figure:${id}`, { digest: figureDigest(figure), texts: [] });
    if (figure.notes.length > 0) put(`notes:${id}`, figure.notes);
  }
  return blocks;
}

/** The package with what was refreshed, by part, and new pictures; the part of printed values is another only where a value is. */
function packedAnew(
  { parts, printed }: Manuscript,
  refreshed: ReadonlyMap<string, RefreshedBody>,
  values: readonly PrintedValue[],
  sources: readonly Made[],
): Buffer {
  const zip = new ZipParts(parts);
  for (const [part, { xml, pictures }] of refreshed) {
    zip.put(part, xml);
    for (const [picture, bytes] of pictures) zip.put(picture, bytes);
  }
  if (printed === null) return zip.bytes();
  const hashes = new Map([...refreshed.values()].flatMap(({ hashes: own }) => [...own]));
  const now = values.map((value) => ({ ...value, picture: hashes.get(value.tag) ?? value.picture }));
  if (JSON.stringify(now) === JSON.stringify(printed.values.values)) return zip.bytes();
  const runs = runsOf(sources);
  const kept = printed.values.runs.map((run) => runs.find(({ cohort }) => cohort === run.cohort) ?? run);
  const others = runs.filter(({ cohort }) => kept.every((run) => run.cohort !== cohort));
  const renewed: PrintedValues = { ...printed.values, runs: [...kept, ...others], values: now };
  zip.put(printed.part, printedValuesXml(renewed));
  const properties = 'docProps/custom.xml';
  const fingerprint = sources.map(({ stamp }) => stamp.fingerprint).join(' ');
  if (zip.has(properties)) zip.put(properties, withFingerprint(zip.text(properties), fingerprint));
  return zip.bytes();
}

function runsOf(sources: readonly Made[]): readonly PrintedRun[] {
  return sources.map(({ input, stamp }) => ({
    cohort: cohortCode(input),
    year: input.framework.year,
    at: stamp.exportedAt,
    fingerprint: (input.audience ?? 'internal') === 'internal' ? stamp.fingerprint : null,
  }));
}

/** The property that says which result the values are of; others stay. */
function withFingerprint(xml: string, fingerprint: string): string {
  return xml.replace(
    /(<(?:\w+:)?property\b[^>]*\bname="ewb-fingerprint"[^>]*>\s*<(\w+:\w+)>)[^<]*(<\/\2>)/,
    (_, before: string, _type: string, after: string) => before + escapedXml(fingerprint) + after,
  );
}
