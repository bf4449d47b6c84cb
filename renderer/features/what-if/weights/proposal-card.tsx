import { useMemo, useState } from 'react';
import { Button } from 'antd';
import type { Result } from '../../../../shared/base/result.ts';
import { displayedValue, displayNumber } from '../../../../shared/base/display.ts';
import type { ProjectSnapshot } from '../../../../shared/contract/outputs.ts';
import type { Method } from '../../../../shared/model/method.ts';
import { score } from '../../../../shared/scoring/score.ts';
import { applyProposal } from '../../../../shared/scoring/weights/propose-weights.ts';
import type { ProposedGroup, WeightProposal } from '../../../../shared/scoring/weights/weight-types.ts';
import { subjectName } from '../../../../shared/report/difference-words.ts';
import { compareResults } from '../../../state/result-change.ts';
import { totalWeight, weightOf } from '../../../state/sibling-weights.ts';
import { useAppearance } from '../../../state/appearance.ts';
import { editMethod } from '../../../state/method-edits.ts';
import { useWorkbench } from '../../../state/workbench.ts';
import { TierTag } from '../../../ui/tier-tag.tsx';
import { errorText, useTexts, wordsOf } from '../../../ui/texts.ts';
import { AnalysisError } from '../analysis/run-line.tsx';
import { ScenarioNameDialog } from '../analysis/scenario-name-dialog.tsx';
import { DataTable } from '../../../views/table/data-table.tsx';

interface ProposalProps {
  readonly snapshot: ProjectSnapshot;
  readonly method: Method;
  readonly proposal: Result<WeightProposal>;
  readonly name: string;
  /** Further buttons. */
  readonly children?: React.ReactNode;
}

const MOVES_SHOWN = 8;

/** Proposed weights beside the present ones, their working, what they would change, and the two ways to take them. */
export function ProposalCard({ snapshot, method, proposal, name, children }: ProposalProps): React.JSX.Element {
  const t = useTexts();
  const [naming, setNaming] = useState(false);
  const applied = useMemo(() => (proposal.ok ? applyProposal(method, proposal.value) : null), [method, proposal]);
  const named = useMemo(
    () =>
      naming && applied !== null
        ? { previousName: null, name, note: t('whatIf.proposedBy', { name }), method: applied, locked: false }
        : null,
    [naming, applied, name, t],
  );
  return (
    <section className="card" aria-labelledby="proposal">
      <header>
        <h2 id="proposal">{t('whatIf.proposal', { name })}</h2>
        <span className="push" />
        {children}
        <Button disabled={applied === null || snapshot.readOnly} onClick={() => setNaming(true)}>
          {t('whatIf.keepAsScenario')}
        </Button>
        <Button
          type="primary"
          disabled={applied === null}
          onClick={() =>
            applied !== null &&
            editMethod(wordsOf('whatIf.applied', { name }), (held) =>
              proposal.ok ? applyProposal(held, proposal.value) : held,
            )
          }
        >
          {t('whatIf.apply')}
        </Button>
      </header>
      <div className="body stack">
        {!proposal.ok && <AnalysisError error={proposal.error} />}
        {applied !== null && <Effect snapshot={snapshot} method={applied} />}
        {proposal.ok && <Groups snapshot={snapshot} method={method} proposal={proposal.value} />}
      </div>
      <ScenarioNameDialog
        named={named}
        taken={new Set(snapshot.scenarios.map((scenario) => scenario.name))}
        close={() => setNaming(false)}
      />
    </section>
  );
}

function Effect({
  snapshot,
  method,
}: {
  readonly snapshot: ProjectSnapshot;
  readonly method: Method;
}): React.JSX.Element | null {
  const t = useTexts();
  const present = useWorkbench((state) => state.result);
  const change = useMemo(() => {
    const scored = score(snapshot.dataset, method);
    return scored.ok && present !== null ? compareResults(present, scored.value) : null;
  }, [snapshot.dataset, method, present]);
  if (change === null) return null;
  return (
    <p role="status">
      {t('whatIf.effect', { ranks: change.ranks.length, tiers: change.tiers.length })}
      {change.tiers.slice(0, MOVES_SHOWN).map((move) => (
        <span key={move.unit} className="nowrap" style={{ marginLeft: 12 }}>
          {subjectName(snapshot.dataset, move.unit)} <TierTag tier={move.from} /> → <TierTag tier={move.to} />
        </span>
      ))}
      {change.tiers.length > MOVES_SHOWN && ' …'}
    </p>
  );
}

