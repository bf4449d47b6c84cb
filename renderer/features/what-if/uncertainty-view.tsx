import { useEffect, useMemo, useState } from 'react';
import { Button, Segmented, Select } from 'antd';
import { appError } from '../../../shared/base/app-error.ts';
import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import { displayNumber } from '../../../shared/base/display.ts';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import { aggregations, imputations, normalisations } from '../../../shared/model/method.ts';
import type { AggregationId, ImputationId, NormalisationId } from '../../../shared/model/method.ts';
import type {
  UncertaintySettings,
  UncertainPair,
  UnitUncertainty,
} from '../../../shared/scoring/what-if/what-if-types.ts';
import { leavesScale } from '../../../shared/scoring/normalise/leaves-scale.ts';
import { invoke } from '../../client/invoke.ts';
import { useDark } from '../../state/appearance.ts';
import { showChange } from '../../state/method-edits.ts';
import { fail, notify } from '../../state/notices.ts';
import { useLook } from '../../ui/look.ts';
import { tierColours } from '../../ui/tier-colours.ts';
import { TierLines, useTierLines } from '../../ui/tier-lines.ts';
import { TierTag, tierLabel } from '../../ui/tier-tag.tsx';
import { useAppearance } from '../../state/appearance.ts';
import { useTexts } from '../../ui/texts.ts';
import type { Texts } from '../../ui/texts.ts';
import { Plot } from '../../views/plot/plot.tsx';
import { bandPicture } from './band-picture.ts';
import { useLabMemory } from './analysis/what-if-memory.ts';
import { sameMethod, useShownMethods } from '../../views/shown-methods.ts';
import { useMethodChoice } from './analysis/method-choice.tsx';
import { AnalysisError, RunLine } from './analysis/run-line.tsx';
import { StoredAnalyses } from './stored-analyses.tsx';
import { storedUncertainty } from './stored-uncertainty.ts';
import { useAnalysis } from './analysis/use-analysis.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { DataTable } from '../../views/table/data-table.tsx';
import { HelpMark } from '../../ui/help-mark.tsx';

