import { Button } from 'antd';
import { missingReasons } from '../../../shared/model/dataset.ts';
import type { MissingReason } from '../../../shared/model/dataset.ts';
import { goTo } from '../../state/appearance.ts';
import { isBlank, useWorkbench } from '../../state/workbench.ts';
import { FillFromBook } from '../../ui/fill-from-book.tsx';
import { useTierLines } from '../../ui/tier-lines.ts';
import { TierTag } from '../../ui/tier-tag.tsx';
import { useTexts } from '../../ui/texts.ts';

/** 项目一览: size, coverage, batches and tiers of the open project. */
export function ProjectGlance(): React.JSX.Element | null {
  const t = useTexts();
  const snapshot = useWorkbench((state) => state.snapshot);
  const result = useWorkbench((state) => state.result);
  const tiers = useTierLines();
  const blank = useWorkbench(isBlank);
  if (snapshot === null) return null;
  const { dataset, framework } = snapshot;
  const counted = (wanted: MissingReason): number =>
    dataset.reasons.reduce((count, reason) => count + (missingReasons[reason] === wanted ? 1 : 0), 0);
  const present = counted('present');
  // 不适用 is no gap, and told apart.
  const exempt = counted('not_applicable');
  const cells = dataset.reasons.length - exempt;
  const levels = [1, 2, 3].map((level) => framework.indicators.filter((indicator) => indicator.level === level).length);
  const live = snapshot.batches.filter((batch) => batch.status === 'active');
  const facts: readonly (readonly [string, string])[] = [
    [t('glance.units'), String(dataset.units.length)],
    [t('glance.indicators'), levels.join(' / ')],
    [t('glance.measures'), String(dataset.measures.length)],
    [t('glance.coverage'), cells === 0 ? '—' : `${((present / cells) * 100).toFixed(1)}%`],
    ...(exempt === 0 ? [] : [[t('glance.exempt'), String(exempt)] as const]),
    [t('glance.batches'), String(live.length)],
    [t('glance.records'), live.reduce((sum, batch) => sum + batch.records, 0).toLocaleString('zh-CN')],
  ];
  return (
    <section className="card glance" aria-labelledby="start-glance">
      <header>
        <h2 id="start-glance">{snapshot.title}</h2>
        <span className="muted">{snapshot.file}</span>
        <span className="push" />
        {blank ? (
          <FillFromBook />
        ) : (
          <>
            <Button onClick={() => goTo('data')}>{t('nav.data')}</Button>
            <Button type="primary" onClick={() => goTo('scores')}>
              {t('nav.scores')}
            </Button>
          </>
        )}
      </header>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {result !== null && !blank && (
        <p className="tiers-line">
          {tiers.map(({ tier }) => (
            <span key={tier}>
              <TierTag tier={tier} /> {result.tier.filter((of) => of === tier).length}
            </span>
          ))}
        </p>
      )}
    </section>
  );
}
