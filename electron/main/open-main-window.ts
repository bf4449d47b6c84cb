import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { BrowserWindowConstructorOptions } from 'electron';
import { APP_ORIGIN } from './app-protocol.ts';
import { readWindowState, writeWindowState } from './window-state.ts';
import type { WindowState } from './window-state.ts';

/** Of the window before the screens are drawn: as theirs (`colorBgLayout` of the renderer), so that nothing flashes. */
export function windowColour(): string {
  return nativeTheme.shouldUseDarkColors ? '#12171c' : '#f2f4f7';
}

/** docs/TRUST "Electron". `inspectable`: DevTools, when not packaged. */
function mainWindowOptions(
  preload: string,
  state: WindowState | null,
  inspectable: boolean,
): BrowserWindowConstructorOptions {
  return {
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    ...state?.bounds,
    show: false,
    backgroundColor: windowColour(),
    // Elsewhere the executable carries it.
    ...(process.platform === 'linux' ? { icon: join(preload, '../../../resources/icons/icon.png') } : {}),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: inspectable,
    },
  };
}

/** Opens the one window where it was last time, and keeps where it is. */
export function openMainWindow(preload: string, userData: string, inspectable: boolean): BrowserWindow {
  const file = join(userData, 'window-state.json');
  const state = readWindowState(
    file,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow(mainWindowOptions(preload, state, inspectable));
  if (state?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () =>
    writeWindowState(file, { bounds: window.getNormalBounds(), maximized: window.isMaximized() }),
  );
  void window.loadURL(`${APP_ORIGIN}/`);
  return window;
}
