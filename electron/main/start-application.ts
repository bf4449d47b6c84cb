import { join, resolve } from 'node:path';
import { app, dialog, ipcMain, Menu, powerMonitor, session } from 'electron';
import type { BrowserWindow } from 'electron';
import { z } from 'zod';
import type { HostCommand, WorkbenchEvent } from '../../shared/contract/events.ts';
import { EVENT_CHANNEL } from '../../shared/contract/preload-bridge.ts';
import type { Language } from '../../shared/messages/catalogue.ts';
import { hostsMessages } from '../../shared/messages/hosts.ts';
import type { Dispatcher } from '../hosts/dispatcher.ts';
import { registerIpc } from '../hosts/ipc/register-ipc.ts';
import type { Workbench } from '../hosts/service-process/open-workbench.ts';
import { listStaticFiles } from '../hosts/static-files.ts';
import { APP_ORIGIN, handleAppProtocol, registerAppScheme } from './app-protocol.ts';
import { closeBeforeQuit } from './close-before-quit.ts';
import { denyInSession, denyNavigation } from './deny-by-default.ts';
import { createHostHandlers } from './host-handlers.ts';
import { isProjectFile, launchArguments } from './launch-arguments.ts';
import { menuTemplate } from './menu-template.ts';
import type { RecentItem } from './menu-template.ts';
import { openMainWindow } from './open-main-window.ts';

export interface ApplicationOptions {
  readonly userData: string;
  /** Files of the build. */
  readonly preload: string;
  readonly renderer: string;
  /** Project files named on the command line. */
  readonly projects: readonly string[];
  /** Called once the app is ready. */
  openWorkbench(): Workbench;
  /** Told what went wrong and isn't shown. */
  onFault(fault: unknown): void;
}

const settingsAnswer = z.object({ value: z.object({ language: z.enum(['zh', 'en']) }) });
const recentAnswer = z.object({
  value: z.array(z.object({ title: z.string(), file: z.string(), folder: z.string(), exists: z.boolean() })),
});

/** The desktop app from start to quit. A second start hands its files to the first and ends. */
export async function startApplication(options: ApplicationOptions): Promise<void> {
  app.setPath('userData', options.userData);
  app.enableSandbox();
  registerAppScheme();
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  denyNavigation(app);
  const waiting: string[] = options.projects.map((path) => resolve(path));
  let openProject = (path: string): void => {
    waiting.push(path);
  };
  // macOS tells of files even before the app is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (isProjectFile(path)) openProject(path);
  });
  await app.whenReady();
  denyInSession(session.defaultSession);
  handleAppProtocol(listStaticFiles(options.renderer));
  const workbench = options.openWorkbench();
  closeBeforeQuit(workbench.close, options.onFault);
  const desktop = await createDesktop(options, workbench);
  openProject = desktop.openProject;
  waiting.forEach(openProject);
  app.on('second-instance', (_event, argv, folder) => {
    desktop.focus();
    const launch = launchArguments(argv.slice(1), app.isPackaged);
    if (launch.kind === 'window') launch.projects.forEach((path) => desktop.openProject(resolve(folder, path)));
  });
  app.on('window-all-closed', () => app.quit());
  // Linux and macOS wait with going down for those who ask for it, until they have ended.
  // (Electron's types leave the event out.)
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    app.quit();
  });
}

/** The window with its menu, guard and messages. */
async function createDesktop(
  { preload, userData }: ApplicationOptions,
  { dispatcher, events, handles }: Workbench,
): Promise<{ openProject(path: string): void; focus(): void }> {
  let language = await storedLanguage(dispatcher);
  let window: BrowserWindow | null = null;
  /** Commands before the screens listen. */
  let early: WorkbenchEvent[] | null = [];
  const send = (event: WorkbenchEvent): void => {
    if (early !== null && event.name === 'command') early.push(event);
    else if (window !== null && !window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event);
  };
  const command = (name: HostCommand, files?: readonly string[]): void =>
    send({ name: 'command', command: name, ...(files === undefined ? {} : { files }) });
  const openProject = (path: string): void => command('open', [handles.issue(path, 'read')]);
  const showMenu = async (): Promise<void> => {
    const recent = await recentProjects(dispatcher);
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        menuTemplate({
          language,
          platform: process.platform,
          recent,
          inspectable: !app.isPackaged,
          command,
          openRecent: openProject,
        }),
      ),
    );
  };
  const handlers = createHostHandlers({
    handles,
    window: () => window,
    language: () => language,
    setLanguage: (chosen) => {
      language = chosen;
      void showMenu();
    },
    subscribed: () => {
      const held = early ?? [];
      early = null;
      held.forEach(send);
    },
  });
  const afterwards: Dispatcher = async (name, input) => {
    const answer = await dispatcher(name, input);
    if (/^project\.(new|open|save-as)|^app\.forget/.test(name)) void showMenu();
    return answer;
  };
  registerIpc(ipcMain, { origin: APP_ORIGIN, contentsId: () => window?.webContents.id ?? null }, handlers, afterwards);
  events.subscribe(send);
  await showMenu();
  const opened = openMainWindow(preload, userData, !app.isPackaged);
  window = opened;
  opened.on('closed', () => {
    window = null;
    // A page that is being printed in a hidden window keeps no app without a window.
    app.quit();
  });
  // Windows logs off or goes down.
  opened.on('session-end', () => app.quit());
  opened.webContents.on('render-process-gone', (_event, { reason }) => {
    early = [];
    if (reason !== 'clean-exit') void offerReload(opened, language, reason);
  });
  return {
    openProject,
    focus: () => {
      if (opened.isDestroyed()) return;
      if (opened.isMinimized()) opened.restore();
      opened.focus();
    },
  };
}

async function offerReload(window: BrowserWindow, language: Language, reason: string): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    noLink: true,
    defaultId: 0,
    cancelId: 1,
    message: hostsMessages.SCREEN_CRASHED[language].replace('{reason}', reason),
    buttons: [hostsMessages.SCREEN_RELOAD[language], hostsMessages.MENU_QUIT[language]],
  });
  if (response === 0) await window.loadURL(`${APP_ORIGIN}/`);
  else app.quit();
}

async function storedLanguage(dispatcher: Dispatcher): Promise<Language> {
  const parsed = settingsAnswer.safeParse(await dispatcher('app.settings', {}));
  return parsed.success ? parsed.data.value.language : 'zh';
}

async function recentProjects(dispatcher: Dispatcher): Promise<readonly RecentItem[]> {
  const parsed = recentAnswer.safeParse(await dispatcher('app.recent', {}));
  if (!parsed.success) return [];
  return parsed.data.value
    .filter((project) => project.exists)
    .slice(0, 10)
    .map(({ title, file, folder }) => ({ title: title || file, path: join(folder, file) }));
}
