import { useEffect, useMemo, useState } from 'react';
import { Button, Input, Segmented } from 'antd';
import { appError } from '../../../../shared/base/app-error.ts';
import { displayNumber } from '../../../../shared/base/display.ts';
import { ok } from '../../../../shared/base/result.ts';
import type { Result } from '../../../../shared/base/result.ts';
import { delphi, delphiWeights } from '../../../../shared/scoring/weights/delphi.ts';
import type { DelphiItem, DelphiStatistics } from '../../../../shared/scoring/weights/delphi.ts';
import type { WeightProposal } from '../../../../shared/scoring/weights/weight-types.ts';
import { subjectName } from '../../../../shared/report/difference-words.ts';
import { invoke } from '../../../client/invoke.ts';
import { useAppearance } from '../../../state/appearance.ts';
import { showChange } from '../../../state/method-edits.ts';
import { fail, notify } from '../../../state/notices.ts';
import { childrenOf } from '../../../state/sibling-weights.ts';
import { errorText, useTexts } from '../../../ui/texts.ts';
import { useLabMemory } from '../analysis/what-if-memory.ts';
import { AnalysisError } from '../analysis/run-line.tsx';
import { parseDelphi } from './parse-delphi.ts';
import type { NoteJudged, PanelProps } from './panel-props.ts';
import { ProposalCard } from './proposal-card.tsx';
import { DataTable } from '../../../views/table/data-table.tsx';
import { HelpMark } from '../../../ui/help-mark.tsx';

