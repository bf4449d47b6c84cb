import { acceptedTable } from '../accepted-table.ts';
import { expertPathTable } from '../expert-path-table.ts';
import { notesTable } from '../notes-table.ts';
import { printedAdjustmentTable } from '../adjustments.ts';
import { institutionTable, policyDocumentTable } from '../appendix-tables.ts';
import type { FigureTextCode } from '../figures/figure-text.ts';
import { firstLevelTable, indicatorSystemTable } from '../framework-tables.ts';
import { indicatorMeansTable } from '../indicator-means.ts';
import { isPublic } from '../for-audience.ts';
import { firstLevelNodes, leadingTenTable } from '../leading-ten.ts';
import { reportedRegions } from '../regions.ts';
import type { ReportTable } from '../report-table.ts';
import { ownWord } from '../../model/project-words.ts';
import { isKeyCity, isPublishedSubject, regionName } from '../report-words.ts';
import { sourceTable } from '../source-table.ts';
import { tierChangeTable, tierCountTable, tierDistributionTable, tierHistoryTable } from '../tier-tables.ts';
import type { HeadingRole, OutlineItem } from './outline-item.ts';
import { blockIds } from './report-cohort.ts';
import type { ReportCohort } from './report-cohort.ts';
import type { BoxChapter } from '../../model/box-chapter.ts';

type Items = readonly OutlineItem[];

/**
 * The chapters, sections and appendices of the 2022 report over the cohorts that there are (provinces before key cities), as items that a plan can
 * move, hide and fill. Ids stay the same whichever cohort is missing.
 */
export function reportOutline(cohorts: readonly ReportCohort[]): Items {
  const [first] = cohorts;
  if (first === undefined) return [];
  return [
    ...frontItems(cohorts, first),
    ...overviewChapter(cohorts, first),
    ...resultsChapter(cohorts, first),
    ...developmentChapter(cohorts, first),
    ...indicatorsChapter(cohorts, first),
    ...heading('problems', 'chapter', 1, first.say('DOCUMENT_C5')),
    slot('problems', first, 'DOCUMENT_C5'),
    ...heading('advice', 'chapter', 1, first.say('DOCUMENT_C6')),
    slot('advice', first, 'DOCUMENT_C6'),
    ...appendices(cohorts, first),
  ];
}

function heading(id: string, role: HeadingRole, level: 1 | 2 | 3, title: string): Items {
  return [
    {
      id: `heading:${id}`,
      kind: 'heading',
      level,
      usual: true,
      blocks: () => [{ kind: 'heading', role, level, title, item: `heading:${id}` }],
    },
  ];
}

/** Where the team's text belongs; `title`: what an empty one says, none where something else stands beside it. */
function slot(id: string, { say }: ReportCohort, title?: FigureTextCode): OutlineItem {
  const text = title === undefined ? '' : say('DOCUMENT_SLOT', { title: say(title) });
  return { id: `slot:${id}`, kind: 'slot', usual: true, slot: text, blocks: () => [] };
}

function boxes(chapter: BoxChapter, region: string | null = null): OutlineItem {
  return {
    id: `boxes:${chapter}${region === null ? '' : `-${region}`}`,
    kind: 'boxes',
    usual: true,
    boxes: { chapter, region },
    blocks: () => [],
  };
}

function each(cohorts: readonly ReportCohort[], items: (cohort: ReportCohort) => Items): Items {
  return cohorts.flatMap(items);
}

function frontItems(cohorts: readonly ReportCohort[], first: ReportCohort): Items {
  const { say } = first;
  const contents = (of: 'headings' | 'figures' | 'tables' | 'boxes', title: FigureTextCode): OutlineItem => ({
    id: `contents:${of}`,
    kind: 'contents',
    usual: true,
    blocks: () => [{ kind: 'contents', of, title: say(title) }],
  });
  return [
    ...heading('preface', 'front', 1, say('DOCUMENT_PREFACE')),
    slot('preface', first, 'DOCUMENT_PREFACE'),
    ...heading('abstract', 'front', 1, say('DOCUMENT_ABSTRACT')),
    ...each(cohorts, (cohort) => [cohort.sentences(['abstract'])]),
    slot('abstract', first),
    contents('headings', 'DOCUMENT_CONTENTS'),
    contents('figures', 'DOCUMENT_FIGURES'),
    contents('tables', 'DOCUMENT_TABLES'),
    contents('boxes', 'DOCUMENT_BOXES'),
  ];
}

