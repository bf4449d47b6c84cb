import { displayNumber } from '../../base/display.ts';
import { nearlyEqual } from '../../base/tolerance.ts';
import { institutionTable, policyDocumentTable } from '../appendix-tables.ts';
import { firstLevelNodes, leadingTenTable } from '../leading-ten.ts';
import { figureSpecs } from '../figures/figure-specs.ts';
import { figureText } from '../figures/figure-text.ts';
import type { FigureTextCode } from '../figures/figure-text.ts';
import { firstLevelTable, indicatorSystemTable } from '../framework-tables.ts';
import { indicatorMeans, indicatorMeansTable } from '../indicator-means.ts';
import { regionMeans } from '../region-means.ts';
import type { ReportInput } from '../report-input.ts';
import { cohortName, isKeyCity } from '../report-words.ts';
import { reportSentences } from '../sentences.ts';
import { sourceTable } from '../source-table.ts';
import { tierChangeTable, tierCountTable, tierDistributionTable, tierHistoryTable } from '../tier-tables.ts';
import { figureBlock, tableBlock } from './numbered-blocks.ts';
import type { ReportBlock, ReportDocument } from './report-document.ts';

/** The report of one cohort: chapters 1–4 and the appendices, as far as the input can fill them. */
export function composeReport(input: ReportInput): ReportDocument {
  const composer = blocksOf(input);
  const chapters = [
    unitsChapter(input, composer),
    resultsChapter(input, composer),
    yearsChapter(input, composer),
    indicatorsChapter(input, composer),
  ];
  return {
    title: figureText(input.lang, 'DOCUMENT_TITLE', { year: input.framework.year, cohort: cohortName(input) }),
    subtitle: figureText(input.lang, 'DOCUMENT_DRAFT'),
    blocks: [...chapters.flat(), ...appendices(input, composer)],
  };
}

type Blocks = readonly ReportBlock[];

interface Composer {
  readonly say: (code: FigureTextCode, params?: Readonly<Record<string, string | number>>) => string;
  readonly chapter: (number: number, title: FigureTextCode) => ReportBlock;
  readonly section: (number: string, title: string) => ReportBlock;
  /** The S1 sentences whose id is asked for, one paragraph; nothing when none of them can be said. */
  readonly sentences: (ids: readonly string[], refs?: readonly string[]) => Blocks;
  readonly text: (text: string, refs?: readonly string[]) => ReportBlock;
  /** Figures of these ids that there are. */
  readonly figures: (wanted: (id: string) => boolean) => Blocks;
}

const chapterNumbers = ['一', '二', '三', '四'] as const;

function blocksOf(input: ReportInput): Composer {
  const { lang } = input;
  const said = reportSentences(input);
  const figures = figureSpecs(input);
  const say: Composer['say'] = (code, params = {}) =>
    figureText(lang, code, { year: input.framework.year, cohort: cohortName(input), ...params });
  const text: Composer['text'] = (content, refs = []) => ({ kind: 'paragraph', text: content, refs });
  return {
    say,
    text,
    chapter: (number, title) => ({
      kind: 'heading',
      level: 1,
      id: `chapter-${number}`,
      text: say('DOCUMENT_CHAPTER', {
        number: lang === 'zh' ? (chapterNumbers[number - 1] ?? number) : number,
        title: say(title),
      }),
    }),
    section: (number, title) => ({
      kind: 'heading',
      level: 2,
      id: `section-${number}`,
      text: say('DOCUMENT_SECTION', { number, title }),
    }),
    sentences: (ids, refs) => {
      const found = said.filter(({ id }) => ids.includes(id)).map((sentence) => sentence.text);
      return found.length === 0 ? [] : [text(found.join(lang === 'zh' ? '' : ' '), refs)];
    },
    figures: (wanted) => figures.filter(({ id }) => wanted(id)).map((figure) => figureBlock(figure, lang)),
  };
}

function unitsChapter(input: ReportInput, { say, chapter, section, text }: Composer): Blocks {
  const indicators = tableBlock(firstLevelTable(input), input);
  const sources = tableBlock(sourceTable(input), input);
  const count = input.dataset.nodes.length - 1;
  return [
    chapter(1, 'DOCUMENT_C1'),
    section('1.1', say('DOCUMENT_S1_INDICATORS')),
    text(
      say('DOCUMENT_P_INDICATORS', {
        title: input.framework.title,
        count,
        first: count === 0 ? 0 : firstLevelNodes(input).length,
      }),
      [indicators.id, input.framework.cohort === 'key-city' ? 'TA-2' : 'TA-1'],
    ),
    indicators,
    section('1.2', say('DOCUMENT_S1_UNITS')),
    text(say('DOCUMENT_P_UNITS', { count: input.dataset.units.length }), [sources.id]),
    sources,
  ];
}