interface Row {
  readonly code: string;
  readonly group: string;
  readonly present: number;
  readonly proposed: number;
  readonly working: Readonly<Record<string, number>>;
}

function Groups({
  snapshot,
  method,
  proposal,
}: {
  readonly snapshot: ProjectSnapshot;
  readonly method: Method;
  readonly proposal: WeightProposal;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const rows = useMemo(() => proposal.groups.flatMap((group) => groupRows(method, group)), [method, proposal]);
  const columns = [...new Set(proposal.groups.flatMap((group) => Object.keys(group.detail.columns ?? {})))];
  const remarks = proposal.groups.flatMap((group) =>
    group.detail.remarks.map((remark) => ({ group: group.parent, text: errorText(remark, language) })),
  );
  const figures = proposal.groups.length === 1 ? Object.entries(proposal.groups[0]?.detail.figures ?? {}) : [];
  const single = figures.flatMap(([key, value]) => (typeof value === 'number' ? [{ key, value }] : []));
  return (
    <>
      {remarks.slice(0, 12).map(({ group, text }) => (
        <p key={`${group} ${text}`} className="warned">
          {proposal.groups.length > 1 ? `${subjectName(snapshot.dataset, group)}：` : ''}
          {text}
        </p>
      ))}
      {single.length > 0 && (
        <div className="figures">
          {single.map(({ key, value }) => (
            <span key={key}>
              {workingName(key, t)}
              <strong>{displayNumber(value, 4)}</strong>
            </span>
          ))}
        </div>
      )}
      <DataTable<Row>
        size="small"
        rowKey="code"
        dataSource={rows}
        pagination={rows.length > 40 ? { pageSize: 40, size: 'small', showSizeChanger: false } : false}
        scroll={{ x: 'max-content' }}
        columns={[
          ...(proposal.groups.length > 1
            ? [
                {
                  title: t('whatIf.group'),
                  dataIndex: 'group',
                  render: (group: string) => subjectName(snapshot.dataset, group),
                },
              ]
            : []),
          {
            title: t('explore.indicator'),
            dataIndex: 'code',
            render: (code: string) => subjectName(snapshot.dataset, code),
          },
          { title: t('whatIf.present'), dataIndex: 'present', align: 'right', render: percent },
          {
            title: t('whatIf.proposed'),
            dataIndex: 'proposed',
            align: 'right',
            render: (share: number) => <strong>{percent(share)}</strong>,
          },
          {
            title: t('whatIf.change'),
            key: 'change',
            align: 'right',
            render: (_: unknown, row: Row) => signed((row.proposed - row.present) * 100),
          },
          ...columns.map((column) => ({
            title: workingName(column, t),
            key: column,
            align: 'right' as const,
            render: (_: unknown, row: Row) => displayNumber(row.working[column] ?? Number.NaN, 4) || '—',
          })),
        ]}
      />
    </>
  );
}

function groupRows(method: Method, { parent, weights, detail }: ProposedGroup): readonly Row[] {
  const codes = Object.keys(weights);
  const total = totalWeight(method, codes);
  const worked: unknown = detail['codes'];
  const order = Array.isArray(worked) ? worked : codes;
  return codes.map((code) => ({
    code,
    group: parent,
    present: total > 0 ? weightOf(method, code) / total : Number.NaN,
    proposed: weights[code] ?? 0,
    working: Object.fromEntries(
      Object.entries(detail.columns ?? {}).flatMap(([name, values]) => {
        const value = values[order.indexOf(code)];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  }));
}

const workings = [
  'sd',
  'mean',
  'entropy',
  'divergence',
  'conflict',
  'information',
  'loading',
  'coefficient',
  'variation',
  'target',
  'correlation',
  'importance',
  'subjective',
  'objective',
  'residual',
  'explained',
  'median',
] as const;
function workingName(key: string, t: ReturnType<typeof useTexts>): string {
  const known = workings.find((working) => working === key);
  return known === undefined ? key : t(`whatIf.working.${known}`);
}

function percent(share: number): string {
  return Number.isNaN(share) ? '—' : `${displayNumber(share * 100)}%`;
}

function signed(points: number): string {
  const sign = displayedValue(points) === 0 ? '' : points > 0 ? '+' : '−';
  return `${sign}${displayNumber(Math.abs(points))}`;
}
