import { appendFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, dialog, ipcMain, Menu, nativeTheme, powerMonitor, session, shell } from 'electron';
import type { BrowserWindow } from 'electron';
import { z } from 'zod';
import { appError } from '../../shared/base/app-error.ts';
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
import { openMainWindow, windowColour } from './open-main-window.ts';
import { taskbarProgress } from './taskbar-progress.ts';
import { watchScreens } from './watch-screens.ts';

export interface ApplicationOptions {
  readonly userData: string;
  /** Files of the build. */
  readonly preload: string;
  readonly renderer: string;
  /** Project files named on the command line. */
  readonly projects: readonly string[];
  /** Called once the app is ready. */
  openWorkbench(): Workbench;
  /** Where `onFault` writes; a file. */
  readonly log: string;
  /** Told what went wrong and isn't shown. */
  onFault(fault: unknown): void;
}

interface Desktop {
  openProject(path: string): void;
  /** Brings the window to the front; false when there is none any more. */
  focus(): boolean;
  /** Tells the user that something went wrong, and where it is written down. */
  tellFault(): void;
  /** Tells in passing that one of Electron's processes ended and was started anew. */
  tellPartEnded(part: string): void;
}

/** As in electron-builder.yml. */
const APP_ID = 'org.evaluation-workbench.app';

const settingsAnswer = z.object({
  value: z.object({ language: z.enum(['zh', 'en']), theme: z.enum(['light', 'dark', 'system']) }),
});
type WindowSettings = z.infer<typeof settingsAnswer>['value'];
const succeeded = z.object({ ok: z.literal(true) });
const recentAnswer = z.object({
  value: z.array(z.object({ title: z.string(), file: z.string(), folder: z.string(), exists: z.boolean() })),
});

/** The desktop app from start to quit. A second start hands its files to the first and ends: null. */
export async function startApplication(options: ApplicationOptions): Promise<Desktop | null> {
  app.setPath('userData', options.userData);
  app.enableSandbox();
  // By this Windows groups windows and pins the app: electron-builder's appId.
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
  registerAppScheme();
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return null;
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
    if (!desktop.focus()) {
      // It came while this one was closing: it starts anew once the project is closed, with the same files.
      app.relaunch({ args: argv.slice(1).map((each) => (isProjectFile(each) ? resolve(folder, each) : each)) });
      return;
    }
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
  return desktop;
}

/** The window with its menu, guard and messages. */
async function createDesktop(
  { preload, userData, log }: ApplicationOptions,
  { dispatcher, events, handles }: Workbench,
): Promise<Desktop> {
  const settings = await storedSettings(dispatcher);
  let language: Language = settings.language;
  // The system's own parts (title bar, dialogs) and what pages are told of the system's darkness.
  nativeTheme.themeSource = settings.theme;
  let window: BrowserWindow | null = null;
  const progress = taskbarProgress(() => window);
  /** Commands before the screens listen. */
  let early: WorkbenchEvent[] | null = [];
  const send = (event: WorkbenchEvent): void => {
    progress.note(event);
    if (event.name === 'project-closed') window?.setRepresentedFilename('');
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
          theme: nativeTheme.themeSource,
          platform: process.platform,
          recent,
          inspectable: !app.isPackaged,
          command,
          openRecent: openProject,
          showLog: () => showLog(log),
          print: () => window?.webContents.print(),
        }),
      ),
    );
  };
  /** The project's file on the title bar (macOS) and in the system's list of recent documents. */
  const showOpened = async (): Promise<void> => {
    const [latest] = await recentProjects(dispatcher);
    if (latest === undefined || window === null || window.isDestroyed()) return;
    window.setRepresentedFilename(latest.path);
    app.addRecentDocument(latest.path);
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
    const ended = progress.began(input);
    const answer = await dispatcher(name, input).finally(ended);
    if (/^project\.(new|open|save-as)|^app\.forget/.test(name)) void showMenu();
    if (/^project\.(new|open)/.test(name) && succeeded.safeParse(answer).success) void showOpened();
    if (name === 'app.save-settings' || name === 'app.import-settings') {
      nativeTheme.themeSource = (await storedSettings(dispatcher)).theme;
      void showMenu();
    }
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
  nativeTheme.on('updated', () => {
    if (!opened.isDestroyed()) opened.setBackgroundColor(windowColour());
  });
  watchScreens(opened, {
    language: () => language,
    gone: () => {
      early = [];
    },
    load: () => opened.loadURL(`${APP_ORIGIN}/`),
  });
  let telling = false;
  return {
    openProject,
    tellFault: () => {
      // One message at a time: a fault that comes again and again would bury the window.
      if (telling) return;
      telling = true;
      void tellFault(window, language, log).finally(() => {
        telling = false;
      });
    },
    tellPartEnded: (part) =>
      send({ name: 'notice', severity: 'warning', message: appError('HOST_PART_ENDED', { part }) }),
    focus: () => {
      if (opened.isDestroyed()) return false;
      if (opened.isMinimized()) opened.restore();
      opened.focus();
      return true;
    },
  };
}

async function tellFault(window: BrowserWindow | null, language: Language, log: string): Promise<void> {
  const options = {
    type: 'error' as const,
    noLink: true,
    defaultId: 1,
    cancelId: 1,
    message: hostsMessages.MAIN_FAULT[language],
    detail: log,
    buttons: [hostsMessages.MENU_LOG[language], hostsMessages.FAULT_GO_ON[language]],
  };
  const { response } = await (window === null
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options));
  if (response === 0) showLog(log);
}

/** Before the first fault there is an empty one, so that there is something to show. */
function showLog(log: string): void {
  appendFileSync(log, '');
  shell.showItemInFolder(log);
}

async function storedSettings(dispatcher: Dispatcher): Promise<WindowSettings> {
  const parsed = settingsAnswer.safeParse(await dispatcher('app.settings', {}));
  return parsed.success ? parsed.data.value : { language: 'zh', theme: 'system' };
}

async function recentProjects(dispatcher: Dispatcher): Promise<readonly RecentItem[]> {
  const parsed = recentAnswer.safeParse(await dispatcher('app.recent', {}));
  if (!parsed.success) return [];
  return parsed.data.value
    .filter((project) => project.exists)
    .slice(0, 10)
    .map(({ title, file, folder }) => ({ title: title || file, path: join(folder, file) }));
}
