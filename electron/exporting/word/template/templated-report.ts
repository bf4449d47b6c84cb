import { posix } from 'node:path';
import type { TemplatePlaceholder } from '../../../../shared/model/word-template.ts';
import type { ReportBlock } from '../../../../shared/report/document/report-document.ts';
import { inputsInOrder } from '../../../../shared/report/document/compose-report.ts';
import { placeText } from '../../../../shared/report/manuscript/plan-refresh.ts';
import { wholeNumber } from '../../../../shared/base/xml-tokens.ts';
import { filledPart } from '../../../../shared/report/template/fill-part.ts';
import type { TemplateFilling } from '../../../../shared/report/template/template-filling.ts';
import type { TemplateParagraph } from '../../../../shared/report/template/template-paragraphs.ts';
import { templateSources } from '../../../../shared/report/template/template-sources.ts';
import type { FigureRasteriser } from '../../figures/figure-rasteriser.ts';
import { laidReport, reportFingerprint, reportFooter } from '../../report-material.ts';
import type { ReportMaterial } from '../../report-material.ts';
import { ZipParts } from '../../zip/zip-parts.ts';
import { controlLog } from '../content-controls.ts';
import { printedOf } from '../printed-of.ts';
import { putPrintedValues } from '../values-part.ts';
import { blockFragments } from './block-fragments.ts';
import { saidRuns } from './said-runs.ts';
import { headingsTurned, sectionAt, turnedPages, withinMargins } from './section-breaks.ts';
import { asDocument, putFingerprint, uniqueNumbers, withNamespaces, withPictures } from './template-package.ts';
import { inTemplateLook, mergedStyles, styleNamesOf } from './template-styles.ts';

/** A Word document of the team's, unpacked. */
export interface ReportTemplate {
  readonly parts: ReadonlyMap<string, Uint8Array>;
  /** Name of the body's part. */
  readonly main: string;
}

/** What a template asks for and what of it this report has. Pictures are not drawn. */
export function templatePlaceholders(
  material: ReportMaterial,
  template: ReportTemplate,
): readonly TemplatePlaceholder[] {
  return walk(material, template).placeholders;
}

