import type { ReportPlan } from '../../model/report-plan.ts';
import { reportParts } from '../document/compose-report.ts';
import type { ReportBlock, ReportDocument } from '../document/report-document.ts';
import { cohortCode } from '../patterns/fact-cohort.ts';
import { reportFacts } from '../patterns/report-facts.ts';
import { isPatternId, reportSentences } from '../patterns/report-sentences.ts';
import type { PatternFacts, SaidPiece } from '../patterns/say-pattern.ts';
import type { ReportInput } from '../report-input.ts';
import type { BlockSort } from './read-placeholder.ts';

/** What a template may ask for of one report. */
export interface TemplateSources {
  readonly facts: PatternFacts;
  readonly sentence: (id: string) => readonly SaidPiece[] | null | 'unknown';
  readonly blocks: (of: BlockSort, id: string) => readonly ReportBlock[] | 'missing' | 'unknown';
}

/** `inputs`: provinces before key cities, as the report has them; `laid`: the report over them as it is laid out; `labels`: of its tables, figures and boxes. */
export function templateSources(
  inputs: readonly ReportInput[],
  laid: ReportDocument,
  labels: ReadonlyMap<string, string>,
  plan: ReportPlan | null,
): TemplateSources {
  const [first, second = null] = inputs;
  if (first === undefined) throw new Error('no cohort');
  const { outline } = reportParts(first, { other: second });
  const known = new Set(outline.flatMap(({ block }) => block ?? []));
  const references = new Map([...[...known].map((id) => [id, id] as const), ...labels]);
  return {
    facts: reportFacts(inputs, first, references),
    sentence: sentenceOf(inputs, references),
    blocks: (of, id) => {
      const found = blocksOf(laid.blocks, of, id);
      if (found.length > 0) return found;
      const exists =
        of === 'contents' ||
        (of === 'report' &&
          (id === '' || id === 'appendices' || outline.some((item) => item.id === `heading:${id}`))) ||
        (of === 'box' && (id === '' || plan?.boxes.some((box) => box.id === id || box.title === id) === true)) ||
        known.has(id);
      return exists ? 'missing' : 'unknown';
    },
  };
}

function sentenceOf(
  inputs: readonly ReportInput[],
  references: ReadonlyMap<string, string>,
): TemplateSources['sentence'] {
  const said = inputs.map((input) => ({
    code: cohortCode(input),
    sentences: new Map(
      reportSentences(input, { other: inputs.find((one) => one !== input) ?? null, references }).map(
        ({ id, pieces }) => [id, pieces],
      ),
    ),
  }));
  return (asked) => {
    const [id = '', of] = asked.split('@');
    const cohort = of === undefined ? said[0] : said.find(({ code }) => code === of);
    // A cohort of the published report whose project isn't there.
    if (!isPatternId(id.replace(/-of-[^]*$/, '')) && !isPatternId(id)) return 'unknown';
    if (cohort === undefined && of !== 'province' && of !== 'key-city') return 'unknown';
    return cohort?.sentences.get(id) ?? null;
  };
}

/** `report`: all but lists of contents, what stands under one heading of it, or the appendices with theirs. */
function blocksOf(blocks: readonly ReportBlock[], of: BlockSort, id: string): readonly ReportBlock[] {
  switch (of) {
    case 'contents':
      return blocks.filter((block) => block.kind === 'contents' && block.of === (id === '' ? 'headings' : id));
    case 'table':
    case 'figure':
      return blocks.filter((block) => block.kind === of && block.id === id);
    case 'box':
      return blocks.filter(
        (block) => block.kind === 'box' && (id === '' || block.id === `box:${id}` || block.caption === id),
      );
    case 'report': {
      const body = blocks.filter(({ kind }) => kind !== 'contents');
      if (id === '') return body;
      const appendices = body.findIndex((block) => block.kind === 'heading' && block.id === 'appendix-1');
      if (id === 'appendices') return appendices < 0 ? [] : body.slice(appendices);
      const at = body.findIndex((block) => block.kind === 'heading' && block.item === `heading:${id}`);
      const head = body[at];
      if (head?.kind !== 'heading') return [];
      const under = body.slice(at + 1);
      const end = under.findIndex((block) => block.kind === 'heading' && block.level <= head.level);
      return end < 0 ? under : under.slice(0, end);
    }
  }
}
