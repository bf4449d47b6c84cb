import { useMemo, useState } from 'react';
import { Checkbox, Select } from 'antd';
import { displayedValue, displayNumber } from '../../../shared/base/display.ts';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import type { Method, TierId } from '../../../shared/model/method.ts';
import { TierLines } from '../../ui/tier-lines.ts';
import { score } from '../../../shared/scoring/score.ts';
import { goalSeek } from '../../../shared/scoring/what-if/goal-seek.ts';
import { peerScores } from '../../../shared/scoring/what-if/peer-levels.ts';
import { peerLevels } from '../../../shared/scoring/what-if/what-if-types.ts';
import type { GoalPlan, GoalStep, MeasureGoal, PeerLevel } from '../../../shared/scoring/what-if/what-if-types.ts';
import { subjectName } from '../../../shared/report/difference-words.ts';
import { useAppearance } from '../../state/appearance.ts';
import { selectUnit, useWorkbench } from '../../state/workbench.ts';
import { TierTag, tierLabel } from '../../ui/tier-tag.tsx';
import { rawValueText } from '../../ui/raw-value-text.ts';
import { useTexts } from '../../ui/texts.ts';
import { useMethodChoice } from './analysis/method-choice.tsx';
import { AnalysisError } from './analysis/run-line.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { DataTable } from '../../views/table/data-table.tsx';

import { decimalsOf } from '../../../shared/report/score-text.ts';
import { useShownDecimals } from '../../ui/look.ts';
import { HelpMark } from '../../ui/help-mark.tsx';

interface Control {
  readonly code: string;
  readonly now: number;
  /** Ceiling by the chosen level of peers. */
  readonly top: number;
}

/** 目标求解: the least total gain in third-level scores that lifts a unit to a tier. */
export function GoalView({ snapshot }: { readonly snapshot: ProjectSnapshot }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const { dataset } = snapshot;
  const { chosen, field } = useMethodChoice();
  const selected = useWorkbench((state) => state.unit);
  const unit = selected ?? dataset.units[0]?.code ?? '';
  const [target, setTarget] = useState<TierId | null>(null);
  const [fixed, setFixed] = useState<ReadonlySet<string>>(new Set());
  const [ceilings, setCeilings] = useState<Readonly<Record<string, number>>>({});
  const method = chosen?.method ?? snapshot.baseline;
  const decimals = useShownDecimals({ method });
  const targets = method.tiers.flatMap((line) => (line.lower === null ? [] : [line.tier]));
  // The method may have lost the tier that was chosen.
  const tier = targets.find((id) => id === target) ?? targets[0] ?? 'very_high';
  const [level, setLevel] = useState<PeerLevel>('best');
  const plan = useMemo(
    () => goalSeek(dataset, method, { unit, tier, level, ceilings, fixed: [...fixed] }),
    [dataset, method, unit, tier, level, ceilings, fixed],
  );
  const controls = useMemo(() => controlsOf(dataset, method, unit, level), [dataset, method, unit, level]);
  return (
    <TierLines value={method.tiers}>
      <section className="card" aria-labelledby="goal">
        <header>
          <h2 id="goal">{t('whatIf.goal')}</h2>
          <HelpMark page="goal-seek" name={t('whatIf.goal')} />
          {field}
          <label className="field">
            {t('explore.unit')}
            <Select
              aria-label={t('explore.unit')}
              style={{ width: 140 }}
              value={unit}
              onChange={(value: string) => selectUnit(value)}
              showSearch={{ optionFilterProp: 'label' }}
              options={dataset.units.map(({ code, name }) => ({ value: code, label: name }))}
            />
          </label>
          <label className="field">
            {t('whatIf.target')}
            <Select<TierId>
              aria-label={t('whatIf.target')}
              popupMatchSelectWidth={false}
              style={{ width: 112 }}
              value={tier}
              onChange={setTarget}
              options={targets.map((id) => ({ value: id, label: tierLabel(id, language, method.tiers) }))}
            />
          </label>
        </header>
        <div className="body stack">
          {!plan.ok && <AnalysisError error={plan.error} />}
          {plan.ok && <Plan dataset={dataset} plan={plan.value} decimals={decimals} />}
        </div>
      </section>
      <section className="card" aria-labelledby="limits">
        <header>
          <h2 id="limits">{t('whatIf.ceilings')}</h2>
          <Select<PeerLevel>
            aria-label={t('whatIf.peerLevel')}
            style={{ width: 200 }}
            value={level}
            onChange={setLevel}
            options={peerLevels.map((value) => ({ value, label: t(`whatIf.peerLevel.${value}`) }))}
          />
          <span className="hint">{t('whatIf.ceilingsHint')}</span>
        </header>
        <DataTable<Control>
          size="small"
          rowKey="code"
          dataSource={controls}
          pagination={{ pageSize: 15, size: 'small', showSizeChanger: false }}
          columns={[
            { title: t('explore.indicator'), dataIndex: 'code', render: (code: string) => subjectName(dataset, code) },
            {
              title: t('whatIf.now'),
              dataIndex: 'now',
              align: 'right',
              render: (now: number) => displayNumber(now, decimals) || '—',
            },
            {
              title: t('whatIf.ceiling'),
              key: 'ceiling',
              align: 'right',
              render: (_, { code, top }) => (
                <NumberField
                  size="small"
                  label={t('whatIf.ceilingOf', { name: subjectName(dataset, code) })}
                  width={96}
                  rule={{ min: method.scale.lower, max: method.scale.upper }}
                  disabled={fixed.has(code)}
                  value={ceilings[code] ?? top}
                  onChange={(value) => {
                    // While the text is none the plan is that of the number before, and the field says so.
                    if (value !== null && !Number.isNaN(value)) setCeilings((before) => ({ ...before, [code]: value }));
                  }}
                />
              ),
            },
            {
              title: t('whatIf.fixed'),
              key: 'fixed',
              align: 'center',
              render: (_, { code }) => (
                <Checkbox
                  aria-label={t('whatIf.fixedOf', { name: subjectName(dataset, code) })}
                  checked={fixed.has(code)}
                  onChange={() =>
                    setFixed((before) => {
                      const next = new Set(before);
                      if (!next.delete(code)) next.add(code);
                      return next;
                    })
                  }
                />
              ),
            },
          ]}
        />
      </section>
    </TierLines>
  );
}

