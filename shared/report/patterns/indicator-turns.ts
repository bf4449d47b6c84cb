import { LEADING } from '../leading-ten.ts';
import { textFact } from './fact-cohort.ts';
import { only } from './turn-source.ts';
import type { Turn, TurnSource } from './turn-source.ts';
import type { LoopTurns } from './say-pattern.ts';

/** Level of the indicators that `each first`, `each second` … go through. */
export const indicatorLevels: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3 };

const names = {
  name: 'value',
  code: 'value',
  focus: 'value',
  mean: 'value',
  above: 'value',
  'above-share': 'value',
  top: 'list',
  tied: 'list',
  'growth-up': 'value',
  'growth-down': 'value',
} as const;

/** Indicators of a level: those beneath `of`, else beneath the one whose turn it is, else all. */
export function indicatorTurns({ cohort, known, settings, whose }: TurnSource, level: number): LoopTurns | null {
  const { nodes } = cohort.input.dataset;
  const isParent = (code: string | undefined): boolean =>
    nodes.some((node) => node.code === code && node.depth === level - 1);
  if (!only(settings, 'of') || (settings.of !== undefined && !isParent(settings.of))) return null;
  const parent = settings.of ?? (isParent(whose.indicator) ? whose.indicator : undefined);
  const turns = nodes
    .filter((node) => node.depth === level && (parent === undefined || nodes[node.parent]?.code === parent))
    .map(({ code }): Turn => ({
      name: known('name', code),
      code: textFact(`code:${cohort.code}:${code}`, code),
      focus: known('focus', code),
      mean: known('mean', code),
      above: known('above', code),
      'above-share': known('above-share', code),
      top: known('top', code, String(LEADING)),
      tied: known('top-tied', code, String(LEADING)),
      'growth-up': known('growth-up', code, '-1', '0'),
      'growth-down': known('growth-down', code, '-1', '0'),
    }));
  return { names, turns };
}