function overviewChapter(cohorts: readonly ReportCohort[], first: ReportCohort): Items {
  const { say } = first;
  const own = (id: string, title: FigureTextCode): Items => [
    ...heading(id, 'section', 2, say(title)),
    slot(id, first, title),
  ];
  return [
    ...heading('overview', 'chapter', 1, say('DOCUMENT_C1')),
    ...own('background', 'DOCUMENT_S1_BACKGROUND'),
    ...own('principles', 'DOCUMENT_S1_PRINCIPLES'),
    ...own('approach', 'DOCUMENT_S1_APPROACH'),
    ...heading('process', 'section', 2, say('DOCUMENT_S1_PROCESS')),
    slot('process', first),
    ...each(cohorts, (cohort) => [
      cohort.sentences(
        ['levels'],
        [
          ...blockIds(cohort.table(firstLevelTable(cohort.input))),
          ...blockIds(cohort.table(indicatorSystemTable(cohort.input))),
        ],
      ),
      { ...cohort.sentences(['systems']), id: `text:systems@${cohort.code}` },
    ]),
    ...firstLevelTables(cohorts),
    ...own('focus', 'DOCUMENT_S1_FOCUS'),
    ...heading('sources', 'section', 2, say('DOCUMENT_S1_SOURCES')),
    slot('sources', first),
    ...each(cohorts, (cohort) => {
      const tables = cohort.table(sourceTable(cohort.input));
      return [cohort.sentences(['units'], blockIds(tables)), ...tables];
    }),
  ];
}

/** T1-1 once, unless the cohorts' systems look at different things. */
function firstLevelTables(cohorts: readonly ReportCohort[]): Items {
  const tables = cohorts.map((cohort) => ({ cohort, table: firstLevelTable(cohort.input) }));
  const bodies = tables.map(({ table }) => JSON.stringify(table.body));
  return tables.flatMap(({ cohort, table }, at) => cohort.table(table, bodies.indexOf(bodies[at] ?? '') === at));
}

function resultsChapter(cohorts: readonly ReportCohort[], first: ReportCohort): Items {
  const { say } = first;
  return [
    ...heading('results', 'chapter', 1, say('DOCUMENT_C2')),
    ...heading('tiers', 'section', 2, say('DOCUMENT_S2_INDEX')),
    ...each(cohorts, (cohort) => {
      const tables = cohort.table(tierDistributionTable(cohort.input));
      return [
        cohort.sentences(['tiers', 'holders'], blockIds(tables)),
        ...tables,
        ...cohort.figures((id) => id === 'F-distribution' || id === 'F-map'),
      ];
    }),
    ...heading('parts', 'section', 2, say(ownIndex(first) ? 'DOCUMENT_S2_PARTS_OWN' : 'DOCUMENT_S2_PARTS')),
    ...each(cohorts, (cohort) => [
      cohort.sentences(['leading'], blockIds(cohort.table(leadingTenTable(cohort.input)))),
    ]),
    ...partSections(cohorts),
    ...each(cohorts, (cohort) => cohort.table(leadingTenTable(cohort.input))),
    ...heading('holders', 'section', 2, say('DOCUMENT_S2_HOLDERS')),
    slot('holders', first, 'DOCUMENT_S2_HOLDERS'),
    boxes('holders'),
    ...heading(
      'risers',
      'section',
      2,
      say(
        ownWord(first.input.method, 'unit', first.input.lang) === undefined
          ? 'DOCUMENT_S2_RISERS'
          : 'DOCUMENT_S2_RISERS_OWN',
      ),
    ),
    slot('risers', first),
    ...each(cohorts, (cohort) => {
      const tables = cohort.table(tierChangeTable(cohort.input));
      return [cohort.sentences(['risers', 'steps', 'fallers'], blockIds(tables)), ...tables];
    }),
    boxes('risers'),
    ...adjustedSection(cohorts, first),
  ];
}

/** Of each first-level indicator what it looks at, and the leading units of each cohort. */
function partSections(cohorts: readonly ReportCohort[]): Items {
  return firstLevels(cohorts).flatMap(({ code, name }) => [
    ...heading(`part-${code}`, 'section', 3, name),
    // What it looks at is told once, by the first cohort that has it.
    ...cohorts
      .filter(({ input }) => input.dataset.nodes.some((node) => node.code === code))
      .slice(0, 1)
      .map((cohort) => cohort.sentences([`focus-of-${code}`])),
    ...each(cohorts, (cohort) => [cohort.sentences([`leading-ten-of-${code}`])]),
  ]);
}

