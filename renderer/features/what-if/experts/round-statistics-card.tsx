import { useMemo } from 'react';
import { displayNumber } from '../../../../shared/base/display.ts';
import type { ExpertPapers, ExpertRound } from '../../../../shared/model/expert-round.ts';
import { roundStatistics } from '../../../../shared/scoring/experts/round-statistics.ts';
import type { DelphiItem, DelphiStatistics } from '../../../../shared/scoring/weights/delphi.ts';
import { useTexts } from '../../../ui/texts.ts';
import { DataTable } from '../../../views/table/data-table.tsx';
import { AnalysisError } from '../analysis/run-line.tsx';

/** What came back, how far the experts agree, and each item's statistics. */
export function RoundStatisticsCard({
  round,
  papers: { answers },
  nameOf,
}: {
  readonly round: ExpertRound;
  readonly papers: ExpertPapers;
  readonly nameOf: (code: string) => string;
}): React.JSX.Element {
  const t = useTexts();
  const found = useMemo(() => roundStatistics(round, answers), [round, answers]);
  const returned = answers.filter((answer) => answer.round === round.id).length;
  const statistics = found.ok ? found.value : null;
  const agreements = [
    ...(statistics?.all == null ? [] : [{ parent: null, statistics: statistics.all }]),
    ...(statistics?.groups ?? []),
  ];
  const items = statistics?.groups.flatMap((group) => group.statistics.items) ?? [];
  return (
    <section className="card" aria-labelledby="expert-statistics">
      <header>
        <h2 id="expert-statistics">{t('experts.statistics')}</h2>
      </header>
      <div className="body stack">
        <div className="figures">
          <span>
            {t('experts.returned')}
            <strong>
              {returned}/{round.experts.length}
            </strong>
          </span>
          <span>
            {t('experts.positive')}
            <strong>{displayNumber((returned / round.experts.length) * 100, 1)}%</strong>
          </span>
          {agreements[0]?.statistics.authority && (
            <span>
              Cr<strong>{displayNumber(agreements[0].statistics.authority.mean, 3)}</strong>
            </span>
          )}
        </div>
        {returned === 0 && <p className="hint">{t('experts.waiting')}</p>}
        {!found.ok && <AnalysisError error={found.error} />}
        {agreements.length > 0 && (
          <DataTable<Agreement>
            size="small"
            rowKey={({ parent }) => parent ?? ''}
            pagination={false}
            dataSource={agreements}
            columns={[
              {
                title: t('experts.group'),
                dataIndex: 'parent',
                render: (parent: string | null) => (parent === null ? t('experts.all') : nameOf(parent)),
              },
              {
                title: 'Kendall W',
                key: 'w',
                align: 'right',
                render: (_, row) => shown(row.statistics.concordance?.w),
              },
              {
                title: 'χ²',
                key: 'chi',
                align: 'right',
                render: (_, { statistics: { concordance } }) =>
                  concordance === null ? '—' : `${displayNumber(concordance.chiSquare)}（${concordance.degrees}）`,
              },
              {
                title: t('experts.significance'),
                key: 'p',
                align: 'right',
                render: (_, { statistics: { concordance } }) => significance(concordance?.p),
              },
            ]}
          />
        )}
        {items.length > 0 && (
          <DataTable<DelphiItem>
            size="small"
            rowKey="code"
            pagination={false}
            dataSource={items}
            columns={[
              { title: t('explore.indicator'), dataIndex: 'code', render: nameOf },
              { title: t('whatIf.working.count'), dataIndex: 'count', align: 'right' },
              { title: t('whatIf.working.mean'), dataIndex: 'mean', align: 'right', render: shown },
              { title: t('whatIf.working.median'), dataIndex: 'median', align: 'right', render: shown },
              {
                title: t('experts.quartiles'),
                key: 'quartiles',
                align: 'right',
                render: (_, { lower, upper }) => `${displayNumber(lower)}–${displayNumber(upper)}`,
              },
              { title: t('whatIf.working.sd'), dataIndex: 'sd', align: 'right', render: shown },
              { title: t('whatIf.working.variation'), dataIndex: 'variation', align: 'right', render: shown },
              ...(round.kind === 'rating'
                ? [
                    {
                      title: t('experts.fullMarks'),
                      dataIndex: 'fullMarks',
                      align: 'right' as const,
                      render: (share: number) => `${displayNumber(share * 100, 1)}%`,
                    },
                  ]
                : []),
            ]}
          />
        )}
      </div>
    </section>
  );
}

interface Agreement {
  readonly parent: string | null;
  readonly statistics: DelphiStatistics;
}

function shown(value: number | undefined): string {
  return value === undefined ? '—' : displayNumber(value, 3) || '—';
}

function significance(p: number | undefined): string {
  if (p === undefined) return '—';
  return p < 0.001 ? '< 0.001' : displayNumber(p, 3);
}
