import { Button } from 'antd';
import { useAppearance } from '../state/appearance.ts';
import { useSigning } from '../state/signing.ts';
import { useTexts } from '../ui/texts.ts';
import { askWho } from './dialogs.ts';
import { refuseSignature } from './settings.ts';

/** Asked once, at the start: who is at work. Given or refused, it doesn't come again. */
export function SignatureOffer(): React.JSX.Element | null {
  const t = useTexts();
  const asked = useSigning((state) => state.asked);
  const screen = useAppearance((state) => state.screen);
  if (asked !== false || screen !== 'start') return null;
  return (
    <section className="signature-offer" aria-label={t('sign.title')}>
      <span>{t('sign.offer')}</span>
      <Button size="small" onClick={askWho}>
        {t('sign.menu')}
      </Button>
      <Button size="small" type="text" onClick={() => void refuseSignature()}>
        {t('sign.refuse')}
      </Button>
    </section>
  );
}
