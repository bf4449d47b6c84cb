import { useMemo, useState } from 'react';
import { Button, Switch } from 'antd';
import { displayNumber } from '../../../shared/base/display.ts';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import { diagnostics } from '../../../shared/scoring/diagnostics.ts';
import type { Diagnostics } from '../../../shared/scoring/diagnostics.ts';
import { subjectName } from '../../../shared/report/difference-words.ts';
import { goTo } from '../../state/appearance.ts';
import type { ScreenId } from '../../state/appearance.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { useTexts } from '../../ui/texts.ts';
import type { Texts } from '../../ui/texts.ts';
import { DataTable } from '../../views/table/data-table.tsx';
import { HelpMark } from '../../ui/help-mark.tsx';

const flags = [
  'low_availability',
  'many_zeros',
  'few_unique',
  'outlying',
  'siblings',
  'across',
  'negative',
  'low_alpha',
] as const;
type Flag = (typeof flags)[number];
interface Finding {
  readonly key: string;
  readonly flag: Flag;
  readonly about: string;
  readonly figure: string;
}
/** Where each flag can be acted on. */
const places = {
  low_availability: 'data',
  many_zeros: 'data',
  few_unique: 'indicators',
  outlying: 'indicators',
  siblings: 'indicators',
  across: 'indicators',
  negative: 'indicators',
  low_alpha: 'indicators',
} as const satisfies Record<Flag, ScreenId>;
/** Nunnally's rule of thumb for the same construct; composite indices often lie below and may well do so. */
const LOW_ALPHA = 0.7;

/** 诊断: what the data and the tree say of themselves; each flag with what it may mean and where to act. */
export function DiagnosticsView({ snapshot }: { readonly snapshot: ProjectSnapshot }): React.JSX.Element | null {
  const t = useTexts();
  const { dataset } = snapshot;
  const result = useWorkbench((state) => state.result);
  const [flagged, setFlagged] = useState(true);
  const found = useMemo(() => (result === null ? null : diagnostics(dataset, result)), [dataset, result]);
  const findings = useMemo(
    () => (found === null ? [] : findingsOf(found, (code) => subjectName(dataset, code), t)),
    [found, dataset, t],
  );
  if (found === null) return null;
  const measures = flagged ? found.measures.filter((measure) => measure.flags.length > 0) : found.measures;
  return (
    <>
      <section className="card" aria-labelledby="flags">
        <header>
          <h2 id="flags">{t('whatIf.diagnostics')}</h2>
          <HelpMark page="diagnostics" name={t('whatIf.diagnostics')} />
          <span className="muted">{t('whatIf.flagsCount', { count: findings.length })}</span>
        </header>
        <DataTable<Finding>
          size="small"
          rowKey="key"
          dataSource={findings}
          pagination={{ pageSize: 15, size: 'small', showSizeChanger: false }}
          locale={{ emptyText: t('whatIf.noFlags') }}
          columns={[
            {
              title: t('whatIf.flag'),
              dataIndex: 'flag',
              width: 150,
              render: (flag: Flag) => <span className="badge">{t(`whatIf.flag.${flag}`)}</span>,
              filters: flags
                .filter((flag) => findings.some((finding) => finding.flag === flag))
                .map((flag) => ({ text: t(`whatIf.flag.${flag}`), value: flag })),
              onFilter: (value, row) => row.flag === value,
            },
            { title: t('result.factSubject'), dataIndex: 'about' },
            { title: t('whatIf.figure'), dataIndex: 'figure', className: 'nowrap' },
            {
              title: t('whatIf.mayMean'),
              dataIndex: 'flag',
              key: 'means',
              render: (flag: Flag) => t(`whatIf.means.${flag}`),
            },
            {
              title: '',
              key: 'act',
              width: 96,
              render: (_, { flag }) => (
                <Button size="small" onClick={() => goTo(places[flag])}>
                  {t('whatIf.goThere', { screen: t(`nav.${places[flag]}`) })}
                </Button>
              ),
            },
          ]}
        />
      </section>
      <div className="two">
        <section className="card" aria-labelledby="diagnosed">
          <header>
            <h2 id="diagnosed">{t('whatIf.measures')}</h2>
            <HelpMark page="statistic.skewness" name={t('whatIf.measures')} />
            <span className="push" />
            <label className="nowrap">
              <Switch size="small" checked={flagged} onChange={setFlagged} aria-label={t('whatIf.flaggedOnly')} />{' '}
              {t('whatIf.flaggedOnly')}
            </label>
          </header>
          <DataTable<Diagnostics['measures'][number]>
            size="small"
            rowKey="code"
            dataSource={measures}
            pagination={{ pageSize: 15, size: 'small', showSizeChanger: false }}
            locale={{ emptyText: t('whatIf.noFlags') }}
            columns={[
              { title: t('whatIf.measure'), dataIndex: 'code', render: (code: string) => subjectName(dataset, code) },
              { title: t('whatIf.availability'), dataIndex: 'availability', align: 'right', render: share },
              { title: t('whatIf.zeros'), dataIndex: 'zeros', align: 'right', render: share },
              { title: t('whatIf.unique'), dataIndex: 'unique', align: 'right', render: share },
              { title: t('whatIf.skew'), dataIndex: 'skew', align: 'right', render: two },
              { title: t('whatIf.kurtosis'), dataIndex: 'kurtosis', align: 'right', render: two },
            ]}
          />
        </section>
        <section className="card" aria-labelledby="groups">
          <header>
            <h2 id="groups">{t('whatIf.groups')}</h2>
            <HelpMark page="statistic.cronbach" name={t('whatIf.groups')} />
          </header>
          <DataTable<Diagnostics['groups'][number]>
            size="small"
            rowKey="node"
            dataSource={found.groups.filter(({ children }) => children.length > 1)}
            pagination={{ pageSize: 15, size: 'small', showSizeChanger: false }}
            locale={{ emptyText: t('whatIf.noGroups') }}
            columns={[
              { title: t('whatIf.group'), dataIndex: 'node', render: (code: string) => subjectName(dataset, code) },
              {
                title: t('whatIf.members'),
                dataIndex: 'children',
                align: 'right',
                render: (children: readonly string[]) => children.length,
              },
              { title: t('whatIf.alpha'), dataIndex: 'alpha', align: 'right', render: two },
              {
                title: t('whatIf.firstComponent'),
                dataIndex: 'explainedVariance',
                align: 'right',
                render: (variance: readonly number[]) => share(variance[0] ?? Number.NaN),
              },
            ]}
          />
        </section>
      </div>
    </>
  );
}

