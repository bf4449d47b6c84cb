import { useEffect, useMemo, useState } from 'react';
import { Button, Input, Segmented, Tabs } from 'antd';
import { appError } from '../../../../shared/base/app-error.ts';
import { displayNumber } from '../../../../shared/base/display.ts';
import { ok } from '../../../../shared/base/result.ts';
import type { Result } from '../../../../shared/base/result.ts';
import { ahp, ahpEstimates, combineJudgements } from '../../../../shared/scoring/weights/ahp.ts';
import type { AhpEstimate, AhpResult } from '../../../../shared/scoring/weights/ahp.ts';
import type { WeightProposal } from '../../../../shared/scoring/weights/weight-types.ts';
import { subjectName } from '../../../../shared/report/difference-words.ts';
import { invoke } from '../../../client/invoke.ts';
import { useAppearance } from '../../../state/appearance.ts';
import { showChange } from '../../../state/method-edits.ts';
import { fail, notify } from '../../../state/notices.ts';
import { childrenOf, weightOf } from '../../../state/sibling-weights.ts';
import { errorText, useTexts } from '../../../ui/texts.ts';
import { useLabMemory } from '../analysis/what-if-memory.ts';
import type { Expert } from '../analysis/what-if-memory.ts';
import { AnalysisError } from '../analysis/run-line.tsx';
import type { NoteJudged, PanelProps } from './panel-props.ts';
import { ProposalCard } from './proposal-card.tsx';
import { judgementMatrix, judgementsOf, pairKey, saatyScale, saatyValue } from '../analysis/saaty.ts';
import type { JudgedPairs, SaatyJudgement } from '../analysis/saaty.ts';
import { CopyableTable } from '../../../views/table/copyable-table.tsx';
import { HelpMark } from '../../../ui/help-mark.tsx';

