import { displayNumber } from '../../base/display.ts';
import { toJson } from '../../base/to-json.ts';
import { systemChanges } from '../../model/system-comparison.ts';
import type { ProjectDiff } from '../../model/project-diff.ts';
import { tierName } from '../../model/tier-name.ts';
import { subjectName } from '../difference-words.ts';
import { systemChangeName } from '../framework-comparison-tables.ts';
import { changeSentences } from './document-changes.ts';
import { documentShapes } from './document-shape.ts';
import { auditText } from './show-value.ts';
import type { AuditWords } from './show-value.ts';

/** What two projects have differently, in the reader's language, a list a part; empty lists where a part is the same. */
export interface DiffSentences {
  readonly framework: readonly string[];
  readonly units: readonly string[];
  readonly method: readonly string[];
  readonly cells: readonly string[];
  readonly results: readonly string[];
}

export function diffSentences(diff: ProjectDiff, words: AuditWords): DiffSentences {
  return {
    framework: frameworkSentences(diff, words),
    units: unitSentences(diff, words),
    method:
      diff.methods === null
        ? []
        : changeSentences(documentShapes.baseline, toJson(diff.methods.before), toJson(diff.methods.after), words),
    cells: diff.cells.map(({ unit, measure, year, before, after }) =>
      auditText(words, 'DIFF_CELL', {
        unit: diff.names[unit] ?? unit,
        measure: subjectName(words.names, measure),
        year,
        before: shown(before, words),
        after: shown(after, words),
      }),
    ),
    results: resultSentences(diff, words),
  };
}

function frameworkSentences({ systems: { before, after, pairs } }: ProjectDiff, words: AuditWords): readonly string[] {
  const titles = [before, after].map(({ title, year }) => `${title} ${year}`);
  const [was = '', is = ''] = titles;
  return [
    ...(was === is ? [] : [auditText(words, 'DIFF_TITLES', { before: was, after: is })]),
    ...pairs.map(({ before: old, after: now, changes }) => {
      const kinds = systemChanges
        .filter((change) => changes.includes(change))
        .map((change) => systemChangeName(change, words.lang));
      const names = [old, now].flatMap((entry) => (entry === null ? [] : [`${entry.code} ${entry.name}`]));
      return `${kinds.join('+')} ${[...new Set(names)].join(' → ')}`;
    }),
  ];
}

function unitSentences({ files, units: { gone, come } }: ProjectDiff, words: AuditWords): readonly string[] {
  return ([gone, come] as const).flatMap((names, side) =>
    names.length === 0
      ? []
      : [
          auditText(words, 'DIFF_UNITS_GONE', {
            file: files[side] ?? '',
            units: names.join(words.lang === 'zh' ? '、' : ', '),
          }),
        ],
  );
}

function resultSentences({ results, names, methods }: ProjectDiff, words: AuditWords): readonly string[] {
  const between = <T>(pair: readonly [T, T], say: (value: T, side: number) => string): string => {
    const [was, is] = pair.map(say);
    return was === is ? (is ?? '') : `${was ?? ''} → ${is ?? ''}`;
  };
  const tiers = [methods?.before, methods?.after].map((method) => method?.tiers ?? words.names.method?.tiers ?? []);
  const number = (value: number | null): string => shown(value, words);
  return results.map(({ unit, index, rank, tier, measured }) =>
    auditText(words, 'DIFF_RESULT', {
      unit: names[unit] ?? unit,
      index: between(index, number),
      rank: between(rank, number),
      standing: between(tier, (id, side) => (id === null ? number(null) : tierName(id, words.lang, tiers[side] ?? []))),
      measured: between(measured, (share) => (share === null ? number(null) : `${displayNumber(share * 100, 1)}%`)),
    }),
  );
}

/** Enough digits that numbers which differ look different. */
function shown(value: number | null, words: AuditWords): string {
  return value === null ? auditText(words, 'DIFF_NONE') : String(value);
}
