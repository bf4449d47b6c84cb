import { appError } from '../../base/app-error.ts';
import type { AppError } from '../../base/app-error.ts';
import { methodWords } from '../../model/index-name.ts';
import { ownWords } from '../../model/project-words.ts';
import { CITATION, isCitation } from './citation-words.ts';
import { parsePattern } from './parse-pattern.ts';
import type { PatternFile, PatternNode } from '../../model/pattern.ts';
import { patternError } from './read-pattern-file.ts';
import { reportFacts } from './report-facts.ts';
import type { PatternAround, PatternFacts, SaidPiece } from './say-pattern.ts';
import { sayPattern } from './say-pattern.ts';
import { shippedPatterns } from './shipped-patterns.ts';
import type { PatternId } from './shipped-patterns.ts';
import type { ReportInput } from '../report-input.ts';

/** A sentence or two of the report, in pieces that know the fact they print, so that a check can hold them against the tables. */
export interface ReportSentence {
  /** Of the pattern; of one said of an indicator or region `indicator-of-A`, `region-of-华北`. */
  readonly id: string;
  readonly text: string;
  readonly pieces: readonly SaidPiece[];
}

interface Place {
  readonly pattern: PatternId;
  /** Said once for each of these. */
  readonly of?: 'first' | 'regions';
}

/** In the order of the report. */
const places: readonly Place[] = [
  { pattern: 'abstract' },
  { pattern: 'levels' },
  { pattern: 'systems' },
  { pattern: 'units' },
  { pattern: 'tiers' },
  { pattern: 'holders' },
  { pattern: 'mean' },
  { pattern: 'growth' },
  { pattern: 'growth-since' },
  { pattern: 'leading' },
  { pattern: 'focus', of: 'first' },
  { pattern: 'leading-ten', of: 'first' },
  { pattern: 'risers' },
  { pattern: 'steps' },
  { pattern: 'fallers' },
  { pattern: 'adjusted' },
  { pattern: 'regions' },
  { pattern: 'years' },
  { pattern: 'region-members', of: 'regions' },
  { pattern: 'region', of: 'regions' },
  { pattern: 'region-tiers', of: 'regions' },
  { pattern: 'first-level' },
  { pattern: 'indicator', of: 'first' },
  { pattern: 'extremes', of: 'first' },
  { pattern: 'second-level', of: 'first' },
  { pattern: 'planning-documents' },
  { pattern: 'institutions' },
];

/** Whether there is a sentence of this pattern in the report. */
export function isPatternId(id: string): boolean {
  return places.some(({ pattern }) => pattern === id);
}

/** What a sentence may speak of besides the cohort that it is said of. */
export interface SentencesBeside {
  /** The other cohort of the report. */
  readonly other?: ReportInput | null;
  /** What references print, by the id of the table or figure. */
  readonly references?: ReadonlyMap<string, string>;
}

/**
 * S1: every sentence that this result supports, in the order of the report, in the input's own patterns where it has some. What is not known is left
 * out, never guessed. Own patterns must have passed {@link patternFaults}.
 */
export function reportSentences(input: ReportInput, beside: SentencesBeside = {}): readonly ReportSentence[] {
  const facts = factsBeside(input, beside);
  const own = new Map(input.patterns?.patterns.map(({ id, nodes }) => [id, nodes]));
  return sentencePlaces(facts).flatMap(({ id, pattern, around }) => {
    const said = sayPattern(own.get(id) ?? own.get(pattern) ?? shippedNodes(pattern, input), facts, around);
    if (!said.ok) throw new Error(`${id}: ${said.error.code} ${said.error.column} ${said.error.found}`);
    return said.value ? [{ id, text: said.value.map(({ text }) => text).join(''), pieces: said.value }] : [];
  });
}

/** What keeps a file's patterns from being said of an input: another language, ids that are no place of the report, unknown facts. Empty: nothing. */
export function patternFaults(
  input: ReportInput,
  file: PatternFile,
  beside: SentencesBeside = {},
): readonly AppError[] {
  if (file.lang !== input.lang) return [appError('PATTERN_LANGUAGE', { lang: file.lang })];
  const facts = factsBeside(input, beside);
  const said = sentencePlaces(facts);
  return file.patterns.flatMap(({ id, nodes }) => {
    if (id === CITATION)
      return isCitation(nodes) ? [] : [appError('PATTERN_CITATION', { pattern: id, labels: '{refs}' })];
    const place = said.find((one) => one.id === id) ?? said.find((one) => one.pattern === id);
    // A place that is said of each of something, of which there is none here.
    if (!place && places.some(({ pattern }) => pattern === id)) return [];
    if (!place)
      return [appError('PATTERN_PLACE', { pattern: id, places: places.map(({ pattern }) => pattern).join('、') })];
    const result = sayPattern(nodes, facts, place.around);
    return result.ok ? [] : [patternError(id, result.error)];
  });
}

function factsBeside(input: ReportInput, { other, references = new Map() }: SentencesBeside): PatternFacts {
  return reportFacts(other ? [input, other] : [input], input, references);
}

interface SentencePlace {
  readonly id: string;
  readonly pattern: PatternId;
  readonly around?: PatternAround;
}

/** Every place, those of one indicator or region once for each. */
function sentencePlaces(facts: PatternFacts): readonly SentencePlace[] {
  return places.flatMap(({ pattern, of }): readonly SentencePlace[] => {
    if (of === undefined) return [{ id: pattern, pattern }];
    const found = facts.turns({ tag: 'each', subject: of, settings: {} }, []);
    if (found === 'unknown loop') throw new Error(of);
    return found.turns.map((turn) => {
      const name = turn[of === 'first' ? 'code' : 'region'];
      const key = name === undefined || name === 'missing' ? '' : name.plain;
      return { id: `${pattern}-of-${key}`, pattern, around: { names: found.names, turn } };
    });
  });
}

const parsed = new Map<string, readonly PatternNode[]>();

/** A shipped pattern with the words of a project, read once. */
/** The program's own patterns in the project's words, as the text of a pattern file to begin with. */
export function shippedPatternFile(input: ReportInput): string {
  const patterns = places.map(({ pattern }) => ({ id: pattern, text: shippedText(pattern, input) }));
  return JSON.stringify({ lang: input.lang, patterns }, null, 2);
}

function shippedText(pattern: PatternId, { lang, method }: ReportInput): string {
  const { tierNoun, groupNoun } = methodWords(method, lang);
  const placeNouns = ownWords(method, 'unit', lang) ?? (lang === 'zh' ? '地区' : 'regions');
  return Object.entries({ tierNoun, groupNoun, placeNouns }).reduce<string>(
    (said, [name, word]) => said.replaceAll(`<${name}>`, word),
    shippedPatterns[lang][pattern],
  );
}

function shippedNodes(pattern: PatternId, input: ReportInput): readonly PatternNode[] {
  const { lang } = input;
  const text = shippedText(pattern, input);
  const key = `${lang}:${text}`;
  const known = parsed.get(key);
  if (known) return known;
  const read = parsePattern(text);
  if (!read.ok) throw new Error(`${key}: ${read.error.code} ${read.error.column}`);
  parsed.set(key, read.value);
  return read.value;
}
