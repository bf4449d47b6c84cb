import { Button, Checkbox } from 'antd';
import { acceptables } from '../../../../shared/model/expert-form.ts';
import type { Acceptable } from '../../../../shared/model/expert-form.ts';
import { useAppearance } from '../../../state/appearance.ts';
import { takeForms, useExperts } from '../../../state/expert-papers.ts';
import { errorText, useTexts } from '../../../ui/texts.ts';

/** Of the forms chosen last those that were left out, and what of the others has to be looked at. */
export function ReturnedFormsCard(): React.JSX.Element | null {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const forms = useExperts((state) => state.forms);
  const accept = useExperts((state) => state.accept);
  const remarks = forms.flatMap((form) => form.remarks);
  if (remarks.length === 0) return null;
  return (
    <section className="card" aria-labelledby="expert-left">
      <header>
        <h2 id="expert-left">{t('experts.left')}</h2>
        <span className="push" />
        <Checkbox.Group<Acceptable>
          aria-label={t('experts.accept')}
          value={[...accept]}
          onChange={(chosen) => useExperts.setState({ accept: chosen })}
          options={acceptables.map((value) => ({ value, label: t(`experts.accept.${value}`) }))}
        />
        <Button disabled={accept.length === 0} onClick={() => void takeForms(t('experts.taking'))}>
          {t('experts.again')}
        </Button>
      </header>
      <ul className="body plain-list">
        {remarks.map((remark) => {
          const text = errorText(remark, language);
          return <li key={text}>{text}</li>;
        })}
      </ul>
    </section>
  );
}
