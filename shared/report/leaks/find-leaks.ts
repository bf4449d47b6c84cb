import { displayedValue } from '../../base/display.ts';
import { evenText } from '../even-text.ts';
import type { Leak } from '../../model/leak.ts';
import { unitNames } from './unit-names.ts';
import type { FoundName } from './unit-names.ts';
import { comparedNote } from './leak-basis.ts';
import type { LeakBasis, UnitSecrets } from './leak-basis.ts';
import { resultLeaks } from './result-leaks.ts';
import { mayHoldNumber, rankWords, writtenNumbers } from './written-numbers.ts';
import type { WrittenNumber } from './written-numbers.ts';

/** A stretch of text of a file in which a number stands near whatever name is in it too. */
export interface OutgoingText {
  /** For a person: part, sheet and row, paragraph, property. */
  readonly place: string;
  readonly text: string;
  /** `whole`: a row, a chart's point, a picture: all of it is near. `sentences`: what one sentence holds is near. */
  readonly near: 'whole' | 'sentences';
  /** Nobody sees it without looking for it: a bare whole number beside a name counts as its rank here. */
  readonly hidden?: true;
}

/**
 * Every index, first- or second-level score and rank of a unit that stands near its name, every weight of an indicator and every fingerprint. A number with decimals is a score when it is the
 * unit's as printed, give or take its last digit; a whole number is a rank only where the words around it say so, or in what is hidden. Digits, Chinese characters and English ordinals are numbers alike.
 * Numbers that are called means and are means that the report prints are told apart; shares (with %) are no scores.
 */
export function findLeaks(bases: readonly LeakBasis[], texts: readonly OutgoingText[]): readonly Leak[] {
  const cohorts = bases.map((basis) => ({ basis, namesIn: unitNames(basis.units) }));
  const names = new Set(bases.flatMap(({ units }) => units.flatMap((unit) => unit.names)));
  return joined(texts, names).flatMap((text) => {
    const plain = text.text.normalize('NFKC');
    const noted = bases.flatMap((basis) => noteLeaks(plain, basis, text.place));
    if (!mayHoldNumber(plain)) return noted;
    // The point of "No." ends no sentence.
    const stretches = text.near === 'whole' ? [plain] : plain.split(/[。！？\n]|[!?](?=\s|$)|(?<!\bNo)\.(?=\s|$)/);
    const numbers = stretches.flatMap((stretch) => {
      if (!mayHoldNumber(stretch)) return [];
      return cohorts.flatMap(({ basis, namesIn }) => [
        ...leaksIn(stretch, namesIn(stretch), basis, text),
        ...resultLeaks(stretch, basis, text.place),
      ]);
    });
    return [...noted, ...numbers];
  });
}

/** What the team wrote for itself. */
function noteLeaks(text: string, { notes }: LeakBasis, place: string): readonly Leak[] {
  if (notes.length === 0) return [];
  const compared = comparedNote(text);
  return notes
    .filter(({ line }) => compared.includes(line))
    .map(({ by, line }) => ({
      ...{ kind: 'note', unit: '', name: by, code: '', found: line.slice(0, 60), place },
      ...{ text: text.trim().slice(0, 60), certain: line.length >= NOTE_CERTAIN },
    }));
}

/** A text that is a unit's name and nothing else is near what follows it: cells of a list, labels of a picture, lines of a box. */
function joined(texts: readonly OutgoingText[], names: ReadonlySet<string>): readonly OutgoingText[] {
  return texts.flatMap((text, i) => {
    const next = texts[i + 1];
    const alone = text.text.trim();
    if (next === undefined || !names.has(alone)) return [text];
    return [text, { ...next, text: `${alone} ${next.text}`, place: `${text.place}, ${next.place}` }];
  });
}

/** A line of a note as long as this stands nowhere by chance. */
const NOTE_CERTAIN = 16;

const called = { mean: /平均|均值|mean|average/i, rank: /排名|位次|名次|位列|名列|位居|列第|\brank/i };

