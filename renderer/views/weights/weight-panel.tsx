import { memo, useRef, useState } from 'react';
import { Button, Select } from 'antd';
import { LockFilled, UnlockOutlined } from '@ant-design/icons';
import { displayNumber } from '../../../shared/base/display.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import type { Method } from '../../../shared/model/method.ts';
import type { WeightTick } from '../../../shared/scoring/what-if/what-if-types.ts';
import {
  childrenOf,
  equalise,
  isOffWhole,
  redistribute,
  resetWeights,
  setShare,
  setShares,
  totalWeight,
  weightOf,
} from '../../state/sibling-weights.ts';
import { beginGesture, dropGesture, editMethod, endGesture } from '../../state/method-edits.ts';
import { useInferredSiblings } from '../../state/inferred-weights.ts';
import { setLocked, useWorkbench } from '../../state/workbench.ts';
import { notify } from '../../state/notices.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { readNumber } from '../../../shared/base/read-number.ts';
import { exactNumber } from '../../ui/exact-number.ts';
import { useTexts, wordsOf } from '../../ui/texts.ts';
import { useTypedField } from '../../ui/use-typed-field.ts';
import { useWeightTicks } from '../weight-ticks/use-weight-ticks.ts';
import { TickLegend, WeightTicks } from '../weight-ticks/weight-ticks.tsx';

/** Half a percentage point: one press of ±. */
const STEP = 0.005;
/** Made once: an edit renders the rows, which would render their icons too. */
const LOCKED = <LockFilled aria-hidden />;
const UNLOCKED = <UnlockOutlined aria-hidden />;

/** Weights of one sibling group: slider, ±, typing and lock; the others follow in proportion. */
export function WeightPanel({
  group,
  onGroup,
}: {
  readonly group?: string;
  readonly onGroup?: (group: string) => void;
}): React.JSX.Element | null {
  const t = useTexts();
  const dataset = useWorkbench((state) => state.snapshot?.dataset ?? null);
  const baseline = useWorkbench((state) => state.snapshot?.baseline ?? null);
  const working = useWorkbench((state) => state.working);
  const locked = useWorkbench((state) => state.locked);
  const [own, setOwn] = useState<string | null>(null);
  const shown = group ?? own ?? dataset?.nodes[0]?.code ?? '';
  const children = dataset === null ? [] : childrenOf(dataset, shown);
  const inferred = useInferredSiblings(children);
  const ticks = useWeightTicks(children);
  if (dataset === null || working === null || baseline === null) return null;
  const total = totalWeight(working, children);
  const choose = onGroup ?? setOwn;
  return (
    <section aria-label={t('weights.title')}>
      <header>
        <h2>{t('weights.title')}</h2>
        <GroupChoice dataset={dataset} shown={shown} choose={choose} />
      </header>
      {inferred && <p className="inferred">{t('weights.inferred')}</p>}
      <div className="weights-head" aria-hidden>
        <span>{t('weights.shareHead')}</span>
        <span>{t('weights.rawHead')}</span>
      </div>
      <div className="weights">
        {children.map((code) => (
          <WeightRow
            key={code}
            code={code}
            name={nameOf(dataset, code)}
            weight={weightOf(working, code)}
            total={total}
            locked={locked.has(code)}
            siblings={children}
            ticks={ticks[code]}
          />
        ))}
      </div>
      <TickLegend />
      <Sum weights={children.map((code) => weightOf(working, code))} />
      <GroupActions
        dataset={dataset}
        shown={shown}
        whole={Math.abs(total - 100) < 1e-9 || !(total > 0)}
        untouched={same(working, baseline, children)}
      />
    </section>
  );
}

/** What the raw weights add up to, and where that isn't a whole of 100, what the shares go by. */
function Sum({ weights }: { readonly weights: readonly number[] }): React.JSX.Element {
  const t = useTexts();
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const sum = displayNumber(total, 3).replace(/0$/, '');
  const off = isOffWhole(weights);
  return (
    <div className={off ? 'sum off' : 'sum'}>
      <span>{off ? t('weights.sumOff', { sum }) : t('weights.sum')}</span>
      <strong>{sum}</strong>
    </div>
  );
}

/** Apart from the weights: an edit doesn't concern it. */
const GroupChoice = memo(function GroupChoice({
  dataset,
  shown,
  choose,
}: {
  readonly dataset: Dataset;
  readonly shown: string;
  readonly choose: (group: string) => void;
}): React.JSX.Element {
  const t = useTexts();
  return (
    <Select
      size="small"
      style={{ flex: 1, minWidth: 0 }}
      value={shown}
      onChange={choose}
      aria-label={t('weights.group')}
      showSearch={{ optionFilterProp: 'label' }}
      options={groups(dataset, t('weights.top'))}
      popupMatchSelectWidth={280}
    />
  );
});

interface GroupActionsProps {
  readonly dataset: Dataset;
  readonly shown: string;
  /** Whether the weights add up to 100, or can't. */
  readonly whole: boolean;
  readonly untouched: boolean;
}

