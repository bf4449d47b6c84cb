import { displayNumber } from '../../../shared/base/display.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import { tierName } from '../../../shared/model/tier-name.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useTexts } from '../../ui/texts.ts';
import type { MeetingBoard } from './use-meeting-board.ts';

/** What the public version shows beside the tiers of units: how many are in each, and the means of the index and the first level. */
export function PublicMeans({
  dataset,
  board: { columns },
}: {
  readonly dataset: Dataset;
  readonly board: MeetingBoard;
}): React.JSX.Element | null {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const now = columns[0]?.now;
  if (now === undefined || !('scored' in now)) return null;
  const { method, result } = now.scored;
  const count = dataset.units.length;
  const rows = dataset.nodes.flatMap(({ code, name, depth }, node) =>
    depth > 1 ? [] : [{ code, name, mean: meanOf(result.scores.subarray(node * count, (node + 1) * count)) }],
  );
  return (
    <section className="meeting-sliders" aria-label={t('meeting.means')}>
      <h2>{t('meeting.tierCounts')}</h2>
      <dl>
        {method.tiers.map(({ tier }) => (
          <div key={tier}>
            <dt>{tierName(tier, language, method.tiers)}</dt>
            <dd>{result.tier.filter((one) => one === tier).length}</dd>
          </div>
        ))}
      </dl>
      <h2>{t('meeting.means')}</h2>
      <dl>
        {rows.map(({ code, name, mean }) => (
          <div key={code}>
            <dt>{name}</dt>
            <dd>{Number.isNaN(mean) ? '—' : displayNumber(mean)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function meanOf(values: Float64Array): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? Number.NaN : known.reduce((sum, value) => sum + value, 0) / known.length;
}