function leaksIn(
  stretch: string,
  names: readonly FoundName[],
  basis: LeakBasis,
  { place, near, hidden }: OutgoingText,
): readonly Leak[] {
  if (names.length === 0) return [];
  const units = new Map(names.map(({ unit }) => [unit.code, unit]));
  return writtenNumbers(stretch).flatMap((number) =>
    [...units.values()].flatMap((unit): readonly Leak[] => {
      const found =
        number.decimals > 0 ? scoreOf(unit, number, basis) : wholeOf(unit, number, basis, { stretch, near, hidden });
      if (found === null) return [];
      const nearest = nearestName(names, number)?.code === unit.code;
      const sure = found.certain && (found.depth === 0 || nearest || units.size <= 3);
      return [
        {
          kind: found.kind,
          unit: unit.code,
          name: unit.name,
          code: found.code,
          found: number.text,
          place,
          text: excerpt(stretch, number),
          certain: sure,
        },
      ];
    }),
  );
}

interface Match {
  readonly kind: Leak['kind'];
  readonly code: string;
  readonly depth: number;
  readonly certain: boolean;
}

function scoreOf(unit: UnitSecrets, number: WrittenNumber, { decimals, means, lines }: LeakBasis): Match | null {
  if (/^\s*%/.test(number.after) || (number.decimals < decimals && lines.includes(number.value))) return null;
  const digit = 10 ** -Math.min(number.decimals, decimals);
  // Of a number with fewer decimals than scores print only the nearest counts: a tenth about it would hold a fifth of all scores.
  const reach = number.decimals < decimals ? digit / 2 : digit;
  const match = unit.scores.find(
    ({ value }) => Math.abs(displayedValue(value, decimals) - number.value) <= reach * 1.0001,
  );
  if (match === undefined) return null;
  const isMean = called.mean.test(number.before) && means.some((mean) => Math.abs(mean - number.value) < digit / 2);
  if (isMean) return null;
  return {
    kind: match.depth === 0 ? 'index' : 'score',
    code: match.code,
    depth: match.depth,
    certain: number.decimals >= decimals - 1,
  };
}

/** Where a whole number stands. */
interface Around {
  readonly stretch: string;
  readonly near: OutgoingText['near'];
  readonly hidden: true | undefined;
}

/** A rank; also a whole number that is called points and is the unit's index without its decimals: a person has to look at it. */
function wholeOf(unit: UnitSecrets, number: WrittenNumber, { units }: LeakBasis, around: Around): Match | null {
  const { before, after, value } = number;
  if (
    value === Math.round(unit.scores[0]?.value ?? Number.NaN) &&
    (/^\s*分(?!组|别|之|项)/.test(after) || /指数\D{0,3}$/.test(before))
  )
    return { kind: 'index', code: '', depth: 0, certain: false };
  const fromEnd = /倒数第?\s*$/.test(before) || /^(?:末位|垫底)/.test(number.text);
  const place = fromEnd ? units.length + 1 - value : value;
  // By an indicator only where it is named.
  const ranked = unit.ranks.find(
    ({ rank, code, names }) =>
      rank === place && (code === '' || names.some((name) => evenText(around.stretch).includes(name))),
  );
  if (ranked === undefined || !isCalledRank(number, around)) return null;
  return { kind: 'rank', code: ranked.code, depth: 0, certain: true };
}

function isCalledRank({ text, before, after, digits }: WrittenNumber, { stretch, near, hidden }: Around): boolean {
  // The column that numbers the rows of a list, 序号 in Chinese.
  if (/(?:^|\|)\s*No\.\s*$/.test(before) && /^\s*\|/.test(after)) return false;
  if (rankWords.test(text) || /倒数第?\s*$/.test(before)) return true;
  if (/第\s*$/.test(before) && /^\s*[位名]/.test(after)) return true;
  if (/(?:排名|位次|名次|位列|名列|位居|列第|\brank(?:ed|ing|s)?|\bNo\.|#)[\s:：为是第,，|]*$/i.test(before))
    return true;
  if (digits && /^(?:st|nd|rd|th)\b/.test(after))
    return called.rank.test(stretch) || /^.. (?:place|position)/.test(after);
  if (/^[a-z]/i.test(text)) return /\brank(?:ed|ing|s)?\s+$/i.test(before) || /^ (?:place|position)/.test(after);
  // A row under a heading of ranks, or one that nobody sees.
  return digits && ((near === 'whole' && called.rank.test(stretch)) || hidden === true);
}

function nearestName(names: readonly FoundName[], { at }: WrittenNumber): UnitSecrets | undefined {
  return names.toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0]?.unit;
}

function excerpt(text: string, { at, text: found }: WrittenNumber): string {
  return text.slice(Math.max(0, at - 40), at + found.length + 20).trim();
}
