import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Language } from '../../shared/messages/catalogue.ts';
import { hostsMessages } from '../../shared/messages/hosts.ts';

/** What the screens that hang or ended need of the app. */
export interface ScreensKeeper {
  language(): Language;
  /** The process of the screens has ended: nobody listens until they are loaded again. */
  gone(): void;
  load(): Promise<void>;
}

/** The screens hang, or their process ended: the user is asked what to do. What the project holds is with the services, and safe. */
export function watchScreens(window: BrowserWindow, { language, gone, load }: ScreensKeeper): void {
  /** Whether to wait is being asked. */
  let question: AbortController | null = null;
  let reloading = false;
  const askToWait = async (): Promise<void> => {
    if (question !== null) return;
    question = new AbortController();
    const reload = await offerToWait(window, language(), question.signal);
    question = null;
    if (!reload || window.isDestroyed()) return;
    reloading = true;
    // Screens that hang can't be asked: their process ends, and a new one loads them.
    window.webContents.forcefullyCrashRenderer();
  };
  window.on('unresponsive', () => void askToWait());
  // They answer again while the question stands: it is closed, as if the user had chosen to wait.
  window.on('responsive', () => question?.abort());
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    gone();
    question?.abort();
    if (reason === 'clean-exit') return;
    // The user has just asked for it.
    if (reloading) void load();
    else void offerReload(window, language(), reason, load);
    reloading = false;
  });
}

async function offerToWait(window: BrowserWindow, language: Language, signal: AbortSignal): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    noLink: true,
    defaultId: 0,
    cancelId: 0,
    signal,
    message: hostsMessages.SCREEN_UNRESPONSIVE[language],
    buttons: [hostsMessages.SCREEN_WAIT[language], hostsMessages.SCREEN_RELOAD[language]],
  });
  return response === 1;
}

async function offerReload(
  window: BrowserWindow,
  language: Language,
  reason: string,
  load: () => Promise<void>,
): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    noLink: true,
    defaultId: 0,
    cancelId: 1,
    message: hostsMessages.SCREEN_CRASHED[language].replace('{reason}', reason),
    buttons: [hostsMessages.SCREEN_RELOAD[language], hostsMessages.MENU_QUIT[language]],
  });
  if (response === 0) await load();
  else app.quit();
}