function Plan({
  dataset,
  plan,
  decimals,
}: {
  readonly dataset: Dataset;
  readonly plan: GoalPlan;
  readonly decimals: number;
}): React.JSX.Element {
  const t = useTexts();
  const score = (value: number): string => displayNumber(value, decimals);
  if (plan.steps.length === 0)
    return (
      <p className="good">
        {t('whatIf.goalReached', { unit: subjectName(dataset, plan.unit), index: score(plan.index) })}
      </p>
    );
  return (
    <>
      <p role="status">
        {subjectName(dataset, plan.unit)}　{score(plan.index)} → {score(plan.reached)}　
        <TierTag tier={plan.tier} />　{t('whatIf.goalSum', { gain: score(plan.totalGain), count: plan.steps.length })}　
        <span className="muted">
          {t(plan.exact ? 'whatIf.goalExact' : 'whatIf.goalNumeric')}
          {plan.totalGain > plan.leastGain + 0.5 * 10 ** -decimals
            ? t('whatIf.goalWeaknesses', { least: score(plan.leastGain) })
            : ''}
        </span>
      </p>
      <DataTable<GoalStep>
        size="small"
        rowKey="code"
        dataSource={plan.steps}
        pagination={false}
        expandable={{
          expandedRowRender: (step) => <Measures dataset={dataset} measures={step.measures} />,
          rowExpandable: ({ measures }) => measures.length > 0,
        }}
        columns={[
          { title: t('explore.indicator'), dataIndex: 'code', render: (code: string) => subjectName(dataset, code) },
          { title: t('whatIf.now'), dataIndex: 'from', align: 'right', render: score },
          {
            title: t('whatIf.needed'),
            dataIndex: 'to',
            align: 'right',
            render: (to: number) => <strong>{score(to)}</strong>,
          },
          { title: t('whatIf.gain'), dataIndex: 'gain', align: 'right', render: (gain: number) => `+${score(gain)}` },
          {
            title: t('whatIf.perPoint'),
            dataIndex: 'effective',
            align: 'right',
            render: (effective: number) => displayNumber(effective, 4),
          },
          { title: t('whatIf.ownUnit'), key: 'own', render: (_, step) => rawText(dataset, step.measures[0]) },
        ]}
      />
    </>
  );
}

function Measures({
  dataset,
  measures,
}: {
  readonly dataset: Dataset;
  readonly measures: readonly MeasureGoal[];
}): React.JSX.Element {
  const t = useTexts();
  return (
    <ul className="differences">
      {measures.map((measure) => (
        <li key={measure.code}>
          {subjectName(dataset, measure.code)}：{rawText(dataset, measure)}
          {measure.why === null ? '' : `（${t(`whatIf.why.${measure.why}`)}）`}
        </li>
      ))}
    </ul>
  );
}

function rawText(dataset: Dataset, measure: MeasureGoal | undefined): string {
  if (measure === undefined || measure.rawFrom === null || measure.rawTo === null) return '—';
  const unit = dataset.measures.find(({ code }) => code === measure.code)?.unit ?? '';
  return `${rawValueText(measure.rawFrom, 2)} → ${rawValueText(measure.rawTo, 2)} ${unit}`;
}

/** The lowest indicators above the measures that count, with the unit's score and what peers reach; with the decimals that the field shows. */
function controlsOf(
  dataset: Dataset,
  method: ProjectSnapshot['baseline'],
  unit: string,
  level: PeerLevel,
): readonly Control[] {
  const scored = score(dataset, method);
  if (!scored.ok) return [];
  const at = scored.value.units.indexOf(unit);
  const size = scored.value.units.length;
  const peers = peerScores(dataset, method, scored.value, level);
  const parents = new Set(dataset.nodes.map(({ parent }) => parent));
  return dataset.nodes.flatMap(({ code }, node) =>
    parents.has(node) || (scored.value.nodeEffective[node] ?? 0) === 0
      ? []
      : [
          {
            code,
            now: scored.value.scores[node * size + at] ?? Number.NaN,
            top: displayedTop(peers.get(code)?.level ?? Number.NaN, method),
          },
        ],
  );
}

/** As it is shown; the top of the scale where nobody has a score. */
function displayedTop(level: number, method: Method): number {
  const shown = displayedValue(level, decimalsOf({ method }));
  return Number.isNaN(shown) ? method.scale.upper : shown;
}