function findingsOf(found: Diagnostics, name: (code: string) => string, t: Texts): readonly Finding[] {
  const pair = (a: string, b: string): string => t('whatIf.pairOf', { a: name(a), b: name(b) });
  const figureOf = { low_availability: 'availability', many_zeros: 'zeros', few_unique: 'unique' } as const;
  return [
    ...found.measures.flatMap((measure) =>
      measure.flags.map((flag): Finding => ({
        key: `${flag} ${measure.code}`,
        flag,
        about: name(measure.code),
        figure:
          flag === 'outlying'
            ? t('whatIf.shape', { skew: two(measure.skew), kurtosis: two(measure.kurtosis) })
            : share(measure[figureOf[flag]]),
      })),
    ),
    ...found.groups.flatMap((group) => [
      ...group.siblingFlags.map(({ a, b, r }): Finding => ({
        key: `siblings ${a} ${b}`,
        flag: 'siblings',
        about: pair(a, b),
        figure: `r = ${displayNumber(r, 3)}`,
      })),
      ...group.withParent
        .filter(({ flagged }) => flagged)
        .map(({ a, b, r }): Finding => ({
          key: `negative ${a} ${b}`,
          flag: 'negative',
          about: pair(a, b),
          figure: `r = ${displayNumber(r, 3)}`,
        })),
      ...(group.alpha < LOW_ALPHA
        ? [
            {
              key: `alpha ${group.node}`,
              flag: 'low_alpha' as const,
              about: name(group.node),
              figure: `α = ${displayNumber(group.alpha, 3)}`,
            },
          ]
        : []),
    ]),
    ...found.levels.flatMap(({ level, flags: pairs }) =>
      pairs.map(({ a, b, r }): Finding => ({
        key: `across ${level} ${a} ${b}`,
        flag: 'across',
        about: pair(a, b),
        figure: `r = ${displayNumber(r, 3)}`,
      })),
    ),
  ];
}

function share(value: number): string {
  return Number.isNaN(value) ? '—' : `${displayNumber(value * 100, 1)}%`;
}

function two(value: number): string {
  return displayNumber(value) || '—';
}
