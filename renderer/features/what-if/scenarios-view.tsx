import { useMemo, useState } from 'react';
import { Button, Dropdown, Tag } from 'antd';
import type { MenuProps } from 'antd';
import { ImportOutlined, MoreOutlined, PlusOutlined } from '@ant-design/icons';
import type { Method } from '../../../shared/model/method.ts';
import type { ProjectSnapshot, Scenario } from '../../../shared/contract/outputs.ts';
import { score } from '../../../shared/scoring/score.ts';
import { createScorer } from '../../../shared/scoring/create-scorer.ts';
import { methodDifferences } from '../../../shared/scoring/what-if/method-differences.ts';
import { compareResults } from '../../state/result-change.ts';
import { exportScenario, importScenario, removeScenario, saveScenario } from '../../state/scenario-actions.ts';
import { askMethodEdit } from '../../state/ask-method-edit.ts';
import { editMethod } from '../../state/method-edits.ts';
import { makeBaseline } from '../../state/project-actions.ts';
import { hasDraft, useWorkbench } from '../../state/workbench.ts';
import { EffectMoves, shownEffect } from '../../ui/effect-moves.tsx';
import { localTime } from '../../ui/local-time.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useTexts, wordsOf } from '../../ui/texts.ts';
import { ScenarioNameDialog } from './analysis/scenario-name-dialog.tsx';
import type { NamedScenario } from './analysis/scenario-name-dialog.tsx';
import { Differences } from './differences.tsx';
import { DataTable } from '../../views/table/data-table.tsx';
import { HelpMark } from '../../ui/help-mark.tsx';

interface Row extends Scenario {
  readonly differences: number;
  readonly ranks: number | null;
  readonly tiers: number | null;
}

