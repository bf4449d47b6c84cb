import { appError } from '../../shared/base/app-error.ts';
import { host } from '../client/invoke.ts';
import { notify } from './notices.ts';

/** Says that a file was delivered, and where: the desktop shows it in its folder; a browser has put it where it puts what is downloaded. */
export function tellExported(name: string): void {
  notify('success', appError(host().kind === 'electron' ? 'SCREEN_EXPORTED_SHOWN' : 'SCREEN_EXPORTED', { name }));
}
