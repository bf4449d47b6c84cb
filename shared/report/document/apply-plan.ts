import type { PlanBox, PlanItem, ReportPlan } from '../../model/report-plan.ts';
import { administrativeOrder } from '../cohort-statistics.ts';
import { nameIn } from '../english-names.ts';
import { figureText } from '../figures/figure-text.ts';
import { parsePattern } from '../patterns/parse-pattern.ts';
import type { PatternFacts, SaidPiece } from '../patterns/say-pattern.ts';
import { sayPattern } from '../patterns/say-pattern.ts';
import type { ReportInput } from '../report-input.ts';
import { paragraphBlock } from './outline-item.ts';
import type { OutlineBlock, OutlineItem } from './outline-item.ts';
import { orderItems } from './order-items.ts';

/**
 * The items that are printed, as the plan has them: in its order, without what it hides, with the team's headings, texts and boxes. A text that can't be
 * said (an unknown fact) stands as it was written; `planFaults` says what is wrong with it.
 */
export function applyPlan(
  outline: readonly OutlineItem[],
  plan: ReportPlan | null,
  facts: PatternFacts,
  inputs: readonly ReportInput[],
): readonly OutlineItem[] {
  const boxes = orderBoxes(plan?.boxes ?? [], inputs);
  return orderItems(outline, plan).flatMap(({ standard, own }): readonly OutlineItem[] => {
    const shown = own?.shown ?? standard?.usual ?? true;
    if (!shown) return [];
    if (own !== null && own.kind !== 'standard') return [teamItem(own, facts)];
    return standard === null ? [] : [standardItem(standard, own, boxes, facts, inputs[0]?.lang ?? 'zh')];
  });
}

function teamItem(item: Exclude<PlanItem, { kind: 'standard' }>, facts: PatternFacts): OutlineItem {
  return item.kind === 'heading'
    ? {
        id: item.id,
        kind: 'heading',
        level: item.level,
        usual: true,
        blocks: () => [
          {
            kind: 'heading',
            role: item.level === 1 ? 'chapter' : 'section',
            level: item.level,
            title: item.title,
            item: item.id,
          },
        ],
      }
    : { id: item.id, kind: 'text', usual: true, blocks: () => textBlocks(item.text, facts) };
}

function standardItem(
  item: OutlineItem,
  own: Extract<PlanItem, { kind: 'standard' }> | null,
  boxes: readonly PlacedBox[],
  facts: PatternFacts,
  lang: ReportInput['lang'],
): OutlineItem {
  const { slot, boxes: place } = item;
  if (place !== undefined)
    return {
      ...item,
      blocks: () =>
        boxes
          .filter(({ box, region }) => box.chapter === place.chapter && (place.region ?? region) === region)
          .map(({ box }) => boxBlock(box, facts, lang)),
    };
  if (slot !== undefined)
    return { ...item, blocks: () => (own?.text?.trim() ? textBlocks(own.text, facts) : slotBlocks(slot)) };
  const title = own?.title?.trim();
  return title
    ? { ...item, blocks: () => item.blocks().map((block) => (block.kind === 'heading' ? { ...block, title } : block)) }
    : item;
}

function slotBlocks(slot: string): readonly OutlineBlock[] {
  return slot === '' ? [] : [{ ...paragraphBlock([{ text: slot, fact: null }]), slot: true }];
}

/** Paragraphs of the team's, a line each. */
function textBlocks(text: string, facts: PatternFacts): readonly OutlineBlock[] {
  return saidLines(text, facts).map((pieces) => paragraphBlock(pieces));
}

/** Each line as it is said; a line of which a fact isn't known outside its clauses is left out, as everywhere. */
export function saidLines(text: string, facts: PatternFacts): readonly (readonly SaidPiece[])[] {
  return linesOf(text).flatMap((line): readonly (readonly SaidPiece[])[] => {
    const nodes = parsePattern(line);
    const said = nodes.ok ? sayPattern(nodes.value, facts) : nodes;
    if (!said.ok) return [[{ text: line, fact: null }]];
    return said.value === null ? [] : [said.value];
  });
}

/** Lines that say something. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function boxBlock(box: PlanBox, facts: PatternFacts, lang: ReportInput['lang']): OutlineBlock {
  const { source, year } = box;
  const origin =
    source === ''
      ? year === null
        ? ''
        : figureText(lang, 'DOCUMENT_BOX_YEAR', { year })
      : year === null
        ? figureText(lang, 'DOCUMENT_BOX_SOURCE', { source })
        : figureText(lang, 'DOCUMENT_BOX_SOURCE_YEAR', { source, year });
  return {
    kind: 'box',
    id: `box:${box.id}`,
    caption: box.title,
    paragraphs: saidLines(box.text, facts),
    source: origin,
    ...(box.picture === undefined ? {} : { picture: box.picture }),
  };
}

interface PlacedBox {
  readonly box: PlanBox;
  /** As the report's language calls it; empty where it is of none. */
  readonly region: string;
}

/** Boxes that are shown, in administrative order of their units, provinces before key cities; those of no unit after them as the plan has them. */
function orderBoxes(boxes: readonly PlanBox[], inputs: readonly ReportInput[]): readonly PlacedBox[] {
  const places = new Map<string, { readonly place: number; readonly region: string }>();
  for (const { dataset } of inputs)
    for (const u of administrativeOrder(dataset)) {
      const unit = dataset.units[u];
      if (unit) places.set(unit.code, { place: places.size, region: unit.group });
    }
  const lang = inputs[0]?.lang ?? 'zh';
  const placed = boxes
    .filter(({ shown }) => shown !== false)
    .map((box) => {
      const of = places.get(box.unit);
      return {
        box,
        place: of?.place ?? places.size,
        region: box.region === '' ? (of?.region ?? '') : nameIn(box.region, lang),
      };
    });
  return placed.sort((a, b) => a.place - b.place);
}