/** 不确定性: what ranks and tiers do when weights, or choices of method, are uncertain. Seeded: the same settings give the same result. */
export function UncertaintyView({ snapshot }: { readonly snapshot: ProjectSnapshot }): React.JSX.Element {
  const t = useTexts();
  const { dataset } = snapshot;
  const { chosen, field } = useMethodChoice();
  const methods = useShownMethods();
  const run = useAnalysis('uncertainty');
  const kept = useLabMemory((state) => state.uncertainty);
  // The boxes stand beside a kept result as it was made, not as they are at first.
  const made = kept?.settings;
  const [kind, setKind] = useState<'uniform' | 'dirichlet'>(made?.weights.kind ?? 'uniform');
  const [noise, setNoise] = useState(made?.weights.kind === 'uniform' ? 100 * made.weights.noise : 20);
  const [concentration, setConcentration] = useState(
    made?.weights.kind === 'dirichlet' ? made.weights.concentration : 50,
  );
  const [draws, setDraws] = useState(made?.draws ?? 10_000);
  const [seed, setSeed] = useState(made?.seed ?? 2021);
  const [normalisation, setNormalisation] = useState<NormalisationId[]>([...(made?.alternatives?.normalisation ?? [])]);
  const [aggregation, setAggregation] = useState<AggregationId[]>(
    made?.alternatives?.aggregation?.map(({ id }) => id) ?? [],
  );
  const [imputation, setImputation] = useState<ImputationId[]>([...(made?.alternatives?.imputation ?? [])]);
  const done = run.done ?? kept;
  useEffect(() => {
    if (run.done !== null) useLabMemory.setState({ uncertainty: run.done });
  }, [run.done]);
  const settings: UncertaintySettings = {
    seed,
    draws,
    weights: kind === 'uniform' ? { kind, noise: noise / 100 } : { kind, concentration },
    ...(normalisation.length + aggregation.length + imputation.length > 0
      ? {
          alternatives: {
            normalisation,
            aggregation: aggregation.map((id) => (id === 'power' ? { id, p: 2 } : { id })),
            imputation,
          },
        }
      : {}),
  };
  const leaving = normalisation.some((id) =>
    Object.values(chosen?.method.measures ?? {}).some((own) => leavesScale({ ...own, normalisation: id })),
  );
  const doneBy = useMemo(
    () =>
      done === null
        ? null
        : (methods.find((known) => known.scenario !== undefined && sameMethod(known.method, done.method)) ?? null),
    [done, methods],
  );
  const save = async (): Promise<void> => {
    if (done === null || doneBy === null || doneBy.scenario === undefined) return;
    const label = t('whatIf.uncertaintyLabel', { draws: done.settings.draws, seed: done.settings.seed });
    const saved = await invoke('analysis.save', {
      kind: 'uncertainty',
      label,
      scenario: doneBy.scenario,
      settings: done.settings,
      result: done.result,
    });
    if (!saved.ok) return fail(saved);
    notify('success', appError('SCREEN_ANALYSIS_SAVED', { label }));
    await showChange(saved.value);
  };
  return (
    <TierLines value={chosen?.method.tiers ?? null}>
      <section className="card" aria-labelledby="uncertainty">
        <header>
          <h2 id="uncertainty">{t('whatIf.uncertainty')}</h2>
          <HelpMark page="uncertainty" name={t('whatIf.uncertainty')} />
          {field}
          <span className="push" />
          <RunLine
            progress={run.progress}
            disabled={chosen === null || [kind === 'uniform' ? noise : concentration, draws, seed].some(Number.isNaN)}
            label={t('whatIf.run')}
            onStart={() => chosen && run.start(dataset, chosen.method, settings)}
            onCancel={run.cancel}
          />
        </header>
        <div className="body stack">
          <div className="form-line">
            <Segmented<typeof kind>
              aria-label={t('whatIf.noiseKind')}
              value={kind}
              onChange={setKind}
              options={[
                { value: 'uniform', label: t('whatIf.uniform') },
                { value: 'dirichlet', label: t('whatIf.dirichlet') },
              ]}
            />
            {kind === 'uniform' ? (
              <label className="field">
                ±
                <NumberField
                  label={t('whatIf.noise')}
                  width={84}
                  rule={{ min: 0, max: 100, percent: true }}
                  value={noise}
                  onChange={(value) => setNoise(value ?? Number.NaN)}
                  suffix="%"
                />
              </label>
            ) : (
              <label className="field">
                {t('whatIf.concentration')}
                <NumberField
                  label={t('whatIf.concentration')}
                  width={96}
                  rule={{ min: 0.01 }}
                  value={concentration}
                  onChange={(value) => setConcentration(value ?? Number.NaN)}
                />
              </label>
            )}
            <label className="field">
              {t('whatIf.draws')}
              <NumberField
                label={t('whatIf.draws')}
                width={112}
                rule={{ min: 1, max: 10_000_000, whole: true, units: ['次'] }}
                value={draws}
                onChange={(value) => setDraws(value ?? Number.NaN)}
              />
            </label>
            <label className="field">
              {t('whatIf.seed')}
              <NumberField
                label={t('whatIf.seed')}
                width={96}
                rule={{ whole: true }}
                value={seed}
                onChange={(value) => setSeed(value ?? Number.NaN)}
              />
            </label>
          </div>
          <div className="form-line">
            <span className="muted">{t('whatIf.alternatives')}</span>
            <Select<NormalisationId[]>
              mode="multiple"
              allowClear
              maxTagCount={1}
              style={{ minWidth: 180 }}
              aria-label={t('whatIf.altNormalisation')}
              placeholder={t('whatIf.altNormalisation')}
              value={normalisation}
              onChange={setNormalisation}
              options={normalisations.map((value) => ({ value, label: t(`normalisation.${value}`) }))}
            />
            <Select<AggregationId[]>
              mode="multiple"
              allowClear
              maxTagCount={1}
              style={{ minWidth: 180 }}
              aria-label={t('whatIf.altAggregation')}
              placeholder={t('whatIf.altAggregation')}
              value={aggregation}
              onChange={setAggregation}
              options={aggregations
                .filter((id) => id !== 'copeland' && id !== 'mpi')
                .map((value) => ({ value, label: t(`aggregation.${value}`) }))}
            />
            <Select<ImputationId[]>
              mode="multiple"
              allowClear
              maxTagCount={1}
              style={{ minWidth: 180 }}
              aria-label={t('whatIf.altImputation')}
              placeholder={t('whatIf.altImputation')}
              value={imputation}
              onChange={setImputation}
              options={imputations.map((value) => ({ value, label: t(`imputation.${value}`) }))}
            />
          </div>
          {leaving && <p className="hint">{t('whatIf.offScaleHint')}</p>}
          <AnalysisError error={run.error} />
        </div>
      </section>
      {done !== null && (
        <>
          <section className="card" aria-labelledby="bands">
            <header>
              <h2 id="bands">{t('whatIf.bands')}</h2>
              <HelpMark page="chart.rank_bands" name={t('whatIf.bands')} />
              <span className="muted">
                {t('whatIf.bandsOf', {
                  draws: done.settings.draws,
                  seed: done.settings.seed,
                  time: displayNumber(done.milliseconds / 1000),
                })}
              </span>
              <span className="push" />
              <Button
                disabled={snapshot.readOnly || doneBy?.scenario === undefined}
                title={t(doneBy?.scenario === undefined ? 'whatIf.saveNeedsScenario' : 'whatIf.saveAnalysis')}
                onClick={() => void save()}
              >
                {t('whatIf.saveAnalysis')}
              </Button>
            </header>
            {done.result.offScale.length > 0 && (
              <p className="hint">
                {t('whatIf.offScaleDone', { ways: done.result.offScale.map((way) => wayWords(way, t)).join(' / ') })}
              </p>
            )}
            <BandPlot units={done.result.units} names={new Map(dataset.units.map(({ code, name }) => [code, name]))} />
          </section>
          <div className="two">
            <section className="card" aria-labelledby="probabilities">
              <header>
                <h2 id="probabilities">{t('whatIf.probabilities')}</h2>
                <HelpMark page="tiers" name={t('whatIf.probabilities')} />
              </header>
              <Probabilities
                units={done.result.units}
                names={new Map(dataset.units.map(({ code, name }) => [code, name]))}
              />
            </section>
            <section className="card" aria-labelledby="pairs">
              <header>
                <h2 id="pairs">{t('whatIf.pairs')}</h2>
                <HelpMark page="rank-margin" name={t('whatIf.pairs')} />
                <span className="muted">{t('whatIf.pairsCount', { count: done.result.pairs.length })}</span>
              </header>
              <Pairs pairs={done.result.pairs} names={new Map(dataset.units.map(({ code, name }) => [code, name]))} />
            </section>
          </div>
        </>
      )}
      <StoredAnalyses
        runs={snapshot.runs}
        kind="uncertainty"
        show={(stored) => {
          const known = storedUncertainty(stored);
          if (known === null) return notify('error', appError('SCREEN_ANALYSIS_OLD'));
          run.show({ ...known, dataset, method: stored.method, milliseconds: 0 });
        }}
        repeat={async (stored, compute) => {
          const known = storedUncertainty(stored);
          if (known === null) return notify('error', appError('SCREEN_ANALYSIS_OLD'));
          const again = await compute('uncertainty', dataset, stored.method, known.settings);
          if (!again.ok) return fail(again);
          const same =
            canonicalJson(JSON.parse(JSON.stringify(again.value))) ===
            canonicalJson(JSON.parse(JSON.stringify(known.result)));
          notify(
            same ? 'success' : 'warning',
            appError(same ? 'SCREEN_ANALYSIS_SAME' : 'SCREEN_ANALYSIS_DIFFERS', { label: stored.run.label }),
          );
        }}
      />
    </TierLines>
  );
}

