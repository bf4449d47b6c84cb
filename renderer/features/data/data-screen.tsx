import { useTexts } from '../../ui/texts.ts';

export function DataScreen(): React.JSX.Element {
  const t = useTexts();
  return <div className="state"><h2>{t('coming.title')}</h2></div>;
}