/** The template with everything that it asks for; {@link templatePlaceholders} must have found all of it, or it stays as it was written. */
export async function filledTemplate(
  material: ReportMaterial,
  template: ReportTemplate,
  rasteriser: FigureRasteriser,
): Promise<Buffer> {
  const { asked, labels } = walk(material, template);
  const { lang } = material.input;
  const log = controlLog();
  const parts = new ZipParts(template.parts);
  const { main } = template;
  const body = parts.text(main);
  const pictures = material.pictures ?? new Map();
  const made = await blockFragments(asked, { lang, rasteriser, labels, log, pictures });
  const words = [
    body,
    ...parts
      .names()
      .filter((name) => besideBody.test(name))
      .map((name) => parts.text(name)),
  ];
  const bookmarks = Math.max(...words.map((xml) => highest(xml, /<w:bookmarkStart\b[^>]*w:id="(\d+)"/g)));
  const stylesPart = posix.join(posix.dirname(main), 'styles.xml');
  const styles = mergedStyles(parts.text(stylesPart), made.parts.text('word/styles.xml'), made.fragments);
  const placed = new Map<string, string>();
  const fragments = made.fragments
    .map(inTemplateLook)
    .map(styles.mapped)
    .map((fragment) =>
      fragment.replace(bookmarkId, (_, start: string, id: string) => `${start}${bookmarks + wholeNumber(id)}"`),
    )
    .map((fragment) => withPictures(fragment, made.parts, parts, main, placed));
  const first = Math.max(bookmarks, ...fragments.map((one) => highest(one, /<w:bookmarkStart\b[^>]*w:id="(\d+)"/g)));
  const runs = saidRuns(log, { labels, lang, firstBookmark: first + 1 });
  let next = 0;
  const filled = walk(material, template, {
    runs,
    heading: () => contentsMark(fragments[next++] ?? ''),
    block: (paragraph) => finished(fragments[next++] ?? '', body, paragraph),
  });
  for (const [name, xml] of filled.parts) parts.put(name, xml);
  const names = styleNamesOf(styles.xml);
  const turned = headingsTurned(parts.text(main), (style) => /^(?:heading|标题) ?[1-9]/.test(names.get(style) ?? ''));
  parts.put(main, uniqueNumbers(withNamespaces(turned, made.parts.text('word/document.xml'))));
  parts.put(stylesPart, styles.xml);
  putPrintedValues(parts, main, printedOf(material, log.values()));
  putFingerprint(parts, reportFingerprint(material));
  asDocument(parts, main, /<w:instrText[^>]*>\s*TOC\b|w:instr="\s*TOC\b/.test(parts.text(main)));
  return parts.bytes();
}

const bookmarkId = /(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")(\d+)"/g;

function highest(xml: string, ids: RegExp): number {
  return Math.max(0, ...[...xml.matchAll(ids)].map(([, id]) => wholeNumber(id)));
}

/** What the entry of a heading in a list of contents leads to. */
function contentsMark(heading: string): string {
  const [start = '', id = ''] =
    /<w:bookmarkStart\b[^>]*_Toc[^>]*\/>/.exec(heading)?.[0].match(/^.*?w:id="(\d+)".*$/) ?? [];
  return start === '' ? '' : `${start}<w:bookmarkEnd w:id="${id}"/>`;
}

/** A fragment in its place: turned pages, and what the paragraph that it takes the place of had to hold. */
function finished(fragment: string, body: string, { to, row, section }: TemplateParagraph): string {
  const around = section === '' ? sectionAt(body, to) : section;
  const turned = turnedPages(withinMargins(fragment, around), around, row === null);
  if (section !== '') return `${turned}<w:p><w:pPr>${section}</w:pPr></w:p>`;
  // A cell ends in a paragraph.
  return row !== null && !turned.endsWith('</w:p>') ? `${turned}<w:p/>` : turned;
}

interface Walked {
  readonly placeholders: readonly TemplatePlaceholder[];
  /** Blocks of each placeholder that has some, in order. */
  readonly asked: readonly (readonly ReportBlock[])[];
  /** Of what the template places. */
  readonly labels: ReadonlyMap<string, string>;
  /** Parts that were filled, by name. */
  readonly parts: ReadonlyMap<string, string>;
}

interface Writing extends Pick<TemplateFilling, 'runs' | 'heading'> {
  readonly block: (paragraph: TemplateParagraph) => string;
}

/** Goes through the template once; without `writing` only what it asks for is looked up. */
function walk(material: ReportMaterial, { parts: from, main }: ReportTemplate, writing?: Writing): Walked {
  const zip = new ZipParts(from);
  const inputs = inputsInOrder(material.input, material.other?.input ?? null);
  const laid = laidReport(material);
  const sources = templateSources(inputs, laid, laid.labels, material.plan ?? null);
  const styles = styleNamesOf(zip.text(posix.join(posix.dirname(main), 'styles.xml')));
  const placeholders: TemplatePlaceholder[] = [];
  const asked: (readonly ReportBlock[])[] = [];
  const placed = new Map<string, string>();
  const parts = new Map<string, string>();
  const filling: TemplateFilling = {
    facts: sources.facts,
    sentence: sources.sentence,
    cover: { title: laid.title, subtitle: laid.subtitle, origin: reportFooter(material) },
    runs: writing?.runs ?? (() => ''),
    heading: (paragraph) => {
      asked.push([ownHeading(paragraph)]);
      return writing?.heading(paragraph) ?? '';
    },
    log: (entry) => void placeholders.push(entry),
    placeOf: ({ heading, number }) => placeText({ heading, paragraph: number }),
    block: (of, id, paragraph) => {
      const blocks = sources.blocks(of, id);
      if (blocks === 'missing' || blocks === 'unknown') return { state: blocks };
      const ids = blocks.flatMap((block) => ('label' in block && !('continued' in block) ? [block.id] : []));
      if (ids.some((one) => placed.has(one))) return { state: 'twice' };
      for (const one of ids) placed.set(one, laid.labels.get(one) ?? one);
      asked.push(blocks);
      return { xml: writing?.block(paragraph) ?? '' };
    },
  };
  parts.set(main, filledPart(zip.text(main), styles, filling));
  for (const name of zip.names().filter((one) => besideBody.test(one))) {
    const wordsOnly: TemplateFilling = {
      ...filling,
      placeOf: () => posix.basename(name, '.xml'),
      block: () => ({ state: 'not-alone' }),
      heading: () => '',
    };
    parts.set(name, filledPart(zip.text(name), styles, wordsOnly));
  }
  return { placeholders, asked, labels: placed, parts };
}

function ownHeading({ text, level, number }: TemplateParagraph): ReportBlock {
  return { kind: 'heading', level: level === 1 ? 1 : level === 2 ? 2 : 3, id: `own-${number}`, text: text.trim() };
}

/** Headers, footers and notes: words with their values, no blocks. */
const besideBody = /(?:^|\/)(?:header|footer|footnotes|endnotes)\d*\.xml$/;