/** 层次分析: pairs compared on 1–9 by one or more experts, consistency live, the worst judgement marked. */
export function AhpPanel({
  snapshot,
  method,
  group,
  onJudged,
}: PanelProps & { readonly onJudged: NoteJudged }): React.JSX.Element {
  const t = useTexts();
  const codes = useMemo(() => childrenOf(snapshot.dataset, group), [snapshot.dataset, group]);
  const labels = useMemo(() => codes.map((code) => subjectName(snapshot.dataset, code)), [codes, snapshot.dataset]);
  const held = useLabMemory((state) => state.experts[group]);
  const experts = useMemo(
    (): readonly Expert[] => held ?? [{ id: 1, name: t('whatIf.expert', { number: 1 }), pairs: {} }],
    [held, t],
  );
  const setExperts = (next: (before: readonly Expert[]) => readonly Expert[]): void =>
    useLabMemory.setState((memory) => ({ experts: { ...memory.experts, [group]: next(experts) } }));
  const [shown, setShown] = useState(1);
  const [estimate, setEstimate] = useState<AhpEstimate>('eigenvector');
  const expert = experts.find(({ id }) => id === shown) ?? experts[0];
  const results = useMemo(
    () =>
      experts.map(({ id, pairs }) => ({
        id,
        pairs,
        result: Object.keys(pairs).length === 0 ? null : ahp(judgementMatrix(pairs, codes.length), labels, estimate),
      })),
    [experts, codes, labels, estimate],
  );
  const whole = useMemo((): Result<AhpResult> | null => {
    const judging = experts.filter(({ pairs }) => Object.keys(pairs).length > 0);
    if (judging.length === 0) return null;
    const combined = combineJudgements(judging.map(({ pairs }) => judgementMatrix(pairs, codes.length)));
    return combined.ok ? ahp(combined.value, labels, estimate) : combined;
  }, [experts, codes, labels, estimate]);
  const proposal = useMemo(() => (whole === null ? null : proposalOf(whole, codes, group)), [whole, codes, group]);
  useEffect(() => {
    if (proposal?.ok) onJudged('ahp', group, proposal.value);
  }, [proposal, group, onJudged]);
  const change = (id: number, part: Partial<Expert>): void =>
    setExperts((before) => before.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const own = results.find(({ id }) => id === expert?.id)?.result ?? null;
  const save = async (): Promise<void> => {
    if (whole === null || !whole.ok) return;
    const label = `${subjectName(snapshot.dataset, group)} CR ${whole.value.cr === null ? '—' : displayNumber(whole.value.cr, 3)}`;
    const saved = await invoke('analysis.save', {
      kind: 'ahp',
      label,
      scenario: null,
      settings: { group, codes, estimate, experts: experts.map(({ name, pairs }) => ({ name, pairs })) },
      result: whole.value,
    });
    if (!saved.ok) return fail(saved);
    notify('success', appError('SCREEN_ANALYSIS_SAVED', { label }));
    await showChange(saved.value);
  };
  if (expert === undefined) return <></>;
  return (
    <>
      <section className="card" aria-labelledby="ahp">
        <header>
          <h2 id="ahp">{t('whatIf.judgements')}</h2>
          <HelpMark page="weights.ahp" name={t('whatIf.judgements')} />
          <span className="hint">{t('whatIf.judgementsHint')}</span>
          <span className="push" />
          <Segmented<AhpEstimate>
            aria-label={t('whatIf.estimate')}
            value={estimate}
            onChange={setEstimate}
            options={ahpEstimates.map((value) => ({ value, label: t(`whatIf.estimate.${value}`) }))}
          />
        </header>
        <div className="body stack">
          <Tabs
            size="small"
            type="editable-card"
            activeKey={String(expert.id)}
            onChange={(key) => setShown(experts.find(({ id }) => String(id) === key)?.id ?? expert.id)}
            onEdit={(target, action) => {
              if (action === 'remove' && experts.length > 1)
                setExperts((before) => before.filter(({ id }) => String(id) !== target));
              if (action === 'add') {
                const id = Math.max(...experts.map((one) => one.id)) + 1;
                setExperts((before) => [...before, { id, name: t('whatIf.expert', { number: id }), pairs: {} }]);
                setShown(id);
              }
            }}
            items={experts.map(({ id, name }) => {
              const result = results.find((one) => one.id === id)?.result;
              return {
                key: String(id),
                closable: experts.length > 1,
                label: `${name}${result?.ok && result.value.cr !== null ? `（CR ${displayNumber(result.value.cr, 3)}）` : ''}`,
              };
            })}
          />
          <div className="form-line">
            <label className="field">
              {t('whatIf.expertName')}
              <Input
                aria-label={t('whatIf.expertName')}
                style={{ width: 140 }}
                value={expert.name}
                maxLength={50}
                onChange={(event) => change(expert.id, { name: event.target.value })}
              />
            </label>
            <Button
              size="small"
              onClick={() => change(expert.id, { pairs: judgementsOf(codes.map((code) => weightOf(method, code))) })}
            >
              {t('whatIf.fromWeights')}
            </Button>
            <Button size="small" onClick={() => change(expert.id, { pairs: {} })}>
              {t('whatIf.clear')}
            </Button>
          </div>
          <div className="wide">
            <Matrix
              labels={labels}
              codes={codes}
              pairs={expert.pairs}
              worst={own?.ok && own.value.consistent === false ? own.value.worst : null}
              change={(pairs) => change(expert.id, { pairs })}
            />
          </div>
          {own !== null && <Consistency result={own} />}
          {experts.length > 1 && whole !== null && (
            <>
              <h3>{t('whatIf.groupJudgement')}</h3>
              <Consistency result={whole} />
            </>
          )}
        </div>
      </section>
      {proposal !== null && proposal.ok && (
        <ProposalCard snapshot={snapshot} method={method} proposal={proposal} name={t('whatIf.assistant.ahp')}>
          <Button disabled={snapshot.readOnly} onClick={() => void save()}>
            {t('whatIf.saveAnalysis')}
          </Button>
        </ProposalCard>
      )}
    </>
  );
}

function proposalOf(result: Result<AhpResult>, codes: readonly string[], group: string): Result<WeightProposal> {
  if (!result.ok) return result;
  return ok({
    method: 'ahp',
    groups: [
      {
        parent: group,
        weights: Object.fromEntries(codes.map((code, at) => [code, result.value.weights[at] ?? 0])),
        detail: { codes, remarks: [] },
      },
    ],
  });
}

interface MatrixProps {
  readonly labels: readonly string[];
  readonly codes: readonly string[];
  readonly pairs: JudgedPairs;
  readonly worst: AhpResult['worst'];
  readonly change: (pairs: JudgedPairs) => void;
}

function Matrix({ labels, codes, pairs, worst, change }: MatrixProps): React.JSX.Element {
  const t = useTexts();
  const set = (key: string, text: string): void => {
    const { [key]: _, ...others } = pairs;
    const judgement = saatyScale.find((step) => step === text);
    change(judgement === undefined ? others : { ...others, [key]: judgement });
  };
  return (
    <CopyableTable>
      <table className="matrix" aria-label={t('whatIf.judgements')}>
        <thead>
          <tr>
            <td />
            {codes.map((code, at) => (
              <th key={code} scope="col" title={labels[at]}>
                {code}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {codes.map((code, row) => (
            <tr key={code}>
              <th scope="row" title={labels[row]}>
                {labels[row]}
              </th>
              {codes.map((other, column) => {
                if (row === column)
                  return (
                    <td key={other} className="mirror">
                      1
                    </td>
                  );
                const key = row < column ? pairKey(row, column) : pairKey(column, row);
                const judged = pairs[key];
                const hurts =
                  worst !== null && worst.row === Math.min(row, column) && worst.column === Math.max(row, column);
                if (row > column)
                  return (
                    <td key={other} className={hurts ? 'mirror worst' : 'mirror'}>
                      {judged === undefined ? '' : reciprocal(judged)}
                    </td>
                  );
                return (
                  <td key={other} className={hurts ? 'worst' : ''}>
                    <select
                      aria-label={t('whatIf.judgementOf', { a: labels[row] ?? '', b: labels[column] ?? '' })}
                      value={judged ?? ''}
                      onChange={(event) => set(key, event.target.value)}
                    >
                      <option value="">—</option>
                      {saatyScale.map((step) => (
                        <option key={step} value={step}>
                          {step}
                        </option>
                      ))}
                    </select>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </CopyableTable>
  );
}

function reciprocal(judgement: SaatyJudgement): string {
  const value = saatyValue(judgement);
  return saatyScale.find((step) => Math.abs(saatyValue(step) * value - 1) < 1e-9) ?? '';
}

function Consistency({ result }: { readonly result: Result<AhpResult> }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  if (!result.ok) return <AnalysisError error={result.error} />;
  const { lambdaMax, ci, ri, cr, consistent, remarks } = result.value;
  return (
    <div className="stack" role="status">
      <div className="figures">
        <span>
          λmax<strong>{displayNumber(lambdaMax, 4)}</strong>
        </span>
        <span>
          CI<strong>{ci === null ? '—' : displayNumber(ci, 4)}</strong>
        </span>
        <span>
          RI<strong>{ri === null ? '—' : displayNumber(ri, 2)}</strong>
        </span>
        <span>
          CR<strong>{cr === null ? '—' : displayNumber(cr, 4)}</strong>
        </span>
      </div>
      {consistent === true && <p className="good">{t('whatIf.consistent')}</p>}
      {remarks.map((remark) => (
        <p key={remark.code} className="warned">
          {errorText(remark, language)}
        </p>
      ))}
    </div>
  );
}