type Names = ReadonlyMap<string, string>;

function BandPlot({
  units,
  names,
}: {
  readonly units: readonly UnitUncertainty[];
  readonly names: Names;
}): React.JSX.Element {
  const t = useTexts();
  const dark = useDark();
  const picture = useMemo(
    () => bandPicture(units, (code) => names.get(code) ?? code, t, dark),
    [units, names, t, dark],
  );
  return (
    <div style={{ height: picture.height, padding: 8 }}>
      <Plot label={t('whatIf.bands')} data={picture.data} layout={picture.layout} dark={dark} />
    </div>
  );
}

function Probabilities({
  units,
  names,
}: {
  readonly units: readonly UnitUncertainty[];
  readonly names: Names;
}): React.JSX.Element {
  const t = useTexts();
  const look = useLook();
  const lines = useTierLines();
  const language = useAppearance((state) => state.language);
  return (
    <DataTable<UnitUncertainty>
      size="small"
      rowKey="code"
      pagination={{ pageSize: 12, size: 'small', showSizeChanger: false }}
      dataSource={[...units].sort((a, b) => certainty(a) - certainty(b))}
      columns={[
        { title: t('scores.unit'), dataIndex: 'code', render: (code: string) => names.get(code) ?? code },
        {
          title: t('scores.tier'),
          dataIndex: 'baselineTier',
          render: (tier: UnitUncertainty['baselineTier']) => <TierTag tier={tier} />,
        },
        {
          title: t('whatIf.probabilityOwn'),
          key: 'own',
          align: 'right',
          render: (_, unit) => (unit.baselineTier === null ? '—' : percent(unit.tiers[unit.baselineTier] ?? 0)),
        },
        {
          title: t('whatIf.probabilityAll'),
          key: 'all',
          render: (_, { tiers }) => (
            <div
              className="shares"
              role="img"
              aria-label={lines
                .filter(({ tier }) => (tiers[tier] ?? 0) > 0)
                .map(({ tier }) => `${tierLabel(tier, language, lines)} ${percent(tiers[tier] ?? 0)}`)
                .join(', ')}
            >
              {lines.map(({ tier }) => (
                <i
                  key={tier}
                  title={`${tierLabel(tier, language, lines)} ${percent(tiers[tier] ?? 0)}`}
                  style={{ width: `${(tiers[tier] ?? 0) * 100}%`, background: tierColours(tier, lines, look).fill }}
                />
              ))}
            </div>
          ),
        },
      ]}
    />
  );
}

