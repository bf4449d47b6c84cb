import { useMemo } from 'react';
import { packageProgress } from '../state/work-package.ts';
import { useWorkbench } from '../state/workbench.ts';
import { signerName } from '../../shared/report/audit/signer-name.ts';
import { localTime } from '../ui/local-time.ts';
import { useTexts } from '../ui/texts.ts';

/** Above every screen of a project that is a work package: for whom, of what, how far it is, and what is in it that nobody asked for. */
export function PackageStrip(): React.JSX.Element | null {
  const t = useTexts();
  const snapshot = useWorkbench((state) => state.snapshot);
  const told = useMemo(() => (snapshot === null ? null : packageProgress(snapshot)), [snapshot]);
  if (told === null) return null;
  const { written, units, measures, kinds, done, all, beyond } = told;
  return (
    <section
      className="package-strip"
      aria-label={t('package.strip', { name: written.recipient, units, measures, kinds })}
    >
      <strong>{t('package.strip', { name: written.recipient, units, measures, kinds })}</strong>
      <span className="nowrap">{t('package.progress', { done, all })}</span>
      {beyond > 0 && <span className="warn">{t('package.beyond', { count: beyond })}</span>}
      <span className="push" />
      <span className="muted" title={`${written.by}\n${t('package.hint')}`}>
        {t('package.from', { title: written.origin.title, by: signerName(written.by), at: localTime(written.at) })}
      </span>
      {written.note !== '' && <p>{written.note}</p>}
    </section>
  );
}
