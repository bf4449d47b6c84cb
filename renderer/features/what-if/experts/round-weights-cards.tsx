import { useMemo, useState } from 'react';
import { Segmented, Tag } from 'antd';
import { displayNumber } from '../../../../shared/base/display.ts';
import { ok } from '../../../../shared/base/result.ts';
import type { Result } from '../../../../shared/base/result.ts';
import type { ProjectSnapshot } from '../../../../shared/contract/outputs.ts';
import type { Dataset } from '../../../../shared/model/dataset.ts';
import type { ExpertPapers, ExpertRound } from '../../../../shared/model/expert-round.ts';
import type { Method } from '../../../../shared/model/method.ts';
import { roundWeights } from '../../../../shared/scoring/experts/round-weights.ts';
import type { ExpertStanding, GroupRule } from '../../../../shared/scoring/experts/round-weights.ts';
import type { WeightProposal } from '../../../../shared/scoring/weights/weight-types.ts';
import { childrenOf, totalWeight, weightOf } from '../../../state/sibling-weights.ts';
import { useWorkbench } from '../../../state/workbench.ts';
import { NumberField } from '../../../ui/number-field.tsx';
import { useTexts } from '../../../ui/texts.ts';
import { DataTable } from '../../../views/table/data-table.tsx';
import { ProposalCard } from '../weights/proposal-card.tsx';

const rules = ['judgements', 'priorities'] as const satisfies readonly GroupRule[];

/** Each expert's consistency and distance, how much each counts, and the weights that come of it. */
export function RoundWeightsCards({
  snapshot,
  round,
  papers: { answers },
}: {
  readonly snapshot: ProjectSnapshot;
  readonly round: ExpertRound;
  readonly papers: ExpertPapers;
}): React.JSX.Element | null {
  const t = useTexts();
  const method = useWorkbench((state) => state.working);
  const [rule, setRule] = useState<GroupRule>('judgements');
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({});
  const found = useMemo(() => roundWeights(round, answers, { rule, weightOf: counts }), [round, answers, rule, counts]);
  const proposal = useMemo((): Result<WeightProposal> => {
    if (!found.ok || method === null) return found.ok ? ok({ method: round.kind, groups: [] }) : found;
    return ok({
      method: round.kind,
      groups: found.value.groups.map(({ parent, weights, ahp }) => ({
        ...{ parent, weights: wholeGroup(snapshot.dataset, method, parent, weights) },
        detail: { remarks: ahp?.remarks ?? [] },
      })),
    });
  }, [found, method, round.kind, snapshot.dataset]);
  const late = new Set(answers.flatMap((answer) => (answer.round === round.id && answer.late ? [answer.expert] : [])));
  if (method === null || !answers.some((answer) => answer.round === round.id)) return null;
  return (
    <>
      <section className="card" aria-labelledby="expert-people">
        <header>
          <h2 id="expert-people">{t('experts.people')}</h2>
          <span className="push" />
          {round.kind === 'ahp' && (
            <Segmented<GroupRule>
              aria-label={t('experts.rule')}
              value={rule}
              onChange={setRule}
              options={rules.map((value) => ({ value, label: t(`experts.rule.${value}`) }))}
            />
          )}
        </header>
        <div className="body stack">
          <p className="hint">{t('experts.weightHint')}</p>
          <DataTable<ExpertStanding>
            size="small"
            rowKey="expert"
            pagination={false}
            dataSource={found.ok ? found.value.experts : []}
            columns={[
              { title: t('experts.code'), dataIndex: 'expert' },
              ...(round.kind === 'ahp'
                ? [{ title: 'CR', dataIndex: 'cr', align: 'right' as const, render: (cr: number | null) => shown(cr) }]
                : []),
              { title: t('experts.distance'), dataIndex: 'distance', align: 'right', render: shown },
              {
                title: '',
                key: 'marks',
                render: (_, { expert, cr, outlier }) => (
                  <>
                    {outlier && <Tag color="warning">{t('experts.outlier')}</Tag>}
                    {cr !== null && cr > 0.1 && <Tag color="warning">{t('experts.inconsistent')}</Tag>}
                    {late.has(expert) && <Tag>{t('experts.late')}</Tag>}
                  </>
                ),
              },
              {
                title: t('experts.weight'),
                key: 'weight',
                render: (_, { expert }) => (
                  <NumberField
                    size="small"
                    width={70}
                    label={t('experts.weightOf', { code: expert })}
                    rule={{ min: 0, max: 100 }}
                    value={counts[expert] ?? 1}
                    onChange={(typed) => {
                      if (typed !== null && !Number.isNaN(typed)) setCounts({ ...counts, [expert]: typed });
                    }}
                  />
                ),
              },
            ]}
          />
        </div>
      </section>
      <ProposalCard
        snapshot={snapshot}
        method={method}
        proposal={proposal}
        name={t('experts.roundName', {
          ...{ title: round.title, number: round.number, kind: t(`experts.kind.${round.kind}`) },
        })}
      />
    </>
  );
}

/** Siblings that weren't asked about keep their weights: a proposal has shares of the whole group. */
function wholeGroup(
  dataset: Dataset,
  method: Method,
  parent: string,
  weights: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const siblings = childrenOf(dataset, parent);
  const total = totalWeight(method, siblings);
  const others = siblings.filter((code) => weights[code] === undefined);
  const kept = total > 0 ? totalWeight(method, others) / total : 0;
  return Object.fromEntries(
    siblings.map((code) => {
      const asked = weights[code];
      return [code, asked === undefined ? (total > 0 ? weightOf(method, code) / total : 0) : asked * (1 - kept)];
    }),
  );
}

function shown(value: number | null): string {
  return value === null ? '—' : displayNumber(value, 3) || '—';
}