/** 情景: named methods beside the baseline, what differs in each and what that changes. */
export function ScenariosView({ snapshot }: { readonly snapshot: ProjectSnapshot }): React.JSX.Element {
  const t = useTexts();
  const working = useWorkbench((state) => state.working);
  const edited = useWorkbench(hasDraft);
  const [naming, setNaming] = useState<NamedScenario | null>(null);
  const [asked, setAsked] = useState<{ readonly act: 'baseline' | 'remove'; readonly scenario: Scenario } | null>(null);
  const rows = useMemo(() => scenarioRows(snapshot), [snapshot]);
  const { dataset, baseline, readOnly } = snapshot;
  const freeName = (wanted: string): string => {
    const taken = new Set(snapshot.scenarios.map(({ name }) => name));
    let name = wanted;
    for (let n = 2; taken.has(name); n += 1) name = `${wanted} (${n})`;
    return name;
  };
  const take = ({ name, method }: Scenario): void => {
    const label = wordsOf('whatIf.taken', { name });
    // Over a draft it asks, since the draft's edits go; undo brings them back.
    if (edited) void askMethodEdit(label, () => method, { instead: true });
    else editMethod(label, () => method);
  };
  const create = (): void =>
    setNaming({
      previousName: null,
      name: freeName(t('whatIf.scenarioName', { number: snapshot.scenarios.length + 1 })),
      note: '',
      method: working ?? baseline,
      locked: false,
    });
  return (
    <>
      <section className="card" aria-labelledby="scenarios">
        <header>
          <h2 id="scenarios">{t('whatIf.scenarios')}</h2>
          <HelpMark page="scenarios" name={t('whatIf.scenarios')} />
          <span className="muted">{t(edited ? 'whatIf.fromEdits' : 'whatIf.fromBaseline')}</span>
          <span className="push" />
          <Button icon={<ImportOutlined aria-hidden />} disabled={readOnly} onClick={() => void importScenario()}>
            {t('whatIf.import')}
          </Button>
          <Button type="primary" icon={<PlusOutlined aria-hidden />} disabled={readOnly} onClick={create}>
            {t('whatIf.create')}
          </Button>
        </header>
        <DataTable<Row>
          size="small"
          rowKey="name"
          pagination={false}
          dataSource={rows}
          locale={{ emptyText: t('whatIf.noScenarios') }}
          expandable={{
            expandedRowRender: (row) => <Differences dataset={dataset} baseline={baseline} method={row.method} />,
            rowExpandable: ({ differences }) => differences > 0,
          }}
          columns={[
            {
              title: t('whatIf.name'),
              dataIndex: 'name',
              render: (name: string, row) => (
                <>
                  <strong>{name}</strong>
                  {row.locked && <Tag style={{ marginLeft: 8 }}>{t('whatIf.locked')}</Tag>}
                </>
              ),
            },
            { title: t('batches.note'), dataIndex: 'note', render: (note: string) => note || '—' },
            {
              title: t('whatIf.differs'),
              dataIndex: 'differences',
              align: 'right',
              render: (count: number) => t('whatIf.places', { count }),
            },
            { title: t('whatIf.ranksMoved'), dataIndex: 'ranks', align: 'right', render: orDash },
            { title: t('whatIf.tiersMoved'), dataIndex: 'tiers', align: 'right', render: orDash },
            { title: t('whatIf.savedAt'), dataIndex: 'savedAt', className: 'nowrap', render: localTime },
            {
              title: '',
              key: 'act',
              align: 'right',
              render: (_, row) => (
                <span className="nowrap">
                  <Button size="small" title={t('whatIf.takeHint')} onClick={() => take(row)}>
                    {t('whatIf.take')}
                  </Button>
                  <Dropdown trigger={['click']} menu={{ items: menu(row) }}>
                    <Button
                      size="small"
                      type="text"
                      icon={<MoreOutlined aria-hidden />}
                      aria-label={t('whatIf.more', { name: row.name })}
                    />
                  </Dropdown>
                </span>
              ),
            },
          ]}
        />
      </section>
      {edited && working !== null && (
        <section className="card" aria-labelledby="edits">
          <header>
            <h2 id="edits">{t('whatIf.workingDiffers')}</h2>
          </header>
          <div className="body">
            <Differences dataset={dataset} baseline={baseline} method={working} />
          </div>
        </section>
      )}
      <ScenarioNameDialog
        named={naming}
        taken={new Set(snapshot.scenarios.map(({ name }) => name))}
        close={() => setNaming(null)}
      />
      <ReasonDialog
        title={
          asked === null
            ? ''
            : t(asked.act === 'baseline' ? 'whatIf.makeBaseline' : 'whatIf.removeTitle', { name: asked.scenario.name })
        }
        open={asked !== null}
        danger={asked?.act === 'remove'}
        onCancel={() => setAsked(null)}
        onReason={async (reason) => {
          if (asked === null) return;
          if (
            asked.act === 'baseline'
              ? await makeBaseline(asked.scenario.name, reason)
              : await removeScenario(asked.scenario.name, reason)
          )
            setAsked(null);
        }}
      >
        {asked?.act === 'baseline' && (
          <>
            <p>{t('whatIf.makeBaselineText')}</p>
            <BaselineEffect snapshot={snapshot} method={asked.scenario.method} />
            {edited && <p className="warned">{t('whatIf.makeBaselineEdits')}</p>}
          </>
        )}
      </ReasonDialog>
    </>
  );

  function menu(row: Row): NonNullable<MenuProps['items']> {
    const same = { name: row.name, note: row.note, method: row.method, locked: row.locked };
    return [
      {
        key: 'rename',
        label: t('whatIf.rename'),
        disabled: readOnly || row.locked,
        onClick: () => setNaming({ previousName: row.name, ...same }),
      },
      {
        key: 'update',
        label: t('whatIf.update'),
        disabled: readOnly || row.locked || !edited,
        onClick: () => void saveScenario({ previousName: row.name, ...same, method: working ?? row.method }),
      },
      {
        key: 'copy',
        label: t('whatIf.copy'),
        disabled: readOnly,
        onClick: () =>
          setNaming({
            previousName: null,
            ...same,
            name: freeName(t('whatIf.copyName', { name: row.name })),
            locked: false,
          }),
      },
      {
        key: 'lock',
        label: t(row.locked ? 'whatIf.unlock' : 'whatIf.lock'),
        disabled: readOnly,
        onClick: () => void saveScenario({ previousName: row.name, ...same, locked: !row.locked }),
      },
      { key: 'export', label: t('whatIf.export'), onClick: () => void exportScenario(row.name) },
      { type: 'divider' },
      {
        key: 'baseline',
        label: t('whatIf.toBaseline'),
        disabled: readOnly,
        onClick: () => setAsked({ act: 'baseline', scenario: row }),
      },
      {
        key: 'remove',
        label: t('whatIf.remove'),
        danger: true,
        disabled: readOnly || row.locked,
        onClick: () => setAsked({ act: 'remove', scenario: row }),
      },
    ];
  }
}

/** What becomes of the results that the baseline gives. */
function BaselineEffect({
  snapshot,
  method,
}: {
  readonly snapshot: ProjectSnapshot;
  readonly method: Method;
}): React.JSX.Element | null {
  const t = useTexts();
  const baseline = useWorkbench((state) => state.baselineResult);
  const change = useMemo(() => {
    const scored = score(snapshot.dataset, method);
    return scored.ok ? compareResults(baseline, scored.value, [snapshot.baseline, method]) : null;
  }, [snapshot.dataset, snapshot.baseline, method, baseline]);
  if (change === null) return null;
  return (
    <div className="change-effect" role="status" aria-label={t('effect.label')}>
      <EffectMoves effect={shownEffect(change)} tiers={{ before: snapshot.baseline.tiers, after: method.tiers }} />
    </div>
  );
}

function orDash(count: number | null): string {
  return count === null ? '—' : String(count);
}

function scenarioRows({ dataset, baseline, scenarios }: ProjectSnapshot): readonly Row[] {
  const scorer = createScorer(dataset);
  const base = scorer.score(baseline);
  return scenarios.map((scenario) => {
    const scored = scorer.score(scenario.method);
    const change = base.ok && scored.ok ? compareResults(base.value, scored.value, [baseline, scenario.method]) : null;
    return {
      ...scenario,
      differences: methodDifferences(dataset, baseline, scenario.method).length,
      ranks: change?.ranks.length ?? null,
      tiers: change?.tiers.length ?? null,
    };
  });
}
