import { useAppearance } from '../state/appearance.ts';
import { showHelpPage } from '../state/help.ts';
import type { HelpId } from '../state/help-ids.ts';
import { useTexts } from './texts.ts';
import { useHelpPages } from './use-help-pages.ts';
import './help-mark.css';

/** The pages that explain what several fields or tables hold, by their names: in a field's own label a button would take the field's place. */
export function HelpLinks({ pages }: { readonly pages: readonly (HelpId | null)[] }): React.JSX.Element | null {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const help = useHelpPages();
  const shown = [...new Set(pages)].flatMap((id) => help?.helpPages.find((page) => page.id === id) ?? []);
  if (shown.length === 0) return null;
  return (
    <p className="help-links">
      <span aria-hidden>?</span>
      {shown.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          className="help-link"
          data-help={id}
          aria-label={t('help.about', { name: title[language] })}
          onClick={() => showHelpPage(id)}
        >
          {title[language]}
        </button>
      ))}
    </p>
  );
}