interface FirstLevel {
  readonly code: string;
  readonly name: string;
}

/** First-level indicators of all cohorts: one of the same code is told of once, by the words of the first. */
function firstLevels(cohorts: readonly ReportCohort[]): readonly FirstLevel[] {
  const found = new Map<string, FirstLevel>();
  for (const { input } of cohorts)
    for (const node of firstLevelNodes(input)) {
      const one = input.dataset.nodes[node];
      if (one === undefined || one.depth !== 1 || found.has(one.code)) continue;
      found.set(one.code, { code: one.code, name: one.name });
    }
  return [...found.values()];
}

/** Only where the method has any; of single units, so not for the public. */
function adjustedSection(cohorts: readonly ReportCohort[], first: ReportCohort): Items {
  const tables = each(cohorts, (cohort) =>
    isPublic(cohort.input) ? [] : cohort.table(printedAdjustmentTable(cohort.input)),
  );
  return tables.length === 0
    ? []
    : [
        ...heading('adjusted', 'section', 2, first.say('DOCUMENT_S2_ADJUSTED')),
        {
          // Said once, of the cohorts that have any alike.
          ...(cohorts.find(({ input }) => input.result.adjustments.length > 0) ?? first).sentences(
            ['adjusted'],
            blockIds(tables),
          ),
          id: 'text:adjusted',
        },
        ...tables,
      ];
}

/** Figures stand in the order of their numbers: regional means (3-1), years (3-2, 3-3), each region (3-4 …). */
function developmentChapter(cohorts: readonly ReportCohort[], first: ReportCohort): Items {
  const { say } = first;
  return [
    ...heading('development', 'chapter', 1, say('DOCUMENT_C3')),
    ...heading('progress', 'section', 2, say('DOCUMENT_S3_PROGRESS')),
    slot('progress', first, 'DOCUMENT_S3_PROGRESS'),
    boxes('progress'),
    ...heading('regions', 'section', 2, say('DOCUMENT_S3_REGIONS')),
    ...each(cohorts, (cohort) => {
      // The report draws the regions once, by its first cohort; a plan can add the other's.
      const national = cohort.figures((id) => id === 'F3-1', cohort === first);
      return [cohort.sentences(['regions'], blockIds(national)), ...national];
    }),
    ...each(cohorts, (cohort) => {
      const counts = cohort.table(tierCountTable(cohort.input));
      const years = cohort.figures((id) => id === (isKeyCity(cohort.input) ? 'F3-3' : 'F3-2'));
      return [cohort.sentences(['years'], [...blockIds(counts), ...blockIds(years)]), ...counts, ...years];
    }),
    ...regionsOf(cohorts).flatMap(({ name, figure }) => [
      ...heading(`region-${name}`, 'section', 3, regionName(first.input, name)),
      ...each(cohorts, (cohort) => {
        // A large region has parts: F3-4-1, F3-4-2.
        const drawn = cohort.figures((id) => id === `F3-${figure}` || id.startsWith(`F3-${figure}-`));
        const ids = ['region-members', 'region', 'region-tiers'].map((id) => `${id}-of-${name}`);
        return [cohort.sentences(ids, blockIds(drawn)), ...drawn];
      }),
      slot(`region-${name}`, first),
      boxes('region', name),
    ]),
  ];
}

/** Regions of all cohorts in the report's order. */
function regionsOf(cohorts: readonly ReportCohort[]): readonly { readonly name: string; readonly figure: number }[] {
  const found = new Map<string, number>();
  for (const { input } of cohorts)
    for (const { name, figure } of reportedRegions(input.dataset)) if (!found.has(name)) found.set(name, figure);
  return [...found].map(([name, figure]) => ({ name, figure })).sort((a, b) => a.figure - b.figure);
}

