import { childNodes } from './cohort-statistics.ts';
import { levelWord } from './framework-comparison-tables.ts';
import { firstLevelFocus } from './first-level-focus.ts';
import { isPublic } from './for-audience.ts';
import { firstLevelNodes } from './leading-ten.ts';
import type { ReportInput } from './report-input.ts';
import { numberCell, textCell } from './report-table.ts';
import type { ReportCell, ReportTable } from './report-table.ts';
import { reportText } from './report-text.ts';
import { withoutEnglish } from './without-english.ts';
import { inferredNotes, isKeyCity, tableTitle } from './report-words.ts';

/** T1-1: first-level indicators and what each looks at; never the names of what is under it. */
export function firstLevelTable(input: ReportInput): ReportTable {
  const { lang, dataset } = input;
  return {
    id: 'T1-1',
    title: tableTitle(input, '1-1', reportText(lang, 'REPORT_T1_1')),
    head: [
      [
        textCell(reportText(lang, 'REPORT_H_FIRST_LEVEL'), { align: 'center' }),
        textCell(reportText(lang, 'REPORT_H_FOCUS'), { align: 'center' }),
      ],
    ],
    body: firstLevelNodes(input).map((node) => {
      const { code, name } = dataset.nodes[node]!;
      return [textCell(`${code} ${name}`, { align: 'center' }), textCell(firstLevelFocus(input, code, name) || '—')];
    }),
    columns: [24, 76],
    notes: [],
    landscape: false,
  };
}

function definitionOf(input: ReportInput, code: string): string {
  return input.framework.indicators.find((indicator) => indicator.code === code)?.definition ?? '';
}

interface Entry {
  readonly code: string;
  readonly name: string;
  readonly depth: number;
  /** Of the parent, 0–1. */
  readonly share: number;
  readonly effective: number;
  readonly children: readonly Entry[];
}

/** TA-1 or TA-2: the indicator system with merged cells for the upper levels, weights as shares of the parent. */
export function indicatorSystemTable(input: ReportInput): ReportTable {
  const { lang } = input;
  const number = isKeyCity(input) ? 'A-2' : 'A-1';
  const weighted = !isPublic(input);
  const tops = entries(input);
  const depth = Math.max(1, ...tops.map(deepest));
  const percent = (share: number, rowSpan = 1): readonly ReportCell[] =>
    weighted ? [numberCell(share * 100, 2, { suffix: '%', ...(rowSpan > 1 ? { rowSpan } : {}) })] : [];
  const body: ReportCell[][] = [];
  const add = (entry: Entry, row: ReportCell[], level: number): void => {
    const leaf = entry.children.length === 0;
    const covered = (weighted ? 2 : 1) * (depth - level) + 1;
    const name = textCell(`${entry.code} ${entry.name}`, {
      rowSpan: leaves(entry),
      ...(leaf && level < depth ? { colSpan: covered } : {}),
    });
    row.push(name, ...percent(entry.share, leaves(entry)));
    if (leaf) {
      row.push(textCell(definitionOf(input, entry.code)), ...percent(entry.effective));
      body.push(row);
    }
    entry.children.forEach((child, i) => add(child, i === 0 ? row : [], level + 1));
  };
  for (const top of tops) add(top, [], 1);
  const headOf = (text: string): ReportCell => textCell(text, { align: 'center' });
  const weight = weighted ? [headOf(reportText(lang, 'REPORT_H_WEIGHT'))] : [];
  const levelHeads = Array.from({ length: depth }, (_, i) => [
    headOf(reportText(lang, 'REPORT_H_LEVEL', { level: levelWord(i + 1, lang) })),
    ...weight,
  ]);
  const own = lang === 'en' ? withoutEnglish(input) : { definitions: 0, names: 0, of: 0 };
  const englishNotes =
    own.definitions + own.names > 0 ? [reportText(lang, 'REPORT_NOTE_WITHOUT_ENGLISH', { ...own })] : [];
  const weightNotes = [
    ...inferredNotes(input),
    ...(hasZero(tops) ? [reportText(lang, 'REPORT_NOTE_SWITCHED_OFF')] : []),
  ];
  return {
    id: `T${number}`,
    title: tableTitle(input, number, reportText(lang, 'REPORT_TA_1', { title: input.framework.title })),
    head: [
      [
        ...levelHeads.flat(),
        headOf(reportText(lang, 'REPORT_H_DEFINITION')),
        ...(weighted ? [headOf(reportText(lang, 'REPORT_H_EFFECTIVE'))] : []),
      ],
    ],
    body,
    columns: [
      ...Array.from({ length: depth }, (_, i) => [i === depth - 1 ? 20 : 15, ...(weighted ? [8] : [])]).flat(),
      44,
      ...(weighted ? [9] : []),
    ],
    notes: [...englishNotes, ...(weighted ? weightNotes : [])],
    landscape: true,
  };
}

/** The tree under the root; the measures where the framework has no indicator between root and measures. */
function entries(input: ReportInput): readonly Entry[] {
  const { dataset, result } = input;
  const build = (node: number): Entry => {
    const { code, name, depth } = dataset.nodes[node]!;
    return {
      code,
      name,
      depth,
      share: result.nodeShares[node]!,
      effective: result.nodeEffective[node]!,
      children: childNodes(dataset, node).map(build),
    };
  };
  const tops = childNodes(dataset, 0).map(build);
  if (tops.length > 0) return tops;
  return dataset.measures.map(({ code, name }, m) => ({
    code,
    name,
    depth: 1,
    share: result.measureShares[m]!,
    effective: result.measureEffective[m]!,
    children: [],
  }));
}

function leaves(entry: Entry): number {
  return entry.children.length === 0 ? 1 : entry.children.reduce((sum, child) => sum + leaves(child), 0);
}

function deepest(entry: Entry): number {
  return Math.max(1, ...entry.children.map((child) => 1 + deepest(child)));
}

function hasZero(tree: readonly Entry[]): boolean {
  return tree.some(({ share, children }) => share === 0 || hasZero(children));
}
