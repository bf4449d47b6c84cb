import { Button } from 'antd';
import { useAppearance } from '../../state/appearance.ts';
import { showHelp, useHelp } from '../../state/help.ts';
import { useTexts } from '../../ui/texts.ts';
import { endTour } from './end-tour.ts';
import './help.css';

/** Offered at the start until it has been gone through or refused. */
export function TourOffer(): React.JSX.Element | null {
  const t = useTexts();
  const toured = useHelp((state) => state.toured);
  const screen = useAppearance((state) => state.screen);
  const shown = useHelp((state) => state.trail.at(-1)?.kind === 'tour');
  if (toured !== false || screen !== 'start' || shown) return null;
  return (
    <section className="tour-offer" aria-label={t('help.tour')}>
      <span>{t('tour.offer')}</span>
      <Button size="small" type="primary" onClick={() => showHelp({ kind: 'tour', step: 0 })}>
        {t('tour.begin')}
      </Button>
      <Button size="small" type="text" onClick={endTour}>
        {t('tour.refuse')}
      </Button>
    </section>
  );
}