function resultsChapter(input: ReportInput, { say, chapter, section, text, sentences, figures }: Composer): Blocks {
  const tiers = tableBlock(tierDistributionTable(input), input);
  const leading = tableBlock(leadingTenTable(input), input);
  const moves = tableBlock(tierChangeTable(input), input);
  const spread = figures((id) => id === 'F-distribution' || id === 'F-map');
  return [
    chapter(2, 'DOCUMENT_C2'),
    section('2.1', say('DOCUMENT_S2_TIERS')),
    ...sentences(['S-tiers'], [tiers.id]),
    tiers,
    ...sentences(['S-mean', 'S-growth'], idsOf(spread)),
    ...spread,
    section('2.2', say('DOCUMENT_S2_TEN')),
    text(say('DOCUMENT_P_TEN'), [leading.id]),
    leading,
    section('2.3', say('DOCUMENT_S2_MOVES')),
    ...sentences(['S-risers', 'S-fallers'], [moves.id]),
    moves,
  ];
}

function yearsChapter(input: ReportInput, { say, chapter, section, text, sentences, figures }: Composer): Blocks {
  const counts = tableBlock(tierCountTable(input), input);
  const years = figures((id) => id === (isKeyCity(input) ? 'F3-3' : 'F3-2'));
  const national = figures((id) => id === 'F3-1');
  const { regions, mean } = regionMeans(input);
  return [
    chapter(3, 'DOCUMENT_C3'),
    section('3.1', say('DOCUMENT_S3_YEARS')),
    text(say('DOCUMENT_P_YEARS'), [counts.id, ...idsOf(years)]),
    counts,
    ...years,
    ...(regions.length === 0
      ? []
      : [section('3.2', say('DOCUMENT_S3_REGIONS')), ...sentences(['S-regions'], idsOf(national)), ...national]),
    ...regions.flatMap(({ region, units, mean: own }, i) => {
      // F3-4 is the first region; a large one has parts: F3-4-1, F3-4-2.
      const drawn = figures((id) => id === `F3-${i + 4}` || id.startsWith(`F3-${i + 4}-`));
      const code = nearlyEqual(own, mean, input.result.nodeSpans[0])
        ? 'DOCUMENT_P_REGION_EQUAL'
        : own > mean
          ? 'DOCUMENT_P_REGION_ABOVE'
          : 'DOCUMENT_P_REGION_BELOW';
      const said =
        units === 0
          ? []
          : [
              text(
                say(code, { region, count: units, mean: displayNumber(own), gap: displayNumber(Math.abs(own - mean)) }),
                idsOf(drawn),
              ),
            ];
      return [section(`3.${i + 3}`, say('DOCUMENT_S3_REGION', { region })), ...said, ...drawn];
    }),
  ];
}

function indicatorsChapter(input: ReportInput, { say, chapter, section, sentences, figures }: Composer): Blocks {
  const means = tableBlock(indicatorMeansTable(input), input);
  const first = figures((id) => id === 'F4-1' || id === 'F4-2');
  const levels = indicatorMeans(input).filter(({ depth }) => depth === 1);
  return [
    chapter(4, 'DOCUMENT_C4'),
    section('4.1', say('DOCUMENT_S4_FIRST')),
    ...sentences(['S-first'], [...idsOf(first), means.id]),
    ...first,
    means,
    ...levels.flatMap(({ code, name }, i) => {
      const drawn = figures((id) => id === `F4-${2 * i + (isKeyCity(input) ? 4 : 3)}`);
      return [section(`4.${i + 2}`, name), ...sentences([`S-${code}`, `S-${code}-under`], idsOf(drawn)), ...drawn];
    }),
  ];
}

/** Appendix numbers follow the tables A-1 … A-6; those of the other cohort are left out. */
function appendices(input: ReportInput, { say }: Composer): Blocks {
  const system = indicatorSystemTable(input);
  const history = tierHistoryTable(input);
  const documents = policyDocumentTable(input);
  const institutions = institutionTable(input);
  const titled = [
    { title: 'DOCUMENT_A_SYSTEM', table: system },
    { title: 'DOCUMENT_A_HISTORY', table: history },
    { title: 'DOCUMENT_A_DOCUMENTS', table: documents },
    { title: 'DOCUMENT_A_INSTITUTIONS', table: institutions },
  ] as const;
  return titled.flatMap(({ title, table }): Blocks => {
    if (table === null) return [];
    const number = table.id.replace(/^TA-/, '');
    return [
      {
        kind: 'heading',
        level: 1,
        id: `appendix-${number}`,
        text: say('DOCUMENT_APPENDIX', { number, title: say(title) }),
      },
      tableBlock(table, input),
    ];
  });
}

function idsOf(blocks: Blocks): readonly string[] {
  return blocks.flatMap((block) => (block.kind === 'figure' ? [block.id] : []));
}
