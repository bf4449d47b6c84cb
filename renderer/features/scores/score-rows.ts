import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import type { Method, TierId } from '../../../shared/model/method.ts';
import type { ScoreResult } from '../../../shared/model/score-result.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import { tierMoves } from '../../../shared/report/tier-history.ts';
import { movedUnits } from '../../state/result-change.ts';
import type { ResultChange } from '../../state/result-change.ts';

export type Grouping = 'none' | 'region' | 'tier';

/** A row of the scores grid: a unit, or the heading of a group (`unit` null). */
export interface ScoreRow {
  readonly id: string;
  readonly group: string;
  readonly heading: string | null;
  readonly unit: Unit | null;
  /** Position in the result's units. */
  readonly at: number;
  readonly result: ScoreResult;
  readonly baseline: ScoreResult | null;
  readonly risen: boolean;
  readonly moved: boolean;
}

interface RowNaming {
  readonly tierName: (tier: TierId | null) => string;
  readonly ungrouped: string;
  readonly count: (count: number) => string;
}

/** Rows in administrative order; grouped ones under heading rows, groups by first unit (regions) or falling (tiers). */
export function scoreRows(
  snapshot: ProjectSnapshot,
  method: Method,
  result: ScoreResult,
  baseline: ScoreResult | null,
  change: ResultChange,
  grouping: Grouping,
  naming: RowNaming,
): readonly ScoreRow[] {
  const { framework, dataset, history } = snapshot;
  const risen = new Set(
    tierMoves({ framework, dataset, method, result, history, lang: 'zh' }).up.map((move) => move.unit.code),
  );
  const moved = movedUnits(change);
  const rows = snapshot.dataset.units.map((unit, at): ScoreRow => {
    const tier = result.tier[at] ?? null;
    return {
      id: unit.code,
      group: groupOf(unit, tier, grouping, naming),
      heading: null,
      unit,
      at,
      result,
      baseline,
      risen: risen.has(unit.code),
      moved: moved.has(unit.code),
    };
  });
  if (grouping === 'none') return rows;
  const groups = new Map<string, ScoreRow[]>();
  for (const row of rows) groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
  const order =
    grouping === 'tier'
      ? [...method.tiers.map(({ tier }) => tier), null]
          .map((tier) => naming.tierName(tier))
          .filter((name) => groups.has(name))
      : [...groups.keys()];
  return order.flatMap((group) => {
    const members = groups.get(group) ?? [];
    const heading: ScoreRow = {
      id: `group ${group}`,
      group,
      heading: `${group}　${naming.count(members.length)}`,
      unit: null,
      at: -1,
      result,
      baseline,
      risen: false,
      moved: false,
    };
    return [heading, ...members];
  });
}

export function scoreOf(row: ScoreRow, node: number): number {
  return row.at < 0 ? Number.NaN : (row.result.scores[node * row.result.units.length + row.at] ?? Number.NaN);
}

/** What a child of the root adds to the index under weighted means: share × score. */
export function contributionOf(row: ScoreRow, node: number): number {
  return (row.result.nodeShares[node] ?? 0) * scoreOf(row, node);
}

function groupOf(unit: Unit, tier: TierId | null, grouping: Grouping, naming: RowNaming): string {
  if (grouping === 'tier') return naming.tierName(tier);
  return grouping === 'region' ? unit.group || naming.ungrouped : '';
}
