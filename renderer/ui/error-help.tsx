import type { AppError } from '../../shared/base/app-error.ts';
import { showHelpPage } from '../state/help.ts';
import { helpOfError } from '../state/help-ids.ts';
import { useTexts } from './texts.ts';
import './help-mark.css';

/** A link from what went wrong to the page that helps; nothing where none does. */
export function ErrorHelp({ error }: { readonly error: AppError }): React.JSX.Element | null {
  const t = useTexts();
  const page = helpOfError(error);
  return page === null ? null : (
    <>
      {' '}
      <button type="button" className="help-link" onClick={() => showHelpPage(page)}>
        {t('help.errorLink')}
      </button>
    </>
  );
}
