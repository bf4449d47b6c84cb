import type { ReportPlan } from '../../model/report-plan.ts';
import { figureText } from '../figures/figure-text.ts';
import { cohortCode } from '../patterns/fact-cohort.ts';
import { reportFacts } from '../patterns/report-facts.ts';
import type { PatternFacts, SaidPiece } from '../patterns/say-pattern.ts';
import type { ReportInput } from '../report-input.ts';
import { cohortName, isKeyCity, isPublishedSubject } from '../report-words.ts';
import { applyPlan } from './apply-plan.ts';
import { numberBlocks } from './number-blocks.ts';
import type { OutlineItem } from './outline-item.ts';
import { reportCohort } from './report-cohort.ts';
import type { ReportBlock, ReportDocument } from './report-document.ts';
import { reportOutline } from './report-outline.ts';

/** What a report is made of besides the cohort of the open project. */
export interface ReportBeside {
  /** The other cohort, of another project. */
  readonly other?: ReportInput | null;
  /** The team's 报告结构; left out or null: the program's. */
  readonly plan?: ReportPlan | null;
}

/** One report over the cohorts that there are, provinces first, as the plan has it. */
export function composeReport(input: ReportInput, beside: ReportBeside = {}): ReportDocument {
  const inputs = inputsInOrder(input, beside.other ?? null);
  const { outline, facts } = reportOutlineOf(inputs);
  const items = applyPlan(outline, beside.plan ?? null, facts, inputs);
  const blocks = numberBlocks(
    items.flatMap((item) => item.blocks()),
    input.lang,
  );
  const [first = input] = inputs;
  const title = figureText(first, inputs.every(isPublishedSubject) ? 'DOCUMENT_TITLE_PUBLISHED' : 'DOCUMENT_TITLE', {
    year: first.framework.year,
    cohort: cohortsName(inputs),
  });
  return {
    title,
    titlePieces: inPieces(title, [
      { fact: `year:${cohortCode(first)}`, text: String(first.framework.year) },
      ...inputs.map((one) => ({ fact: `cohort:${cohortCode(one)}`, text: cohortName(one) })),
    ]),
    subtitle: figureText(input.lang, 'DOCUMENT_DRAFT'),
    blocks: withReferences(blocks),
  };
}

/** A text parted where it says these facts, each once. */
function inPieces(
  text: string,
  facts: readonly { readonly fact: string; readonly text: string }[],
): readonly SaidPiece[] {
  const places = facts
    .map((said) => ({ ...said, at: text.indexOf(said.text) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at);
  const pieces: SaidPiece[] = [];
  let from = 0;
  for (const { fact, text: said, at } of places) {
    if (at < from) continue;
    pieces.push({ text: text.slice(from, at), fact: null }, { text: said, fact });
    from = at + said.length;
  }
  return [...pieces, { text: text.slice(from), fact: null }].filter((piece) => piece.text !== '');
}

/** What can be put in the report, in the program's order, and the facts that its texts may name: for the screen of 报告结构. */
export function reportParts(
  input: ReportInput,
  { other = null }: Pick<ReportBeside, 'other'> = {},
): { readonly outline: readonly OutlineItem[]; readonly facts: PatternFacts } {
  return reportOutlineOf(inputsInOrder(input, other));
}

function reportOutlineOf(inputs: readonly ReportInput[]): {
  readonly outline: readonly OutlineItem[];
  readonly facts: PatternFacts;
} {
  // A reference prints its id until its table has a number.
  const references = new Map<string, string>();
  const outline = reportOutline(
    inputs.map((one, at) => reportCohort(one, inputs.find((two) => two !== one) ?? null, references, at > 0)),
  );
  for (const { block } of outline) if (block !== undefined) references.set(block, block);
  const [here] = inputs;
  if (here === undefined) throw new Error('no cohort');
  return { outline, facts: reportFacts(inputs, here, references) };
}

/** Provinces before key cities, as the report tells of them. */
export function inputsInOrder(input: ReportInput, other: ReportInput | null): readonly ReportInput[] {
  if (other === null) return [input];
  return isKeyCity(input) && !isKeyCity(other) ? [other, input] : [input, other];
}

function cohortsName(inputs: readonly ReportInput[]): string {
  const [first = '', second] = inputs.map(cohortName);
  const lang = inputs[0]?.lang ?? 'zh';
  return second === undefined || second === first ? first : figureText(lang, 'DOCUMENT_COHORTS', { first, second });
}

/** Pieces that refer to a table or figure print its label; one that isn't printed keeps its id, which a check finds. */
function withReferences(blocks: readonly ReportBlock[]): readonly ReportBlock[] {
  const labels = new Map(blocks.flatMap((block) => ('label' in block ? [[block.id, block.label] as const] : [])));
  const labelled = (pieces: readonly SaidPiece[]): readonly SaidPiece[] =>
    pieces.map((piece) =>
      piece.reference === undefined ? piece : { ...piece, text: labels.get(piece.reference) ?? piece.text },
    );
  return blocks.map((block): ReportBlock => {
    if (block.kind === 'box') return { ...block, paragraphs: block.paragraphs.map(labelled) };
    if (block.kind !== 'paragraph' || block.pieces.every(({ reference }) => reference === undefined)) return block;
    const pieces = labelled(block.pieces);
    return { ...block, pieces, text: pieces.map(({ text }) => text).join('') };
  });
}
