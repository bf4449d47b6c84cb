import { displayNumber } from '../../../shared/base/display.ts';
import { NEAR_COLOURS, nearestColours } from '../../../shared/report/colour/nearest-colours.ts';
import { useAppearance } from '../../state/appearance.ts';
import { TierTag, tierLabel } from '../../ui/tier-tag.tsx';
import { tierColours } from '../../ui/tier-colours.ts';
import { useTierLines } from '../../ui/tier-lines.ts';
import { useTexts } from '../../ui/texts.ts';

/** The tiers in the chosen colours, and whether they can be told apart however they are seen. */
export function TierColourCheck(): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const set = useAppearance((state) => state.tierColours);
  const own = useAppearance((state) => state.ownTierColours);
  const lines = useTierLines();
  const choice = { tierColours: set, ownTierColours: own };
  const found = nearestColours(lines.map(({ tier }) => tierColours(tier, lines, choice).fill));
  const near = found.filter(({ difference }) => difference < NEAR_COLOURS);
  const nearest = [...near].sort((a, b) => a.difference - b.difference)[0];
  const nameOf = (at: number): string => tierLabel(lines[at]?.tier ?? null, language, lines);
  return (
    <div className="colour-check">
      <p>
        {lines.map(({ tier }) => (
          <TierTag key={tier} tier={tier} />
        ))}
      </p>
      {lines.length > 1 && (
        <>
          <table>
            <caption>{t('appSettings.checked')}</caption>
            <thead>
              <tr>
                {found.map(({ vision }) => (
                  <th key={vision} scope="col">
                    {t(`appSettings.vision.${vision}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                {found.map(({ vision, difference }) => (
                  <td key={vision} className={difference < NEAR_COLOURS ? 'near' : ''}>
                    {displayNumber(difference, 1)}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
          <p role="status" className={near.length > 0 ? 'near' : 'muted'}>
            {nearest === undefined
              ? t('appSettings.apart')
              : t('appSettings.near', {
                  visions: near
                    .map(({ vision }) => t(`appSettings.vision.${vision}`))
                    .join(language === 'zh' ? '、' : ', '),
                  one: nameOf(nearest.pair[0]),
                  other: nameOf(nearest.pair[1]),
                  difference: displayNumber(nearest.difference, 1),
                })}
          </p>
        </>
      )}
    </div>
  );
}