function indicatorsChapter(cohorts: readonly ReportCohort[], first: ReportCohort): Items {
  const { say } = first;
  return [
    ...heading('indicators', 'chapter', 1, say(ownIndex(first) ? 'DOCUMENT_C4_OWN' : 'DOCUMENT_C4')),
    ...heading('means', 'section', 2, say('DOCUMENT_S2_INDEX')),
    ...each(cohorts, (cohort) => {
      const drawn = cohort.figures((id) => id === 'F4-1' || id === 'F4-2');
      const means = cohort.table(indicatorMeansTable(cohort.input));
      return [
        cohort.sentences(['mean', 'growth', 'growth-since', 'first-level'], [...blockIds(drawn), ...blockIds(means)]),
        ...drawn,
        ...means,
      ];
    }),
    ...firstLevels(cohorts).flatMap(({ code, name }) => [
      ...heading(`means-${code}`, 'section', 2, name),
      ...each(cohorts, (cohort) => {
        const { dataset } = cohort.input;
        const at = firstLevelNodes(cohort.input).findIndex((node) => dataset.nodes[node]?.code === code);
        const drawn = cohort.figures((id) => at >= 0 && id === `F4-${2 * at + (isKeyCity(cohort.input) ? 4 : 3)}`);
        const ids = ['indicator', 'extremes', 'second-level'].map((id) => `${id}-of-${code}`);
        return [cohort.sentences(ids, blockIds(drawn)), ...drawn];
      }),
      slot(`means-${code}`, first),
    ]),
  ];
}

/** Whether 指数 is not what the project calls its index. */
function ownIndex({ input }: ReportCohort): boolean {
  return input.method.indexName !== undefined;
}

const once: readonly FigureTextCode[] = [
  'DOCUMENT_A_DOCUMENTS',
  'DOCUMENT_A_INSTITUTIONS',
  'DOCUMENT_A_DOCUMENTS_OWN',
  'DOCUMENT_A_INSTITUTIONS_OWN',
];

/** As the published report calls it, or without what that one assesses. */
function titled<T extends 'DOCUMENT_A_DOCUMENTS' | 'DOCUMENT_A_INSTITUTIONS'>(
  title: T,
  { input }: ReportCohort,
): T | `${T}_OWN` {
  return isPublishedSubject(input) ? title : `${title}_OWN`;
}

/** Systems and histories of each cohort, then what comes once. */
function appendices(cohorts: readonly ReportCohort[], first: ReportCohort): Items {
  const titleOf = (cohort: ReportCohort, title: FigureTextCode): string =>
    cohorts.length > 1 && !once.includes(title)
      ? cohort.say('DOCUMENT_A_COHORT', { title: cohort.say(title) })
      : cohort.say(title);
  const appendix = (
    cohort: ReportCohort,
    title: FigureTextCode,
    table: ReportTable | null,
    sentences: readonly string[] = [],
  ): Items => {
    if (table === null) return [];
    const items = cohort.table(table);
    return [
      ...heading(`${table.id}@${cohort.code}`, 'appendix', 1, titleOf(cohort, title)),
      ...(sentences.length === 0 ? [] : [cohort.sentences(sentences, blockIds(items))]),
      ...items,
    ];
  };
  const system = isPublic(first.input) ? 'DOCUMENT_A_SYSTEM_PUBLIC' : 'DOCUMENT_A_SYSTEM';
  // Both templates bring the same documents and institutions: one list serves both.
  const listing = (table: (cohort: ReportCohort) => ReportTable | null): ReportCohort =>
    cohorts.find((cohort) => table(cohort) !== null) ?? first;
  const documents = listing(({ input }) => policyDocumentTable(input));
  const institutions = listing(({ input }) => institutionTable(input));
  return [
    ...each(cohorts, (cohort) => appendix(cohort, system, indicatorSystemTable(cohort.input))),
    ...each(cohorts, (cohort) => appendix(cohort, 'DOCUMENT_A_HISTORY', tierHistoryTable(cohort.input))),
    ...appendix(documents, titled('DOCUMENT_A_DOCUMENTS', documents), policyDocumentTable(documents.input), [
      'planning-documents',
    ]),
    ...appendix(institutions, titled('DOCUMENT_A_INSTITUTIONS', institutions), institutionTable(institutions.input), [
      'institutions',
    ]),
    ...each(cohorts, (cohort) => appendix(cohort, 'DOCUMENT_A_ACCEPTED', acceptedTable(cohort.input))),
    ...each(cohorts, (cohort) => appendix(cohort, 'DOCUMENT_A_NOTES', notesTable(cohort.input))),
    ...each(cohorts, (cohort) => appendix(cohort, 'DOCUMENT_A_EXPERTS', expertPathTable(cohort.input))),
  ];
}