function certainty({ baselineTier, tiers }: UnitUncertainty): number {
  return baselineTier === null ? 2 : (tiers[baselineTier] ?? 0);
}

function Pairs({
  pairs,
  names,
}: {
  readonly pairs: readonly UncertainPair[];
  readonly names: Names;
}): React.JSX.Element {
  const t = useTexts();
  return (
    <DataTable<UncertainPair>
      size="small"
      rowKey={(pair) => `${pair.a} ${pair.b}`}
      pagination={{ pageSize: 12, size: 'small', showSizeChanger: false }}
      dataSource={pairs}
      locale={{ emptyText: t('whatIf.noPairs') }}
      columns={[
        {
          title: t('whatIf.pair'),
          key: 'pair',
          render: (_, { a, b }) => t('whatIf.pairOf', { a: names.get(a) ?? a, b: names.get(b) ?? b }),
        },
        { title: t('whatIf.pairAbove'), dataIndex: 'above', align: 'right', render: percent },
      ]}
    />
  );
}

/** An alternative as the run names it: ids joined by +, empty for the method itself. */
function wayWords(way: string, t: Texts): string {
  if (way === '') return t('whatIf.ownWay');
  const words = way.split(' + ').map((id) => {
    const [normalisation, aggregation, imputation] = [
      normalisations.find((known) => known === id),
      aggregations.find((known) => known === id),
      imputations.find((known) => known === id),
    ];
    if (normalisation !== undefined) return t(`normalisation.${normalisation}`);
    if (aggregation !== undefined) return t(`aggregation.${aggregation}`);
    return imputation === undefined ? id : t(`imputation.${imputation}`);
  });
  return words.join(' + ');
}

function percent(share: number): string {
  return `${displayNumber(share * 100, 1)}%`;
}
