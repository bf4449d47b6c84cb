import { Button } from 'antd';
import { OWN_COLOURS } from '../../../shared/model/app-settings.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useTexts } from '../../ui/texts.ts';

/** The colours of the user's own set, the highest tier first. */
export function OwnTierColours({ keep }: { readonly keep: (colours: readonly string[]) => void }): React.JSX.Element {
  const t = useTexts();
  const colours = useAppearance((state) => state.ownTierColours);
  return (
    <>
      <div className="own-colours">
        {colours.map((colour, at) => (
          <input
            // By its place: the colours themselves change and may be alike.
            key={String(at)}
            type="color"
            aria-label={t('appSettings.ownColour', { place: at + 1 })}
            title={t('appSettings.ownColour', { place: at + 1 })}
            value={colour}
            onChange={({ target }) => keep(colours.map((one, place) => (place === at ? target.value : one)))}
          />
        ))}
        <Button
          size="small"
          disabled={colours.length >= OWN_COLOURS.most}
          onClick={() => keep([...colours, '#ffffff'])}
        >
          {t('appSettings.ownAdd')}
        </Button>
        <Button size="small" disabled={colours.length <= OWN_COLOURS.least} onClick={() => keep(colours.slice(0, -1))}>
          {t('appSettings.ownRemove')}
        </Button>
      </div>
      <p className="muted">{t('appSettings.ownHint')}</p>
    </>
  );
}
