import { Alert } from 'antd';
import { appError } from '../../../shared/base/app-error.ts';
import { displayNumber } from '../../../shared/base/display.ts';
import { bareMessageText } from '../../../shared/messages/message-text.ts';
import { recordKindNames } from '../../../shared/model/record-kind.ts';
import { nameIn } from '../../../shared/report/english-names.ts';
import type { SourceOutcome } from '../../../shared/contract/outputs.ts';
import type { SourceCheck, SourcePlan, SourcePlanStep, SourceTableCheck } from '../../../shared/model/source-run.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { errorText, useTexts } from '../../ui/texts.ts';
import { TierTag } from '../../ui/tier-tag.tsx';
import { DataTable } from '../../views/table/data-table.tsx';
import type { Answer } from './sources-flow.ts';

/** What checking, planning or running a source said. */
export function SourceAnswer({ answer }: { readonly answer: Answer }): React.JSX.Element {
  const t = useTexts();
  return (
    <section className="card" aria-labelledby="answer" role="status">
      <header>
        <h2 id="answer">{t(`sources.answer.${answer.kind}`, { source: answer.source })}</h2>
      </header>
      {answer.kind === 'check' && <Checked check={answer.check} />}
      {answer.kind === 'plan' && <Planned plan={answer.plan} />}
      {answer.kind === 'run' && <Ran outcome={answer.outcome} />}
    </section>
  );
}

const count = (number: number): string => number.toLocaleString('zh-CN');

function Checked({ check }: { readonly check: SourceCheck }): React.JSX.Element {
  return (
    <>
      {check.tables.map((table) => (
        <CheckedTable key={table.table} table={table} />
      ))}
    </>
  );
}

