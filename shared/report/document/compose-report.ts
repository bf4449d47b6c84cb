import { displayNumber } from '../../base/display.ts';
import { nearlyEqual } from '../../base/tolerance.ts';
import { institutionTable, policyDocumentTable } from '../appendix-tables.ts';
import { acceptedTable } from '../accepted-table.ts';
import { leadingTenTable } from '../leading-ten.ts';
import { figureSpecs } from '../figures/figure-specs.ts';
import { figureText } from '../figures/figure-text.ts';
import type { FigureTextCode } from '../figures/figure-text.ts';
import { systemSentences } from '../framework-comparison-tables.ts';
import { printedAdjustmentTable } from '../adjustments.ts';
import { firstLevelTable, indicatorSystemTable } from '../framework-tables.ts';
import { indicatorMeans, indicatorMeansTable } from '../indicator-means.ts';
import { regionMeans } from '../region-means.ts';
import type { RegionMean } from '../region-means.ts';
import type { ReportInput } from '../report-input.ts';
import { cohortName, gapText, includedUnits, isKeyCity, listText } from '../report-words.ts';
import { reportSentences } from '../sentences.ts';
import { sourceTable } from '../source-table.ts';
import { tierChangeTable, tierCountTable, tierDistributionTable, tierHistoryTable } from '../tier-tables.ts';
import type { FigureSpec } from '../figures/figure-spec.ts';
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
const levelNumbers = ['一', '二', '三', '四', '五', '六'] as const;

function blocksOf(input: ReportInput): Composer {
  const { lang } = input;
  const said = reportSentences(input);
  const figures = figureSpecs(input);
  const say: Composer['say'] = (code, params = {}) =>
    figureText(input, code, { year: input.framework.year, cohort: cohortName(input), ...params });
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
    figures: (wanted) =>
      figures.filter(({ id }) => wanted(id)).map((figure) => figureBlock(withoutScores(figure), lang)),
  };
}

function unitsChapter(input: ReportInput, { say, chapter, section, text }: Composer): Blocks {
  const indicators = tableBlock(firstLevelTable(input), input);
  const sources = tableBlock(sourceTable(input), input);
  return [
    chapter(1, 'DOCUMENT_C1'),
    section('1.1', say('DOCUMENT_S1_INDICATORS')),
    text(
      say('DOCUMENT_P_INDICATORS', {
        title: input.framework.title,
        levels: levelCounts(input, say),
      }),
      [indicators.id, input.framework.cohort === 'key-city' ? 'TA-2' : 'TA-1'],
    ),
    ...(input.systems ? [text(systemSentences(input.systems, input.lang).join(input.lang === 'zh' ? '' : ' '))] : []),
    indicators,
    section('1.2', say('DOCUMENT_S1_UNITS')),
    text(say('DOCUMENT_P_UNITS', { count: includedUnits(input).length }), [sources.id]),
    sources,
  ];
}

/** "一级指标 5 项、二级指标 21 项、三级指标 55 项". */
function levelCounts(input: ReportInput, say: Composer['say']): string {
  const deepest = Math.max(...input.dataset.nodes.map(({ depth }) => depth));
  const counts = Array.from({ length: deepest }, (_, at) =>
    say('DOCUMENT_P_LEVEL', {
      level: input.lang === 'zh' ? (levelNumbers[at] ?? at + 1) : at + 1,
      count: input.dataset.nodes.filter(({ depth }) => depth === at + 1).length,
    }),
  );
  return listText(counts, input.lang);
}

/** The report names tiers; of no unit it prints the index, which the map has for the screen. */
function withoutScores(figure: FigureSpec): FigureSpec {
  return figure.kind === 'tile-map'
    ? { ...figure, tiles: figure.tiles.map((tile) => ({ ...tile, value: null })) }
    : figure;
}

function resultsChapter(input: ReportInput, { say, chapter, section, text, sentences, figures }: Composer): Blocks {
  const tiers = tableBlock(tierDistributionTable(input), input);
  const leading = tableBlock(leadingTenTable(input), input);
  const moves = tableBlock(tierChangeTable(input), input);
  const adjusted = printedAdjustmentTable(input);
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
    ...(adjusted === null
      ? []
      : [
          section('2.4', say('DOCUMENT_S2_ADJUSTED')),
          text(say('DOCUMENT_P_ADJUSTED'), [adjusted.id]),
          tableBlock(adjusted, input),
        ]),
  ];
}

/** Figures stand in the order of their numbers: regional means (3-1), years (3-2, 3-3), each region (3-4 …). */
function yearsChapter(input: ReportInput, { say, chapter, section, text, sentences, figures }: Composer): Blocks {
  const counts = tableBlock(tierCountTable(input), input);
  const years = figures((id) => id === (isKeyCity(input) ? 'F3-3' : 'F3-2'));
  const national = figures((id) => id === 'F3-1');
  const { regions, mean } = regionMeans(input);
  const span = input.result.nodeSpans[0];
  const ofRegion = ({ region, figure, units, mean: own }: RegionMean): Blocks => {
    // A large region has parts: F3-4-1, F3-4-2.
    const drawn = figures((id) => id === `F3-${figure}` || id.startsWith(`F3-${figure}-`));
    if (units === 0) return drawn;
    const code = nearlyEqual(own, mean, span)
      ? 'DOCUMENT_P_REGION_EQUAL'
      : own > mean
        ? 'DOCUMENT_P_REGION_ABOVE'
        : 'DOCUMENT_P_REGION_BELOW';
    const gap = gapText(own, mean, span, input.lang);
    return [text(say(code, { region, count: units, mean: displayNumber(own), gap }), idsOf(drawn)), ...drawn];
  };
  const sections: readonly { readonly title: string; readonly blocks: Blocks }[] = [
    ...(regions.length === 0
      ? []
      : [
          {
            title: say('DOCUMENT_S3_REGIONS'),
            blocks: [...sentences(['S-regions'], idsOf(national)), ...national],
          },
        ]),
    {
      title: say('DOCUMENT_S3_YEARS'),
      blocks: [text(say('DOCUMENT_P_YEARS'), [counts.id, ...idsOf(years)]), counts, ...years],
    },
    ...regions.map((region) => ({
      title: say('DOCUMENT_S3_REGION', { region: region.region }),
      blocks: ofRegion(region),
    })),
  ];
  return [
    chapter(3, 'DOCUMENT_C3'),
    ...sections.flatMap(({ title, blocks }, at) => [section(`3.${at + 1}`, title), ...blocks]),
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

/** Appendix numbers follow the tables A-1 … A-7; those of the other cohort are left out. */
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
    { title: 'DOCUMENT_A_ACCEPTED', table: acceptedTable(input) },
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
