import pinyin from 'pinyin-match';

/** In the order in which equals are shown. */
const findKinds = [
  'unit',
  'indicator',
  'measure',
  'cell',
  'table',
  'figure',
  'screen',
  'command',
  'help',
  'file',
] as const;
export type FindKind = (typeof findKinds)[number];

/** What can be found. `key` tells it from all others and stays the same from one time to the next. */
export interface Findable {
  readonly key: string;
  readonly kind: FindKind;
  /** What is read. */
  readonly label: string;
  /** Where it belongs: the path of an indicator, the region of a unit. */
  readonly detail: string;
  /** What else it is called: its code, its full name, its name in the other language. */
  readonly words: readonly string[];
}

export interface Found<T extends Findable> {
  readonly target: T;
  /** Letters of the label that were meant, from … to, the end left out. */
  readonly marks: readonly (readonly [number, number])[];
}

/** Finds among these targets; folding their texts once is most of the work. */
export interface Finder<T extends Findable> {
  /**
   * The targets in which each word of the query is found, best first. A word is found as written, or by pinyin: initials or syllables.
   * Equal first, then at the start, a whole name by its initials (cs: 长沙 before a file .csv), at the start of a word, inside; else by
   * pinyin after as written; names before where things belong. Of equals, what was chosen lately (`recent`, newest first, by key) comes first.
   */
  (query: string, recent: readonly string[], limit: number): readonly Found<T>[];
}

interface Folded {
  readonly label: string;
  readonly words: readonly string[];
  readonly detail: string;
}

export function createFinder<T extends Findable>(targets: readonly T[]): Finder<T> {
  const folded = targets.map(({ label, words: further, detail }): Folded => ({
    label: fold(label),
    words: further.map(fold),
    detail: fold(detail),
  }));
  return (query, recent, limit) => {
    const tokens = fold(query)
      .split(/\s+/)
      .filter((word) => word !== '');
    if (tokens.length === 0) return [];
    const lately = new Map(recent.map((key, at) => [key, at]));
    const found = targets.flatMap((target, at) => {
      const texts = folded[at];
      const meant = texts === undefined ? null : meaningOf(tokens, texts);
      return meant === null ? [] : [{ target, at, ...meant }];
    });
    const age = ({ key }: T): number => lately.get(key) ?? Number.POSITIVE_INFINITY;
    const order = ({ kind }: T): number => findKinds.indexOf(kind);
    found.sort(
      (a, b) =>
        b.points - a.points ||
        compare(age(a.target), age(b.target)) ||
        order(a.target) - order(b.target) ||
        a.target.label.length - b.target.label.length ||
        a.at - b.at,
    );
    return found.slice(0, limit).map(({ target, marks }) => ({ target, marks }));
  };
}

/** Infinity minus Infinity is no number. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

interface Meant {
  readonly points: number;
  readonly marks: readonly (readonly [number, number])[];
}

/** The query as one name, or every word of it somewhere; null where neither holds. */
function meaningOf(tokens: readonly string[], texts: Folded): Meant | null {
  const one = bestOf(tokens.join(' '), texts);
  if (tokens.length === 1) return one;
  let points = 0;
  const marks: (readonly [number, number])[] = [];
  for (const token of tokens) {
    const best = bestOf(token, texts);
    if (best === null) return one;
    points += best.points / tokens.length;
    marks.push(...best.marks);
  }
  return one !== null && one.points >= points ? one : { points, marks };
}

/** The part that a hit in a further name, and in where a thing belongs, counts of one in its name. */
const ofWords = 0.98;
const ofDetail = 0.4;

function bestOf(token: string, { label, words, detail }: Folded): Meant | null {
  const own = hit(token, label);
  const other = Math.max(
    0,
    ...words.map((text) => (hit(token, text)?.points ?? 0) * ofWords),
    (hit(token, detail)?.points ?? 0) * ofDetail,
  );
  const points = Math.max(own?.points ?? 0, other);
  return points === 0 ? null : { points, marks: own === null ? [] : [own.mark] };
}

/** How well a word fits a text, and from where to where; null: not at all. */
function hit(
  token: string,
  text: string,
): { readonly points: number; readonly mark: readonly [number, number] } | null {
  if (text === '') return null;
  const at = text.indexOf(token);
  if (at >= 0) return { points: pointsAt(text, token, at), mark: [at, at + token.length] };
  // 北京市 for 北京: a name with its class behind it.
  if (token.startsWith(text) && classes.has(token.slice(text.length))) return { points: 75, mark: [0, text.length] };
  if (!/^[a-z]+$/.test(token) || !/\p{Script=Han}/u.test(text)) return null;
  const sounded = pinyin.match(text, token);
  if (sounded === false) return null;
  const [from, to] = sounded;
  const whole = from === 0 && to === text.length - 1;
  return { points: whole ? 72 : from === 0 ? 50 : 35, mark: [from, to + 1] };
}

const classes: ReadonlySet<string> = new Set([
  '市',
  '省',
  '县',
  '区',
  '旗',
  '自治区',
  '自治州',
  '自治县',
  '特别行政区',
]);

function pointsAt(text: string, token: string, at: number): number {
  if (text === token) return 100;
  if (at === 0) return 80;
  if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return 70;
  // Chinese writes no spaces, so that the inside may be the start of a word; the inside of an English word is hardly meant.
  return /\p{Script=Han}/u.test(text.charAt(at)) ? 60 : 30;
}

/** Full-width letters and capitals are the same. Of the same length as the text, so that places in it are places in the text. */
function fold(text: string): string {
  return Array.from({ length: text.length }, (_, at) => {
    const letter = text.charAt(at);
    const folded = letter.normalize('NFKC').toLowerCase();
    return folded.length === 1 ? folded : letter;
  }).join('');
}
