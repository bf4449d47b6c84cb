import { useEffect, useMemo } from 'react';
import { Button, Input } from 'antd';
import { appError } from '../../../../shared/base/app-error.ts';
import { displayNumber } from '../../../../shared/base/display.ts';
import { ok } from '../../../../shared/base/result.ts';
import { budgetAllocation } from '../../../../shared/scoring/weights/budget.ts';
import type { BudgetAllocation } from '../../../../shared/scoring/weights/budget.ts';
import type { DelphiRound } from '../../../../shared/scoring/weights/delphi.ts';
import type { WeightProposal } from '../../../../shared/scoring/weights/weight-types.ts';
import { subjectName } from '../../../../shared/report/difference-words.ts';
import { openRound } from '../../../state/expert-papers.ts';
import { notify } from '../../../state/notices.ts';
import { childrenOf } from '../../../state/sibling-weights.ts';
import { useTexts } from '../../../ui/texts.ts';
import type { Texts } from '../../../ui/texts.ts';
import { DataTable } from '../../../views/table/data-table.tsx';
import { AnalysisError } from '../analysis/run-line.tsx';
import { useLabMemory } from '../analysis/what-if-memory.ts';
import { parseDelphi } from './parse-delphi.ts';
import type { NoteJudged, PanelProps } from './panel-props.ts';
import { ProposalCard } from './proposal-card.tsx';
import { HelpMark } from '../../../ui/help-mark.tsx';

/** 预算分配: a row an expert with 100 points over the siblings, pasted from a spreadsheet; statistics and mean shares. */
export function BudgetPanel({
  snapshot,
  method,
  group,
  onJudged,
}: PanelProps & { readonly onJudged: NoteJudged }): React.JSX.Element {
  const t = useTexts();
  const codes = useMemo(() => childrenOf(snapshot.dataset, group), [snapshot.dataset, group]);
  const labels = useMemo(() => codes.map((code) => subjectName(snapshot.dataset, code)), [codes, snapshot.dataset]);
  const key = `budget ${group}`;
  const text = useLabMemory((state) => state.delphi[key] ?? '');
  const setText = (next: string): void =>
    useLabMemory.setState((memory) => ({ delphi: { ...memory.delphi, [key]: next } }));
  const rounds = useMemo(() => parseDelphi(text, codes, labels), [text, codes, labels]);
  const allocation = useMemo(() => {
    const [only] = rounds.ok ? rounds.value : [];
    return only === undefined ? null : budgetAllocation(only);
  }, [rounds]);
  const proposal = useMemo(
    () => (allocation?.ok ? ok(proposalOf(allocation.value, group, codes)) : null),
    [allocation, group, codes],
  );
  useEffect(() => {
    if (proposal !== null) onJudged('budget', group, proposal.value);
  }, [proposal, group, onJudged]);
  return (
    <>
      <section className="card" aria-labelledby="budget">
        <header>
          <h2 id="budget">{t('whatIf.budgetPoints')}</h2>
          <HelpMark page="weights.budget" name={t('whatIf.budgetPoints')} />
          <span className="push" />
          <Button
            size="small"
            onClick={() =>
              setText(
                [
                  [t('whatIf.expertName'), ...codes].join('\t'),
                  [t('whatIf.expert', { number: 1 }), ...codes.map(() => '')].join('\t'),
                ].join('\n'),
              )
            }
          >
            {t('whatIf.delphiTemplate')}
          </Button>
        </header>
        <div className="body stack">
          <p className="hint">{t('whatIf.budgetHint', { codes: codes.join(', ') })}</p>
          <Input.TextArea
            aria-label={t('whatIf.budgetPoints')}
            rows={6}
            value={text}
            onChange={(event) => setText(event.target.value)}
            placeholder={t('whatIf.delphiPaste')}
            style={{ fontFamily: 'monospace' }}
          />
          {!rounds.ok && <AnalysisError error={rounds.error} />}
          {rounds.ok && rounds.value.length > 1 && <p className="warned">{t('whatIf.budgetOneRound')}</p>}
          {allocation !== null && !allocation.ok && <AnalysisError error={allocation.error} />}
          {allocation?.ok && rounds.ok && rounds.value[0] !== undefined && (
            <div>
              <Button disabled={snapshot.readOnly} onClick={() => void keepRound(rounds.value[0], codes, t)}>
                {t('experts.keepRound')}
              </Button>
            </div>
          )}
          {allocation?.ok && (
            <Points allocation={allocation.value} nameOf={(code) => subjectName(snapshot.dataset, code)} />
          )}
        </div>
      </section>
      {proposal !== null && (
        <ProposalCard snapshot={snapshot} method={method} proposal={proposal} name={t('whatIf.assistant.budget')} />
      )}
    </>
  );
}

/** The points as a round of experts that is over. */
async function keepRound(round: DelphiRound | undefined, codes: readonly string[], t: Texts): Promise<void> {
  if (round === undefined) return;
  const given = new Map(round.experts.map(({ name, ratings }) => [name, ratings.map((points) => points ?? 0)]));
  const opened = await openRound({
    ...{ kind: 'points', title: t('experts.keptRound'), previous: null, items: [...codes], scale: 5 },
    ...{ authority: false, due: null, experts: [...given.keys()] },
    answers: [...given].map(([expert, values]) => ({ expert, values })),
  });
  if (opened) notify('success', appError('SCREEN_EXPERT_ROUND_KEPT', { count: given.size }));
}

function Points({
  allocation: { statistics, fewest, most },
  nameOf,
}: {
  readonly allocation: BudgetAllocation;
  readonly nameOf: (code: string) => string;
}): React.JSX.Element {
  const t = useTexts();
  const rows = statistics.items.map((item, at) => ({ ...item, fewest: fewest[at], most: most[at] }));
  return (
    <>
      <div className="figures">
        <span>
          Kendall W<strong>{statistics.concordance === null ? '—' : displayNumber(statistics.concordance.w, 4)}</strong>
        </span>
      </div>
      <DataTable<(typeof rows)[number]>
        size="small"
        rowKey="code"
        pagination={false}
        dataSource={rows}
        columns={[
          { title: t('explore.indicator'), dataIndex: 'code', render: nameOf },
          { title: t('whatIf.working.count'), dataIndex: 'count', align: 'right' },
          { title: t('whatIf.working.mean'), dataIndex: 'mean', align: 'right', render: shown },
          { title: t('whatIf.working.median'), dataIndex: 'median', align: 'right', render: shown },
          { title: t('whatIf.working.sd'), dataIndex: 'sd', align: 'right', render: shown },
          { title: t('whatIf.working.variation'), dataIndex: 'variation', align: 'right', render: shown },
          { title: t('whatIf.working.fewest'), dataIndex: 'fewest', align: 'right', render: shown },
          { title: t('whatIf.working.most'), dataIndex: 'most', align: 'right', render: shown },
        ]}
      />
    </>
  );
}

function proposalOf(
  { statistics: { items }, weights }: BudgetAllocation,
  group: string,
  codes: readonly string[],
): WeightProposal {
  return {
    method: 'budget',
    groups: [
      {
        parent: group,
        weights,
        detail: {
          codes,
          columns: {
            mean: items.map(({ mean }) => mean),
            median: items.map(({ median }) => median),
            variation: items.map(({ variation }) => variation),
          },
          remarks: [],
        },
      },
    ],
  };
}

function shown(value: number): string {
  return displayNumber(value, 3) || '—';
}