function CheckedTable({ table }: { readonly table: SourceTableCheck }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const units = useWorkbench((state) => state.snapshot?.dataset.units) ?? [];
  const measures = useWorkbench((state) => state.snapshot?.dataset.measures) ?? [];
  const facts: readonly (readonly [string, string])[] = [
    [t('sources.rows'), count(table.rows)],
    [t('sources.rowsRead'), count(table.read)],
    [t('sources.counted'), count(table.counted)],
    [t('sources.leftOut'), count(table.rows - table.read)],
    [t('sources.units'), count(table.units.length)],
    [t('sources.measures'), count(table.selectors.length)],
  ];
  return (
    <div style={{ padding: 12 }}>
      <h3>
        {table.table} · {nameIn(recordKindNames[table.kind], language)}
      </h3>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {table.left.length > 0 && (
        <DataTable<SourceTableCheck['left'][number]>
          size="small"
          rowKey={({ column, text, code }) => JSON.stringify([column, text, code])}
          dataSource={[...table.left]}
          pagination={table.left.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
          columns={[
            { title: t('sources.rows'), dataIndex: 'rows', align: 'right', width: 96, render: count },
            { title: t('sources.column'), dataIndex: 'column' },
            { title: t('sources.textLeft'), dataIndex: 'text' },
            {
              title: t('sources.why'),
              key: 'why',
              render: (_, { code, params }) => bareMessageText(appError(code, { ...params }), language),
            },
          ]}
        />
      )}
      <details className="changed">
        <summary>{t('sources.byUnit', { count: table.units.length })}</summary>
        <p className="wrap">
          {table.units
            .map(({ unit, records }) => `${units.find(({ code }) => code === unit)?.name ?? unit} ${count(records)}`)
            .join('　')}
        </p>
      </details>
      <details className="changed">
        <summary>{t('sources.byMeasure', { count: table.selectors.length })}</summary>
        <p className="wrap">
          {table.selectors
            .map(
              ({ selector, records }) =>
                `${selector} ${measures.find(({ code }) => code === selector)?.name ?? ''} ${count(records)}`,
            )
            .join('　')}
        </p>
      </details>
    </div>
  );
}

const works = [
  ['scan', /SCAN|^READ_/i],
  ['join', /JOIN|Nested Loop/i],
  ['sort', /SORT|ORDER|WINDOW|TOP_N/i],
  ['group', /AGG|GROUP/i],
] as const;

function Planned({ plan }: { readonly plan: SourcePlan }): React.JSX.Element {
  const t = useTexts();
  const bytes = plan.tables.reduce<number | null>(
    (sum, { bytes: one }) => (one === null ? sum : (sum ?? 0) + one),
    null,
  );
  const rows = plan.steps.reduce<number | null>((sum, { rows: one }) => (one === null ? sum : (sum ?? 0) + one), null);
  return (
    <div style={{ padding: 12 }}>
      <p>
        {t('sources.cost', {
          ...{ engine: plan.engine, version: plan.version, statements: plan.steps.length },
          rows: rows === null ? '?' : count(rows),
          size: bytes === null ? '?' : displayNumber(bytes / 1_000_000, 1),
        })}
      </p>
      <ol className="plan-steps">
        {plan.steps.map((step, at) => (
          <li key={`${step.table} ${at}`}>
            {step.reads === 'measures'
              ? t('sources.stepMeasures', { table: step.table, count: step.measures })
              : t(step.reads === 'texts' ? 'sources.stepTexts' : 'sources.stepValues', {
                  table: step.table,
                  columns: step.columns.join('、'),
                })}{' '}
            <span className="muted">
              {t('sources.stepRows', { rows: step.rows === null ? '?' : count(step.rows) })} · <Operators step={step} />
            </span>
            <details>
              <summary>{t('sources.raw')}</summary>
              <pre className="raw-plan" tabIndex={0} aria-label={t('sources.raw')}>
                {step.statement}
                {'\n\n'}
                {step.raw}
              </pre>
            </details>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Operators({ step }: { readonly step: SourcePlanStep }): React.JSX.Element {
  const t = useTexts();
  const said = works.flatMap(([work, pattern]) => {
    const times = step.operators.filter((operator) => pattern.test(operator)).length;
    return times === 0 ? [] : [t(`sources.work.${work}`, { times })];
  });
  return <>{said.join(' · ')}</>;
}

function Ran({ outcome }: { readonly outcome: SourceOutcome }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const units = useWorkbench((state) => state.snapshot?.dataset.units) ?? [];
  const { effect, run, batch, before, cells } = outcome;
  const nameOf = (code: string): string => units.find((unit) => unit.code === code)?.name ?? code;
  const value = (number: number | null): string => (number === null ? '—' : displayNumber(number));
  return (
    <div style={{ padding: 12 }}>
      <p>
        {t('sources.ran', { batch, cells, engine: run.engine, version: run.version })}
        {before !== null && ` ${t('sources.replaced', { batch: before })}`}
      </p>
      <p>
        {t('sources.effect', {
          ...{ added: effect.cellsAdded, changed: effect.cellsChanged, scores: effect.scoresMoved },
          ...{ ranks: effect.ranksMoved, tiers: effect.tierChanges.length },
        })}
      </p>
      {run.markerAfter !== undefined && <Alert type="warning" showIcon title={t('sources.changedText')} />}
      {effect.scoreError !== null && <Alert type="warning" showIcon title={errorText(effect.scoreError, language)} />}
      {effect.tierChanges.length > 0 && (
        <p className="tiers-line wrap">
          {effect.tierChanges.map((change) => (
            <span key={change.unit} className="tier-move">
              {nameOf(change.unit)} <TierTag tier={change.from} /> → <TierTag tier={change.to} />
            </span>
          ))}
        </p>
      )}
      {effect.changes.length > 0 && (
        <DataTable<SourceOutcome['effect']['changes'][number]>
          size="small"
          rowKey={(change) => `${change.year ?? ''} ${change.unit} ${change.measure}`}
          dataSource={[...effect.changes]}
          pagination={effect.changes.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
          columns={[
            { title: t('scores.unit'), dataIndex: 'unit', render: nameOf },
            { title: t('field.selector'), dataIndex: 'measure' },
            { title: t('replacement.before'), dataIndex: 'before', align: 'right', render: value },
            { title: t('replacement.after'), dataIndex: 'after', align: 'right', render: value },
          ]}
        />
      )}
    </div>
  );
}
