import type { FigureSpec } from '../figures/figure-spec.ts';
import { mapFigure } from '../figures/cohort-figures.ts';
import { figureSpecs } from '../figures/figure-specs.ts';
import type { FigureTextCode } from '../figures/figure-text.ts';
import { figureText } from '../figures/figure-text.ts';
import { isPublic } from '../for-audience.ts';
import { cohortCode } from '../patterns/fact-cohort.ts';
import { reportSentences } from '../patterns/report-sentences.ts';
import { citationWords } from '../patterns/citation-words.ts';
import type { ReportSentence } from '../patterns/report-sentences.ts';
import type { ReportInput } from '../report-input.ts';
import type { ReportTable } from '../report-table.ts';
import { cohortName, isKeyCity, tableTitle } from '../report-words.ts';
import { sentencesBlock } from './outline-item.ts';
import type { OutlineItem } from './outline-item.ts';

/** What one cohort brings to the report: its sentences, tables and figures as items of the outline, whose ids name the cohort. */
export interface ReportCohort {
  readonly input: ReportInput;
  readonly code: string;
  readonly say: (code: FigureTextCode, params?: Readonly<Record<string, string | number>>) => string;
  /** Those of the ids that can be said, one paragraph that cites `refs` (ids of the document). */
  readonly sentences: (ids: readonly string[], refs?: readonly string[]) => OutlineItem;
  readonly table: (table: ReportTable | null, usual?: boolean) => readonly OutlineItem[];
  /** The figures of these ids that there are. */
  readonly figures: (wanted: (id: string) => boolean, usual?: boolean) => readonly OutlineItem[];
}

/** Ids of tables and figures as the document has them. */
export function blockIds(items: readonly OutlineItem[]): readonly string[] {
  return items.flatMap(({ block }) => block ?? []);
}

/** `references`: what references print, filled before anything is said; `isSecond`: the other cohort stands before it. */
export function reportCohort(
  input: ReportInput,
  other: ReportInput | null,
  references: ReadonlyMap<string, string>,
  isSecond: boolean,
): ReportCohort {
  const code = cohortCode(input);
  let sentences: ReadonlyMap<string, ReportSentence> | null = null;
  const said = (): ReadonlyMap<string, ReportSentence> =>
    (sentences ??= new Map(reportSentences(input, { other, references }).map((sentence) => [sentence.id, sentence])));
  const drawn = figuresOf(input);
  const gap = input.lang === 'zh' ? '' : ' ';
  // Of two cohorts of a kind the second's tables and figures would have the ids of the first's.
  const clashes = isSecond && other !== null && isKeyCity(other) === isKeyCity(input);
  const idOf = (id: string): string => (clashes ? `${id}@${code}` : documentId(id, input));
  return {
    input,
    code,
    say: (text, params = {}) =>
      figureText(input, text, { year: input.framework.year, cohort: cohortName(input), ...params }),
    sentences: (ids, refs = []) => ({
      id: `say:${ids[0] ?? ''}@${code}`,
      kind: 'sentences',
      usual: true,
      blocks: () =>
        sentencesBlock(
          ids.map((id) => said().get(id)).filter((sentence) => sentence !== undefined),
          refs,
          gap,
          citationWords(input),
        ),
    }),
    table: (table, usual = true) =>
      table === null
        ? []
        : [
            {
              id: `table:${table.id}@${code}`,
              kind: 'table',
              block: idOf(table.id),
              usual,
              blocks: () => [{ kind: 'table', id: idOf(table.id), caption: captionOf(table, input), table }],
            },
          ],
    figures: (wanted, usual = true) =>
      drawn
        .filter(({ figure }) => wanted(figure.id))
        .map(({ figure, extra }) => ({
          id: `figure:${figure.id}@${code}`,
          kind: 'figure',
          block: idOf(figure.id),
          usual: usual && !extra,
          blocks: () => [{ kind: 'figure', id: idOf(figure.id), caption: figure.title, figure: withoutScores(figure) }],
        })),
  };
}

/** Ids that are the same in both cohorts tell the key cities' apart; T2-1 and T2-2 do so by themselves. */
function documentId(id: string, input: ReportInput): string {
  const shared = /^(?:T-|F-|F3-1$|T1-1$|TA-7$)/.test(id) || isRegionFigure(id);
  return shared && isKeyCity(input) ? `${id}@key-city` : id;
}

function isRegionFigure(id: string): boolean {
  const [, number = ''] = /^F3-(\d+)/.exec(id) ?? [];
  return number !== '' && !['1', '2', '3'].includes(number);
}

/** The title without the number that it has on the screen: in the document the label says the number. */
function captionOf(table: ReportTable, input: ReportInput): string {
  const [, own] = /^T([A\d]-\d+)$/.exec(table.id) ?? [];
  const prefix = own === undefined ? '' : tableTitle(input, own, '');
  return table.title.startsWith(prefix) ? table.title.slice(prefix.length) : table.title;
}

/** The map of tiers is left out of the public version unless a plan adds it. */
function figuresOf(input: ReportInput): readonly { readonly figure: FigureSpec; readonly extra: boolean }[] {
  const usual = figureSpecs(input).map((figure) => ({ figure, extra: false }));
  return isPublic(input) ? [...usual, { figure: mapFigure(input), extra: true }] : usual;
}

/** The report names tiers; of no unit it prints the index, which the map has for the screen. */
function withoutScores(figure: FigureSpec): FigureSpec {
  return figure.kind === 'tile-map'
    ? { ...figure, tiles: figure.tiles.map((tile) => ({ ...tile, value: null })) }
    : figure;
}
