import type { TierId, TierLine } from '../../shared/model/method.ts';
import { measuredText } from '../../shared/report/evidence-note.ts';
import { useAppearance } from '../state/appearance.ts';
import type { ResultChange } from '../state/result-change.ts';
import { useWorkbench } from '../state/workbench.ts';
import { TierLines } from './tier-lines.ts';
import { TierTag } from './tier-tag.tsx';
import { useTexts } from './texts.ts';

/** What lies between two results, as the dialogs and the strip say it. */
export interface ShownEffect {
  /** Units that change rank. */
  readonly ranks: number;
  readonly tiers: readonly { readonly unit: string; readonly from: TierId | null; readonly to: TierId | null }[];
  /** Measured shares, 0–1. */
  readonly evidence: readonly EvidenceShown[];
  readonly scored: { readonly before: number; readonly after: number };
  /** Units whose index is another; left out where nobody counted. */
  readonly indices?: number;
  /** Tiers are called otherwise. */
  readonly renamed?: boolean;
}

interface EvidenceShown {
  readonly unit: string;
  readonly from: number | null;
  readonly to: number | null;
  /** Incomplete and doubted cells, before and after. */
  readonly marked: readonly [number, number];
}

/** Moves that are named before "and more". */
const NAMED = 6;

export function shownEffect(change: ResultChange): ShownEffect {
  return { ...change, ranks: change.ranks.length };
}

/** Before and after of an action, in the dialog that asks for it: who has an index, ranks, tiers, evidence. */
export function EffectMoves({
  effect,
  tiers: lines,
}: {
  readonly effect: ShownEffect;
  /** Tiers before and after, where they are others than those that are shown. */
  readonly tiers?: { readonly before: readonly TierLine[]; readonly after: readonly TierLine[] };
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const names = useWorkbench((state) => state.snapshot?.dataset.units);
  const nameOf = (code: string): string => names?.find((unit) => unit.code === code)?.name ?? code;
  const { ranks, tiers, evidence, scored, indices = 0, renamed = false } = effect;
  const still = ranks === 0 && tiers.length === 0 && scored.before === scored.after;
  return (
    <>
      {scored.before !== scored.after && (
        <p className={scored.after < scored.before ? 'warning-text' : undefined}>{t('effect.scored', scored)}</p>
      )}
      {still ? (
        <p>
          {renamed && t('effect.onlyNames')}
          {indices > 0 ? t('strip.indices', { count: indices }) : !renamed && t('strip.nothing')}
        </p>
      ) : (
        <p>
          {t('effect.moves', { ranks, tiers: tiers.length })}
          {tiers.slice(0, NAMED).map((move) => (
            <span key={move.unit} className="tier-move">
              {nameOf(move.unit)} <LinedTag tier={move.from} lines={lines?.before} /> →{' '}
              <LinedTag tier={move.to} lines={lines?.after} />
            </span>
          ))}
          {tiers.length > NAMED && t('strip.more')}
          {renamed && t('effect.namesToo')}
        </p>
      )}
      {evidence.length > 0 && (
        <p>
          {t('effect.evidence', { count: evidence.length })}
          {evidence
            .slice(0, NAMED)
            .map((move) => `${nameOf(move.unit)} ${evidenceText(move, t)}`)
            .join(language === 'zh' ? '、' : ', ')}
          {evidence.length > NAMED && t('strip.more')}
        </p>
      )}
    </>
  );
}

function LinedTag({
  tier,
  lines,
}: {
  readonly tier: TierId | null;
  readonly lines: readonly TierLine[] | undefined;
}): React.JSX.Element {
  if (lines === undefined) return <TierTag tier={tier} />;
  return (
    <TierLines value={lines}>
      <TierTag tier={tier} />
    </TierLines>
  );
}

/** The share, and what is marked where only that is another: a share that stays says nothing of a change. */
function evidenceText({ from, to, marked: [was, is] }: EvidenceShown, t: ReturnType<typeof useTexts>): string {
  const [before, after] = [shareOf(from), shareOf(to)];
  return before === after && was !== is ? t('effect.marked', { from: was, to: is }) : `${before} → ${after}`;
}

function shareOf(share: number | null): string {
  return measuredText(share ?? Number.NaN);
}