/** 德尔菲: rounds of experts' ratings pasted from a spreadsheet, statistics by round, weights from the last. */
export function DelphiPanel({
  snapshot,
  method,
  group,
  onJudged,
}: PanelProps & { readonly onJudged: NoteJudged }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const codes = useMemo(() => childrenOf(snapshot.dataset, group), [snapshot.dataset, group]);
  const labels = useMemo(() => codes.map((code) => subjectName(snapshot.dataset, code)), [codes, snapshot.dataset]);
  const text = useLabMemory((state) => state.delphi[group] ?? '');
  const setText = (next: string): void =>
    useLabMemory.setState((memory) => ({ delphi: { ...memory.delphi, [group]: next } }));
  const [use, setUse] = useState<'mean' | 'median'>('mean');
  const rounds = useMemo(() => parseDelphi(text, codes, labels), [text, codes, labels]);
  const statistics = useMemo(() => (rounds.ok && rounds.value.length > 0 ? delphi(rounds.value) : null), [rounds]);
  const proposal = useMemo(
    () => (statistics?.ok ? proposalOf(statistics.value, use, group, codes) : null),
    [statistics, use, group, codes],
  );
  useEffect(() => {
    if (proposal?.ok) onJudged('delphi', group, proposal.value);
  }, [proposal, group, onJudged]);
  const save = async (): Promise<void> => {
    if (!statistics?.ok || !rounds.ok) return;
    const label = t('whatIf.delphiLabel', { name: subjectName(snapshot.dataset, group), rounds: rounds.value.length });
    const saved = await invoke('analysis.save', {
      kind: 'delphi',
      label,
      scenario: null,
      settings: { group, use, rounds: rounds.value },
      result: statistics.value,
    });
    if (!saved.ok) return fail(saved);
    notify('success', appError('SCREEN_ANALYSIS_SAVED', { label }));
    await showChange(saved.value);
  };
  return (
    <>
      <section className="card" aria-labelledby="delphi">
        <header>
          <h2 id="delphi">{t('whatIf.delphiRounds')}</h2>
          <HelpMark page="weights.delphi" name={t('whatIf.delphiRounds')} />
          <span className="push" />
          <Button
            size="small"
            onClick={() =>
              setText(
                [
                  [t('whatIf.expertName'), ...codes, 'Ca', 'Cs'].join('\t'),
                  [t('whatIf.expert', { number: 1 }), ...codes.map(() => ''), '', ''].join('\t'),
                ].join('\n'),
              )
            }
          >
            {t('whatIf.delphiTemplate')}
          </Button>
          <Segmented<typeof use>
            aria-label={t('whatIf.delphiUse')}
            value={use}
            onChange={setUse}
            options={[
              { value: 'mean', label: t('whatIf.working.mean') },
              { value: 'median', label: t('whatIf.working.median') },
            ]}
          />
        </header>
        <div className="body stack">
          <p className="hint">{t('whatIf.delphiHint', { codes: codes.join(', ') })}</p>
          <Input.TextArea
            aria-label={t('whatIf.delphiRounds')}
            rows={6}
            value={text}
            onChange={(event) => setText(event.target.value)}
            placeholder={t('whatIf.delphiPaste')}
            style={{ fontFamily: 'monospace' }}
          />
          {!rounds.ok && <AnalysisError error={rounds.error} />}
          {statistics !== null && !statistics.ok && <AnalysisError error={statistics.error} />}
          {statistics?.ok &&
            statistics.value.map((round) => (
              <div key={round.round} className="stack">
                <div className="figures">
                  <h3>{t('whatIf.round', { round: round.round })}</h3>
                  <span>
                    Kendall W<strong>{round.concordance === null ? '—' : displayNumber(round.concordance.w, 4)}</strong>
                  </span>
                  {round.concordance !== null && (
                    <span>
                      χ²
                      <strong>
                        {displayNumber(round.concordance.chiSquare)}（{round.concordance.degrees}）
                      </strong>
                    </span>
                  )}
                  <span>
                    Cr<strong>{round.authority === null ? '—' : displayNumber(round.authority.mean, 3)}</strong>
                  </span>
                </div>
                {round.remarks.map((remark) => (
                  <p key={remark.code} className="warned">
                    {errorText(remark, language)}
                  </p>
                ))}
                <DataTable<DelphiItem>
                  size="small"
                  rowKey="code"
                  pagination={false}
                  dataSource={round.items}
                  columns={[
                    {
                      title: t('explore.indicator'),
                      dataIndex: 'code',
                      render: (code: string) => subjectName(snapshot.dataset, code),
                    },
                    { title: t('whatIf.working.count'), dataIndex: 'count', align: 'right' },
                    { title: t('whatIf.working.mean'), dataIndex: 'mean', align: 'right', render: shown },
                    { title: t('whatIf.working.median'), dataIndex: 'median', align: 'right', render: shown },
                    { title: t('whatIf.working.sd'), dataIndex: 'sd', align: 'right', render: shown },
                    { title: t('whatIf.working.variation'), dataIndex: 'variation', align: 'right', render: shown },
                  ]}
                />
              </div>
            ))}
        </div>
      </section>
      {proposal !== null && (
        <ProposalCard snapshot={snapshot} method={method} proposal={proposal} name={t('whatIf.assistant.delphi')}>
          <Button disabled={snapshot.readOnly} onClick={() => void save()}>
            {t('whatIf.saveAnalysis')}
          </Button>
        </ProposalCard>
      )}
    </>
  );
}

function proposalOf(
  statistics: readonly DelphiStatistics[],
  use: 'mean' | 'median',
  group: string,
  codes: readonly string[],
): Result<WeightProposal> | null {
  const last = statistics.at(-1);
  if (last === undefined) return null;
  const weights = delphiWeights(last, use);
  return weights.ok
    ? ok({
        method: 'delphi',
        groups: [
          {
            parent: group,
            weights: weights.value,
            detail: {
              codes,
              columns: {
                mean: last.items.map((item) => item.mean),
                median: last.items.map((item) => item.median),
                variation: last.items.map((item) => item.variation),
              },
              remarks: [],
            },
          },
        ],
      })
    : weights;
}

function shown(value: number): string {
  return displayNumber(value, 3) || '—';
}
