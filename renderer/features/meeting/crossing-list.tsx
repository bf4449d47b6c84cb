import { displayNumber } from '../../../shared/base/display.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import type { TierId } from '../../../shared/model/method.ts';
import { tierName } from '../../../shared/model/tier-name.ts';
import type { Crossing } from '../../../shared/report/meeting/method-effect.ts';
import { listText } from '../../../shared/report/report-words.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useMeeting } from '../../state/meeting.ts';
import { useTexts } from '../../ui/texts.ts';
import type { MeetingBoard } from './use-meeting-board.ts';

/** Called out by name; the rest is counted. */
const NAMED = 12;

/** Who crosses a tier line by the first method, the pinned ones before the others; for the public who rises, and how many fall. */
export function CrossingList({
  dataset,
  board: { effect, pinned, columns },
}: {
  readonly dataset: Dataset;
  readonly board: MeetingBoard;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const isPublic = useMeeting((state) => state.isPublic);
  const crossings = effect?.crossings ?? [];
  const name = (code: string): string => dataset.units.find((unit) => unit.code === code)?.name ?? code;
  const risen = crossings.filter(({ rose }) => rose).map(({ unit }) => name(unit));
  const fallen = crossings.length - risen.length;
  return (
    <section className="meeting-crossings" tabIndex={0} aria-live="polite" aria-label={t('meeting.crossings')}>
      {crossings.length === 0 && <p className="quiet">{t('meeting.noCrossings')}</p>}
      {isPublic ? (
        <>
          {risen.length > 0 && <p>{t('meeting.risen', { units: listText(risen, language) })}</p>}
          {fallen > 0 && <p>{t('meeting.fallen', { count: fallen })}</p>}
        </>
      ) : (
        <>
          <ul>
            {pinnedFirst(crossings, pinned)
              .slice(0, NAMED)
              .map((crossing) => (
                <li key={crossing.unit} className={crossing.rose ? 'up' : 'down'}>
                  <CrossingText
                    unit={name(crossing.unit)}
                    crossing={crossing}
                    tiers={columns[0]?.choice.method.tiers ?? []}
                  />
                </li>
              ))}
          </ul>
          {crossings.length > NAMED && <p>{t('meeting.moreCrossings', { count: crossings.length - NAMED })}</p>}
          {(effect?.ranks.length ?? 0) > 0 && (
            <p className="quiet">{t('meeting.ranksMoved', { count: effect?.ranks.length ?? 0 })}</p>
          )}
        </>
      )}
    </section>
  );
}

function pinnedFirst(crossings: readonly Crossing[], pinned: readonly string[]): readonly Crossing[] {
  const shown = new Set(pinned);
  return [...crossings.filter(({ unit }) => shown.has(unit)), ...crossings.filter(({ unit }) => !shown.has(unit))];
}

function CrossingText({
  unit,
  crossing: { from, to, margin },
  tiers,
}: {
  readonly unit: string;
  readonly crossing: Crossing;
  readonly tiers: Parameters<typeof tierName>[2];
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const name = (tier: TierId | null): string => (tier === null ? '—' : tierName(tier, language, tiers));
  const moved = { unit, from: name(from), to: name(to) };
  return (
    <>
      {margin === null
        ? t('meeting.crossed', moved)
        : t('meeting.crossedBy', { ...moved, margin: displayNumber(margin) })}
    </>
  );
}