/** Apart from the weights: an edit concerns it only when one of its buttons goes on or off. */
const GroupActions = memo(function GroupActions({
  dataset,
  shown,
  whole,
  untouched,
}: GroupActionsProps): React.JSX.Element {
  const t = useTexts();
  const act = (
    edit: 'edit.equalise' | 'edit.redistribute' | 'edit.reset',
    change: (method: Method, codes: readonly string[], locked: ReadonlySet<string>) => Method,
  ): void => {
    editMethod(wordsOf(edit, { code: label(dataset, shown) }), (method) =>
      change(method, childrenOf(dataset, shown), useWorkbench.getState().locked),
    );
  };
  return (
    <div className="button-row">
      <Button size="small" onClick={() => act('edit.equalise', equalise)}>
        {t('weights.equalise')}
      </Button>
      <Button
        size="small"
        disabled={whole}
        title={t('weights.toHundredHint')}
        onClick={() => act('edit.redistribute', (method, codes, locked) => redistribute(method, codes, 100, locked))}
      >
        {t('weights.toHundred')}
      </Button>
      <Button
        size="small"
        disabled={untouched}
        onClick={() =>
          act('edit.reset', (method, codes) =>
            resetWeights(method, useWorkbench.getState().snapshot?.baseline ?? method, codes),
          )
        }
      >
        {t('weights.reset')}
      </Button>
    </div>
  );
});

interface WeightRowProps {
  readonly code: string;
  readonly name: string;
  readonly weight: number;
  readonly total: number;
  readonly locked: boolean;
  readonly siblings: readonly string[];
  readonly ticks: readonly WeightTick[] | undefined;
}

function WeightRow({ code, name, weight, total, locked, siblings, ticks }: WeightRowProps): React.JSX.Element {
  const t = useTexts();
  const share = total > 0 ? weight / total : 0;
  const gesture = `slide ${code}`;
  // Escape took back what the pointer still holds: its further way counts for nothing.
  const dropped = useRef(false);
  const change = (next: number, gesture: string | null): void => {
    editMethod(
      wordsOf('edit.share', { code }),
      (method) => setShare(method, siblings, code, next, useWorkbench.getState().locked),
      gesture,
    );
  };
  const typeShare = (next: number): void => {
    const { working, locked: held } = useWorkbench.getState();
    if (working === null) return;
    const shared = setShares(working, siblings, new Map([[code, next]]), held);
    if (shared.ok) editMethod(wordsOf('edit.share', { code }), () => shared.value);
    else notify('warning', shared.error);
  };
  const { props: field } = useTypedField({
    shown: displayNumber(share * 100),
    exact: exactNumber(share * 100),
    commit: (text) => {
      const read = readNumber(text, { min: 0, max: 100, percent: true });
      if (read.type === 'number') typeShare(read.value / 100);
      else {
        const { code: why, params } = read.type === 'refused' ? read.error : appError('NUMBER_NEEDED');
        notify('warning', appError(why, params, { subject: t('weights.shareOf', { name }) }));
      }
      // The slider beside it goes on from the value: what was refused is said above, and doesn't stay.
      return null;
    },
  });
  return (
    <div className="weight">
      <span className="name" title={name}>
        <b>{code}</b>
        {name}
      </span>
      <button
        type="button"
        disabled={locked}
        aria-label={t('weights.less', { name })}
        onClick={() => change(share - STEP, `step ${code}`)}
      >
        −
      </button>
      <button
        type="button"
        disabled={locked}
        aria-label={t('weights.more', { name })}
        onClick={() => change(share + STEP, `step ${code}`)}
      >
        +
      </button>
      <input
        className="share"
        inputMode="decimal"
        disabled={locked}
        aria-label={t('weights.shareOf', { name })}
        {...field}
      />
      <span className="raw" title={t('weights.rawHint', { name })}>
        {displayNumber(weight, 3).replace(/0$/, '')}
      </span>
      <button
        type="button"
        aria-pressed={locked}
        aria-label={t(locked ? 'weights.unlock' : 'weights.lock', { name })}
        onClick={() => setLocked(code, !locked)}
      >
        {locked ? LOCKED : UNLOCKED}
      </button>
      <input
        type="range"
        min={0}
        max={100}
        step={0.1}
        disabled={locked}
        aria-label={t('weights.slide', { name })}
        aria-valuetext={`${displayNumber(share * 100)}%`}
        value={share * 100}
        onChange={(event) => {
          if (!dropped.current) change(Number(event.target.value) / 100, gesture);
        }}
        onKeyDown={({ key }) => {
          if (key === 'Escape') dropped.current = dropGesture(gesture);
          else dropped.current = false;
        }}
        onPointerDown={() => {
          dropped.current = false;
          beginGesture();
        }}
        onPointerUp={endGesture}
        onPointerCancel={() => {
          dropGesture(gesture);
          endGesture();
        }}
        onBlur={endGesture}
      />
      <WeightTicks ticks={ticks} />
    </div>
  );
}

function groups(dataset: Dataset, top: string): { readonly value: string; readonly label: string }[] {
  return dataset.nodes
    .filter((node) => childrenOf(dataset, node.code).length > 1)
    .map((node) => ({ value: node.code, label: node.parent < 0 ? top : `${node.code} ${node.name}` }));
}

function label(dataset: Dataset, code: string): string {
  const node = dataset.nodes.find((candidate) => candidate.code === code);
  return node === undefined || node.parent < 0 ? (dataset.nodes[0]?.name ?? '') : `${code} ${node.name}`;
}

function nameOf(dataset: Dataset, code: string): string {
  return (
    (dataset.nodes.find((node) => node.code === code) ?? dataset.measures.find((measure) => measure.code === code))
      ?.name ?? code
  );
}

function same(working: Method, baseline: Method, codes: readonly string[]): boolean {
  return codes.every((code) => weightOf(working, code) === weightOf(baseline, code));
}
