import { useMemo } from 'react';
import { askedKinds, askedMeasures } from '../../shared/model/work-package.ts';
import { useWorkbench } from '../state/workbench.ts';
import { localTime } from '../ui/local-time.ts';
import { useTexts } from '../ui/texts.ts';

/** Above every screen of a project that is a work package: for whom, of what, how far it is, and what is in it that nobody asked for. */
export function PackageStrip(): React.JSX.Element | null {
  const t = useTexts();
  const snapshot = useWorkbench((state) => state.snapshot);
  const told = useMemo(() => {
    if (snapshot === null || snapshot.package === null) return null;
    const { package: written, framework, dataset } = snapshot;
    const asked = new Set(askedMeasures(framework, written).map(({ code }) => code));
    const units = dataset.units.length;
    let [done, beyond] = [0, 0];
    for (const [at, { code }] of dataset.measures.entries())
      for (let unit = 0; unit < units; unit += 1)
        if (!Number.isNaN(dataset.values[at * units + unit] ?? Number.NaN)) {
          if (asked.has(code)) done += 1;
          else beyond += 1;
        }
    const kinds = askedKinds(framework, written).length;
    return { written, units, measures: asked.size, kinds, done, all: asked.size * units, beyond };
  }, [snapshot]);
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
      <span className="muted" title={t('package.hint')}>
        {t('package.from', { title: written.origin.title, by: written.by, at: localTime(written.at) })}
      </span>
      {written.note !== '' && <p>{written.note}</p>}
    </section>
  );
}
