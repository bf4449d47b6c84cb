import type { App, Session, WebContents } from 'electron';
import { APP_ORIGIN } from './app-protocol.ts';

/** Copying tables needs it; nothing else is granted. Reading the clipboard goes through paste events, which need no permission. */
const GRANTED = 'clipboard-sanitized-write';

/** No windows, navigation or webviews, whatever contents come to be. */
export function denyNavigation(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => denyIn(contents));
}

function denyIn(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** No permissions, devices, downloads, and no request that leaves the app. */
export function denyInSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(permission === GRANTED && originOf(details.requestingUrl) === APP_ORIGIN),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === GRANTED && originOf(origin) === APP_ORIGIN,
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOwn(details.url) }));
}

/** Blobs and data made by the page itself carry its pictures and workers; DevTools serves itself (unpackaged only). */
function isOwn(url: string): boolean {
  return (
    url.startsWith(`${APP_ORIGIN}/`) ||
    url.startsWith(`blob:${APP_ORIGIN}/`) ||
    url.startsWith('data:') ||
    url.startsWith('devtools:')
  );
}

function originOf(url: string): string {
  try {
    const { protocol, host } = new URL(url);
    return `${protocol}//${host}`;
  } catch {
    return '';
  }
}
