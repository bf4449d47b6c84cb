import { showHelpPage } from '../state/help.ts';
import type { HelpId } from '../state/help-ids.ts';
import { useTexts } from './texts.ts';
import './help-mark.css';

/** The "?" beside the name of a method, a statistic or a picture. F1 within the same part of the screen opens the same page. */
export function HelpMark({ page, name }: { readonly page: HelpId; readonly name: string }): React.JSX.Element {
  const t = useTexts();
  const label = t('help.about', { name });
  return (
    <button
      type="button"
      className="help-mark"
      data-help={page}
      aria-label={label}
      title={label}
      onClick={(event) => {
        // Inside the label of a field the press would open the field.
        event.preventDefault();
        event.stopPropagation();
        showHelpPage(page);
      }}
    >
      ?
    </button>
  );
}
