import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { MethodChoice } from '../../../shared/contract/method-choice.ts';
import type { Lineage, Why, WhyStep } from '../../../shared/contract/outputs.ts';
import type { ScoreResult } from '../../../shared/model/score-result.ts';
import { doubtsOf } from '../../../shared/model/dataset.ts';
import { withIndexName } from '../../../shared/model/index-name.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import { monthsOf } from '../../../shared/scoring/evidence.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import { ownTiers } from '../../../shared/model/tier-name.ts';
import { score } from '../../../shared/scoring/score.ts';
import { chosenMethod } from '../app/project-method.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { inProject } from '../app/in-project.ts';
import { writes } from '../app/write-project.ts';
import type { ServiceContext } from '../app/service-context.ts';

/** Measure values: where they come from, and correcting them by hand with a reason. */
export function dataServices(
  context: ServiceContext,
): Pick<Services, 'data.lineage' | 'data.record-years' | 'data.override' | 'data.remove-override' | 'data.why'> {
  return {
    'data.lineage': inProject(context, async ({ store }, { unit, measure, year, offset, limit }) =>
      store.lineage(unit, measure, { offset, limit }, year),
    ),
    'data.record-years': inProject(context, async ({ store }) => ok(store.recordYears())),
    'data.override': writes(context, 'data.override', (_, override) =>
      ok((store, now) => store.overrideValue({ ...override, now })),
    ),
    'data.remove-override': writes(context, 'data.remove-override', (_, override) =>
      ok((store, now) => store.removeOverride({ ...override, now })),
    ),
    'data.why': inProject(context, async (session, { unit, code, method, offset, limit }) =>
      why(session, unit, code, { offset, limit }, method),
    ),
  };
}

/** A unit by code, short or full name. */
function findUnit(units: readonly Unit[], text: string): Result<Unit> {
  const found = units.find(
    (unit) => unit.code === text || unit.name === text || unit.fullName === text || (unit.aliases ?? []).includes(text),
  );
  return found
    ? ok(found)
    : err(
        appError('UNIT_UNKNOWN_CODE', { unit: text, example: units[0] ? `${units[0].code} / ${units[0].name}` : '' }),
      );
}

function why(
  session: ProjectSession,
  unitText: string,
  code: string,
  page: { readonly offset: number; readonly limit: number },
  choice: MethodChoice | undefined,
): Result<Why> {
  const unit = findUnit(session.dataset().units, unitText);
  if (!unit.ok) return unit;
  const method = chosenMethod(session, choice);
  if (!method.ok) return method;
  const dataset = withIndexName(session.dataset(), method.value.method);
  const scored = score(dataset, method.value.method);
  if (!scored.ok) return scored;
  const steps = stepsBelow(dataset, scored.value, dataset.units.indexOf(unit.value), code);
  if (steps === null) return err(appError('CODE_UNKNOWN', { code }));
  const measures: Lineage[] = [];
  for (const step of steps) {
    if (step.kind !== 'measure') continue;
    const lineage = session.store.lineage(unit.value.code, step.code, page);
    if (!lineage.ok) return lineage;
    measures.push(lineage.value);
  }
  return ok({ unit: unit.value.code, unitName: unit.value.name, ...ownTiers(method.value.method), steps, measures });
}

/** The asked node and everything under it, each node before its children; null: no such code. */
function stepsBelow(dataset: Dataset, result: ScoreResult, unit: number, code: string): readonly WhyStep[] | null {
  const count = dataset.units.length;
  const shown = (value: number | undefined): number | null =>
    value === undefined || Number.isNaN(value) ? null : value;
  const measureStep = (m: number, depth: number): WhyStep => ({
    code: dataset.measures[m]!.code,
    name: dataset.measures[m]!.name,
    kind: 'measure',
    depth,
    score: shown(result.normalised[m * count + unit]),
    share: result.measureShares[m]!,
    effective: result.measureEffective[m]!,
    measured: shown(result.evidence.cellMeasured[m * count + unit]),
    ...monthsAndDoubts(dataset, m, m * count + unit),
  });
  const walk = (n: number, depth: number): WhyStep[] => [
    {
      code: dataset.nodes[n]!.code,
      name: dataset.nodes[n]!.name,
      kind: n === 0 ? 'index' : 'indicator',
      depth,
      score: shown(result.scores[n * count + unit]),
      share: result.nodeShares[n]!,
      effective: result.nodeEffective[n]!,
      measured: shown(result.evidence.measured[n * count + unit]),
      ...(n === 0 && result.adjustments.length > 0
        ? { weighted: shown(result.weighted[unit]), adjustments: adjustmentSteps(dataset, result, unit) }
        : {}),
    },
    ...dataset.nodes.flatMap((node, child) => (node.parent === n ? walk(child, depth + 1) : [])),
    ...dataset.measures.flatMap((measure, m) => (measure.parent === n ? [measureStep(m, depth + 1)] : [])),
  ];
  const node = dataset.nodes.findIndex((candidate) => candidate.code === code);
  if (node >= 0) return walk(node, 0);
  const measure = dataset.measures.findIndex((candidate) => candidate.code === code);
  return measure >= 0 ? [measureStep(measure, 0)] : null;
}

function adjustmentSteps(dataset: Dataset, result: ScoreResult, unit: number): NonNullable<WhyStep['adjustments']> {
  return result.adjustments.map(({ adjustment, effect }) => ({
    adjustment,
    name: dataset.measures.find(({ code }) => code === adjustment.measure)?.name ?? '',
    effect: adjustment.kind === 'veto' ? effect[unit] === 1 : (effect[unit] ?? 0),
  }));
}

function monthsAndDoubts(dataset: Dataset, measure: number, cell: number): Pick<WhyStep, 'months' | 'doubts'> {
  const months = monthsOf(dataset, measure, cell);
  const doubts = doubtsOf(dataset.evidence?.doubts[cell] ?? 0);
  return { ...(months === null ? {} : { months }), ...(doubts.length === 0 ? {} : { doubts }) };
}
