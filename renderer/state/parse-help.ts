import { helpIds } from './help-ids.ts';
import type { HelpId } from './help-ids.ts';

interface Both {
  readonly zh: string;
  readonly en: string;
}

/** What a help page says of a method, a statistic or a picture. Texts may hold `code` between backquotes. */
export interface HelpPage {
  readonly id: HelpId;
  readonly group: HelpGroup;
  readonly title: Both;
  readonly short: Both;
  readonly formula: Both;
  readonly reading: Both;
  readonly when: Both;
  readonly notWhen: Both;
  readonly source: string;
  /** The section's exact text, for who reads English and wants the edges too; empty where there is none. */
  readonly exact: string;
}

export interface GlossaryTerm {
  readonly name: Both;
  readonly meaning: Both;
}

/** Sections whose third-level headings are pages: heading in docs/METHODS → first part of the page's id. */
const families = {
  Normalisation: 'normalisation',
  Weights: 'weights',
  Aggregation: 'aggregation',
  'Outlier treatment': 'treatment',
  'Comparison rankings': 'comparison',
  Statistics: 'statistic',
  Charts: 'chart',
} as const satisfies Readonly<Record<string, string>>;

/** In the order in which they are listed; `stages` are the other sections. */
export const helpGroups = [
  'stages',
  'normalisation',
  'treatment',
  'weights',
  'aggregation',
  'comparison',
  'statistic',
  'chart',
] as const;
type HelpGroup = (typeof helpGroups)[number];

/** The help pages and the glossary of docs/METHODS, in its order. Throws where a section that says **Help:** lacks one of its parts, or is no known page. */
export function parseHelp(methods: string): {
  readonly pages: readonly HelpPage[];
  readonly glossary: readonly GlossaryTerm[];
} {
  const pages: HelpPage[] = [];
  for (const section of methods.split(/^## /m).slice(1)) {
    const [own = '', ...parts] = section.split(/^### /m);
    const heading = firstLine(own);
    const family = familyOf(heading);
    if (hasHelp(own)) pages.push(page(kebab(heading), 'stages', own));
    for (const part of parts)
      if (hasHelp(part) && family !== null) pages.push(page(`${family}.${firstLine(part)}`, family, part));
  }
  return { pages, glossary: glossaryOf(methods) };
}

function page(name: string, group: HelpGroup, section: string): HelpPage {
  const id = helpIds.find((one) => one === name);
  if (id === undefined) throw new Error(`docs/METHODS: no help page is called ${name} (renderer/state/help-ids.ts)`);
  const said = (...labels: readonly string[]): string => {
    for (const label of labels) {
      const text = new RegExp(`^\\*\\*${label}[:：]\\*\\* (.+)$`, 'm').exec(section)?.[1];
      if (text !== undefined) return text;
    }
    throw new Error(`docs/METHODS: the help page ${name} lacks ${labels.join(' or ')}`);
  };
  const both = (zh: string, en: string): Both => ({ zh: said(zh), en: said(en) });
  const [zh = '', en = ''] = said('Help').split(' · ');
  const body = section.slice(section.indexOf('\n'));
  return {
    id,
    group,
    title: { zh, en },
    short: both('简述', 'In short'),
    formula: { zh: bare(said('公式', 'Formula')), en: bare(said('Formula')) },
    reading: both('怎么看', 'Reading'),
    when: both('何时用', 'When'),
    notWhen: both('何时不用', 'Not when'),
    source: said('Source'),
    exact: body.slice(0, Math.max(0, body.search(/^\*\*/m))).trim(),
  };
}

function glossaryOf(methods: string): readonly GlossaryTerm[] {
  const table = /^## Glossary$([\s\S]*?)(?=^## )/m.exec(methods)?.[1] ?? '';
  return [...table.matchAll(/^\| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$/gm)]
    .slice(1)
    .map(([, zh = '', en = '', meaningZh = '', meaningEn = '']) => ({
      name: { zh, en },
      meaning: { zh: meaningZh, en: meaningEn },
    }));
}

function familyOf(heading: string): HelpGroup | null {
  const known: Readonly<Record<string, HelpGroup | undefined>> = families;
  return known[heading] ?? null;
}

function hasHelp(section: string): boolean {
  return /^\*\*Help:\*\* /m.test(section);
}

function firstLine(section: string): string {
  return section.split('\n', 1)[0] ?? '';
}

function kebab(heading: string): string {
  return heading.toLowerCase().replaceAll(' ', '-');
}

function bare(formula: string): string {
  return formula.replaceAll('`', '');
}
