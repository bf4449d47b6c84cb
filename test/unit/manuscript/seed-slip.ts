import type { createRandom } from '../../../shared/base/random.ts';

type Random = ReturnType<typeof createRandom>;

export interface Slip {
  readonly kind: (typeof slipKinds)[number];
  readonly xml: string;
  /** What stands there now, and stood there before. */
  readonly wrong: string;
  readonly right: string;
}

export const slipKinds = ['digit', 'swap', 'drop', 'mark', 'share', 'year', 'caption'] as const;

interface Run {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const number = /^\d+(?:\.\d+)?%?$/;

/** One slip as a hurried editor makes it, in a run of the body that a fact was printed into, or in a table's cell or a caption. `earlier`: figures of the year before by this year's. */
export function seedSlip(
  xml: string,
  kind: Slip['kind'],
  random: Random,
  units: ReadonlySet<string>,
  earlier: ReadonlyMap<string, string>,
): Slip {
  const pick = <T>(list: readonly T[]): T => {
    const found = list[random.below(list.length)];
    if (found === undefined) throw new Error(`nothing to slip: ${kind}`);
    return found;
  };
  // Behind the contents, whose page numbers are the layout's.
  const body = xml.lastIndexOf('PAGEREF');
  const runs = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(({ 0: all, 1: text = '', index }): Run => ({
      from: index + all.length - 6 - text.length,
      to: index + all.length - 6,
      text,
    }))
    .filter(({ from }) => from > body);
  const change = ({ from, to, text }: Run, wrong: string): Slip => ({
    kind,
    xml: xml.slice(0, from) + wrong + xml.slice(to),
    wrong,
    right: text,
  });
  const lists = runs.filter(({ text }) => membersOf(text, units).length > 1);
  switch (kind) {
    case 'digit': {
      const run = pick(runs.filter(({ text }) => number.test(text) && !/^20\d\d$/.test(text)));
      const at = pick([...run.text].flatMap((sign, i) => (/\d/.test(sign) ? [i] : [])));
      const digit = String((Number(run.text[at]) + 1 + random.below(9)) % 10);
      return change(run, run.text.slice(0, at) + digit + run.text.slice(at + 1));
    }
    case 'swap': {
      // Two in a list, or in two cells of a table that stand side by side.
      if (random.below(2) === 0) {
        const run = pick(lists);
        const members = run.text.split(between);
        const [a, b] = twoOf(members.length, random);
        const swapped = members.map((member, i) =>
          i === a ? (members[b] ?? '') : i === b ? (members[a] ?? '') : member,
        );
        return change(run, joined(swapped, run.text));
      }
      const cells = runs.filter(({ text }) => units.has(text.replace('(+)', '')));
      const at = random.below(cells.length - 1);
      const [one, two] = [cells[at], cells[at + 1]];
      if (!one || !two || one.text === two.text) return seedSlip(xml, kind, random, units, earlier);
      const now = xml.slice(0, one.from) + two.text + xml.slice(one.to, two.from) + one.text + xml.slice(two.to);
      return { kind, xml: now, wrong: two.text, right: one.text };
    }
    case 'drop': {
      const run = pick(lists);
      const members = run.text.split(between);
      const at = random.below(members.length);
      const left = members.filter((_, i) => i !== at);
      return change(run, joined(left, run.text));
    }
    case 'mark': {
      const run = pick(runs.filter(({ text }) => text.includes('(+)') && membersOf(text, units).length > 0));
      return change(run, run.text.replace('(+)', ''));
    }
    case 'share': {
      const run = pick(runs.filter(({ text }) => /^\d+\.\d\d%$/.test(text)));
      const hundredths = Math.round(Number(run.text.slice(0, -1)) * 100) + (random.below(2) === 0 ? 1 : -1);
      return change(run, `${(Math.abs(hundredths) / 100).toFixed(2)}%`);
    }
    case 'year': {
      const run = pick(runs.filter(({ text }) => earlier.has(text)));
      return change(run, earlier.get(run.text) ?? '');
    }
    case 'caption': {
      // The last number of a caption is a field behind its beginning (表 2-); a reference holds the whole.
      const begins = (at: number): boolean => /^(?:表|图|Table|Figure) [A-Z\d]+-$/.test(runs[at]?.text ?? '');
      const run = pick(
        runs.filter(
          ({ text }, at) => /^(?:表|图|Table|Figure) [A-Z\d-]*\d$/.test(text) || (/^\d+$/.test(text) && begins(at - 1)),
        ),
      );
      return change(
        run,
        run.text.replace(/\d+$/, (last) => String(Number(last) + 1)),
      );
    }
  }
}

/** Between members of a list in either language. */
const between = /、|, | and /;

function joined(members: readonly string[], like: string): string {
  if (!/ and |, /.test(like)) return members.join('、');
  return members.length < 2 ? members.join('') : `${members.slice(0, -1).join(', ')} and ${members.at(-1)}`;
}

function twoOf(count: number, random: Random): readonly [number, number] {
  const a = random.below(count);
  return [a, (a + 1 + random.below(count - 1)) % count];
}

function membersOf(text: string, units: ReadonlySet<string>): readonly string[] {
  const members = text.split(between).map((member) => member.replace('(+)', ''));
  return members.every((member) => units.has(member)) ? members : [];
}

/** Other words for what the program's sentences say, each taken or left by chance. */
export function reword(xml: string, random: Random, lang: 'zh' | 'en' = 'zh'): string {
  let worded = xml;
  for (const [from, ...to] of lang === 'zh' ? otherWords : otherEnglishWords) {
    const chosen = to[random.below(to.length * 2)];
    if (chosen !== undefined) worded = worded.replaceAll(from ?? '', chosen);
  }
  return worded;
}

const otherEnglishWords: readonly (readonly string[])[] = [
  ['The mean ', 'The average ', 'Overall, the mean '],
  ['; above it: ', '; above the mean: ', '; units above it: '],
  [' rose to a higher tier: ', ' moved up to a higher tier: '],
  ['Compared with ', 'In comparison with ', 'Against '],
  ['Of these, ', 'Among these, ', 'Of them, '],
  ['By region, ', 'Looking at regions, ', 'Region by region, '],
  ['for three years: ', 'for three years running: '],
  ['Beneath it, ', 'In detail, ', 'Under it, '],
  [': mean ', ': the mean is ', ', mean '],
  [' below the mean of all ', ' below the average of all '],
  [' above the mean of all ', ' above the average of all '],
];

const otherWords: readonly (readonly string[])[] = [
  ['平均值为 ', '均值为 ', '的平均得分为 ', '平均值达到 '],
  [' 个省级政府高于平均值，占比 ', ' 个省级政府超过平均值，占 ', ' 个省级政府的得分高于平均水平，占比为 '],
  ['分地区看，', '从区域看，', '就各区域而言，'],
  ['从高到低依次为：', '由高到低依次是：'],
  ['年参评的 ', '年参加评估的 '],
  ['”的 ', '”的有 ', '”的共 '],
  [' 个，占比 ', ' 个，占 ', ' 个，所占比重为 '],
  ['连续三年能力水平“', '连续 3 年能力水平为“', '近三年来连续三年处于“'],
  ['”的有：', '”的省级政府包括：', '”的是：'],
  ['上升至更高分组：', '提升至更高组：'],
  ['其中，由“', '其中，从“'],
  ['”升至“', '”提升至“', '”上升到“'],
  ['的能力水平为“', '能力水平均为“', '的能力水平达到“'],
  ['平均值最高，为 ', '平均值最高，达到 ', '均值居首，为 '],
  ['平均值最低，为 ', '平均值最低，仅为 ', '均值最低，为 '],
  ['，比全部', '，较全部'],
  ['其中，“', '具体来看，“', '细分来看，“'],
];
