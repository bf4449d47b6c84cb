import { useCallback, useEffect, useState } from 'react';
import { Button, Segmented, Select, Switch } from 'antd';
import { SortAscendingOutlined } from '@ant-design/icons';
import type { Dataset } from '../../../shared/model/dataset.ts';
import { hasResults } from '../../../shared/report/evidence-note.ts';
import { useAppearance } from '../../state/appearance.ts';
import { arrange, useGridViews } from '../../state/grid-views.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { LackingEvidence } from '../../views/lacking-evidence.tsx';
import { NoTiers } from '../../views/no-tiers.tsx';
import { WeightPanel } from '../../views/weights/weight-panel.tsx';
import { FindField } from '../../ui/find-field.tsx';
import { MeetingButton } from '../../ui/meeting-button.tsx';
import { NoScores } from '../../ui/screen-states.tsx';
import { errorText, useTexts } from '../../ui/texts.ts';
import { ContributionPlot } from './contribution-plot.tsx';
import type { Grouping } from './score-rows.ts';
import { ScoreTable } from './score-table.tsx';
import { HelpMark } from '../../ui/help-mark.tsx';

/** Points of an index from 0 to 100, per cent of any other scale; 0 marks nothing. */
const margins = [0, 0.25, 0.5, 1, 2] as const;

type Side = 'weights' | 'plot' | 'none';

/** 得分: the live table of ranks, indices and tiers, with the weights or the contributions beside it. */
export function ScoresScreen(): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const dataset = useWorkbench((state) => state.snapshot?.dataset);
  const scored = useWorkbench(
    (state) => state.result !== null && state.resultMethod !== null && hasResults(state.resultMethod, state.result),
  );
  const span = useWorkbench(({ resultMethod }) =>
    resultMethod === null ? 100 : resultMethod.scale.upper - resultMethod.scale.lower,
  );
  const error = useWorkbench((state) => state.scoreError);
  const [grouping, setGrouping] = useState<Grouping>('none');
  const [side, setSide] = useState<Side>('weights');
  const [find, setFind] = useState('');
  const [movedOnly, setMovedOnly] = useState(false);
  const [margin, setMargin] = useState(0.5);
  const sorted = useGridViews((state) => (state.shown.scores?.sort.length ?? 0) > 0);

  const place = useAppearance((state) => state.place);
  useEffect(() => {
    // What is looked for must not be hidden by what was looked for before.
    if (place?.kind !== 'unit') return;
    setFind('');
    setMovedOnly(false);
  }, [place]);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback(
    (code: string) =>
      setOpen((held) => {
        const next = new Set(held);
        if (!next.delete(code)) next.add(code);
        return next;
      }),
    [],
  );

  if (!dataset || !scored) return <NoScores {...(error ? { because: errorText(error, language) } : {})} />;
  return (
    <>
      <div className="toolbar">
        <h1>{t('nav.scores')}</h1>
        <HelpMark page="ranks-and-ties" name={t('help.ranks')} />
        <FindField width={168} placeholder={t('scores.find')} value={find} onChange={setFind} />
        <Segmented<Grouping>
          aria-label={t('scores.grouping')}
          value={grouping}
          onChange={setGrouping}
          options={[
            { value: 'none', label: t('scores.group.none') },
            { value: 'region', label: t('scores.group.region') },
            { value: 'tier', label: t('scores.group.tier') },
          ]}
        />
        <Segmented<number>
          aria-label={t('scores.depth')}
          value={depthOf(dataset, open)}
          onChange={(depth) =>
            setOpen(
              new Set(dataset.nodes.filter((node) => node.depth > 0 && node.depth < depth).map((node) => node.code)),
            )
          }
          options={([1, 2, 3] as const).map((depth) => ({ value: depth, label: t(`indicators.depth.${depth}`) }))}
        />
        <Button
          icon={<SortAscendingOutlined aria-hidden />}
          type={sorted ? 'primary' : 'text'}
          ghost={sorted}
          style={{ minWidth: language === 'zh' ? 152 : 180 }}
          onClick={() => arrange('scores', { sort: [] })}
        >
          {t(sorted ? 'scores.toAdministrative' : 'scores.administrative')}
        </Button>
        <label className="nowrap" title={t('scores.movedOnlyHint')}>
          <Switch size="small" checked={movedOnly} onChange={setMovedOnly} aria-label={t('scores.movedOnly')} />{' '}
          <span className="moved-swatch" aria-hidden />
          {t('scores.movedOnly')}
        </label>
        <Select<number>
          aria-label={t('scores.margin')}
          title={t('scores.marginHint')}
          style={{ width: (language === 'zh' ? 112 : 80) + (span < 10 ? 20 : 0) }}
          value={margin}
          onChange={setMargin}
          options={margins.map((points) => ({
            value: points,
            label:
              points === 0
                ? t('scores.noMargin')
                : t('scores.marginOf', { points: Number(((points / 100) * span).toPrecision(3)) }),
          }))}
        />
        <span className="push" />
        <MeetingButton />
        <Segmented<Side>
          aria-label={t('scores.side')}
          value={side}
          onChange={setSide}
          options={[
            { value: 'weights', label: t('scores.side.weights') },
            { value: 'plot', label: t('scores.side.plot') },
            { value: 'none', label: t('scores.side.none') },
          ]}
        />
      </div>
      <NoTiers />
      <LackingEvidence />
      <div className={side === 'none' ? 'split whole' : 'split'}>
        <div className="main">
          <ScoreTable
            grouping={grouping}
            find={find}
            movedOnly={movedOnly}
            margin={(margin / 100) * span}
            open={open}
            toggle={toggle}
            clear={() => {
              setFind('');
              setMovedOnly(false);
            }}
          />
        </div>
        {side !== 'none' && (
          <div className="side-place">
            <aside className="side" aria-label={t(`scores.side.${side}`)}>
              {side === 'weights' ? <WeightPanel /> : <ContributionPlot />}
            </aside>
          </div>
        )}
      </div>
    </>
  );
}

/** Level down to which every column is open; 0 when only some are. */
function depthOf(dataset: Dataset, open: ReadonlySet<string>): number {
  const openAt = (depth: number): boolean =>
    dataset.nodes.filter((node) => node.depth === depth).every((node) => open.has(node.code));
  if (open.size === 0) return 1;
  return openAt(1)
    ? openAt(2)
      ? 3
      : dataset.nodes.some((node) => node.depth === 2 && open.has(node.code))
        ? 0
        : 2
    : 0;
}
