import { displayNumber } from '../../../shared/base/display.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import { tierName } from '../../../shared/model/tier-name.ts';
import { unitStandings } from '../../../shared/report/meeting/method-effect.ts';
import type { Standing } from '../../../shared/report/meeting/method-effect.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useMeeting } from '../../state/meeting.ts';
import { errorText, useTexts } from '../../ui/texts.ts';
import { methodName } from './method-name.ts';
import type { BoardColumn, MeetingBoard } from './use-meeting-board.ts';

/** The pinned units by every method side by side: rank, index, tier; of the first also how far the lines are. */
export function PinnedTable({
  dataset,
  board: { columns, pinned },
}: {
  readonly dataset: Dataset;
  readonly board: MeetingBoard;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const isPublic = useMeeting((state) => state.isPublic);
  const stood = columns.map(({ before, now }) => ({ before: standingsOf(before), now: standingsOf(now) }));
  const units = dataset.units.flatMap((unit, at) => (pinned.includes(unit.code) ? [{ unit, at }] : []));
  // Three methods leave no room for the rank by each.
  const isRanked = (column: number): boolean => column === 0 || columns.length < 3;
  const span = (column: number): number => (isPublic ? 1 : isRanked(column) ? 3 : 2);
  return (
    <div className="meeting-table" tabIndex={0} role="region" aria-label={t('meeting.open')}>
      <table>
        <thead>
          <tr>
            <th rowSpan={isPublic ? 1 : 2} scope="col">
              {t('meeting.unit')}
            </th>
            {columns.map(({ choice }, c) => (
              <th key={choice.id} colSpan={span(c)} scope="colgroup">
                {methodName(choice, t)}
              </th>
            ))}
            {!isPublic && (
              <th rowSpan={2} scope="col">
                {t('meeting.margins')}
              </th>
            )}
          </tr>
          {!isPublic && (
            <tr>
              {columns.flatMap(({ choice }, c) => [
                isRanked(c) && (
                  <th key={`${choice.id} rank`} scope="col">
                    {t('meeting.rank')}
                  </th>
                ),
                <th key={`${choice.id} index`} scope="col">
                  {t('meeting.meanOf')}
                </th>,
                <th key={`${choice.id} tier`} scope="col">
                  {t('meeting.tier')}
                </th>,
              ])}
            </tr>
          )}
        </thead>
        <tbody>
          {units.map(({ unit, at }, row) => (
            <tr key={unit.code}>
              <th scope="row" title={unit.name}>
                {unit.name}
              </th>
              {columns.map((column, c) =>
                'error' in column.now ? (
                  row === 0 ? (
                    <td key={column.choice.id} colSpan={span(c)} rowSpan={units.length} className="unscored">
                      {t('meeting.unscored', { reason: errorText(column.now.error, language) })}
                    </td>
                  ) : null
                ) : (
                  <Standings
                    key={column.choice.id}
                    column={column}
                    before={stood[c]?.before?.[at]}
                    now={stood[c]?.now?.[at]}
                    isPublic={isPublic}
                    isRanked={isRanked(c)}
                  />
                ),
              )}
              {!isPublic && <Margins column={columns[0]} standing={stood[0]?.now?.[at]} />}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function standingsOf(column: BoardColumn['now']): readonly Standing[] | null {
  return 'scored' in column ? unitStandings(column.scored) : null;
}

function Standings({
  column,
  before,
  now,
  isPublic,
  isRanked,
}: {
  readonly column: BoardColumn;
  readonly before: Standing | undefined;
  readonly now: Standing | undefined;
  readonly isPublic: boolean;
  readonly isRanked: boolean;
}): React.JSX.Element {
  const language = useAppearance((state) => state.language);
  const tier = now?.tier ?? null;
  const crossed = !isPublic && now !== undefined && before !== undefined && now.tier !== before.tier;
  const tierCell = (
    <td className={crossed ? 'crossed' : undefined}>
      {tier === null ? '—' : tierName(tier, language, column.choice.method.tiers)}
    </td>
  );
  if (isPublic) return tierCell;
  const moved = (before?.rank ?? 0) - (now?.rank ?? 0);
  return (
    <>
      {isRanked && (
        <td className="number">
          {now?.rank ?? '—'}
          {moved !== 0 && now?.rank !== null && before?.rank !== null && (
            <span className={moved > 0 ? 'up' : 'down'}>
              {moved > 0 ? '↑' : '↓'}
              {Math.abs(moved)}
            </span>
          )}
        </td>
      )}
      <td className="number">{now?.index === null || now === undefined ? '—' : displayNumber(now.index)}</td>
      {tierCell}
    </>
  );
}

/** Points to the line above and above the line below, by the first method. */
function Margins({
  column,
  standing,
}: {
  readonly column: BoardColumn | undefined;
  readonly standing: Standing | undefined;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const tiers = column?.choice.method.tiers ?? [];
  const { up = null, down = null } = standing ?? {};
  const own = standing?.tier ?? null;
  return (
    <td className="number margins">
      {up !== null && (
        <span
          title={t('meeting.marginUp', { tier: tierName(up.tier, language, tiers), gap: displayNumber(up.gap) })}
        >{`↑${displayNumber(up.gap)}`}</span>
      )}
      {down !== null && own !== null && (
        <span
          title={t('meeting.marginDown', { tier: tierName(down.tier, language, tiers), gap: displayNumber(down.gap) })}
        >{`↓${displayNumber(down.gap)}`}</span>
      )}
    </td>
  );
}
