import type { MenuItemConstructorOptions } from 'electron';
import type { HostCommand } from '../../shared/contract/events.ts';
import type { Language } from '../../shared/messages/catalogue.ts';
import { hostsMessages } from '../../shared/messages/hosts.ts';

export interface RecentItem {
  readonly title: string;
  readonly path: string;
}

export interface MenuContext {
  readonly language: Language;
  readonly theme: 'light' | 'dark' | 'system';
  readonly platform: NodeJS.Platform;
  readonly recent: readonly RecentItem[];
  readonly inspectable: boolean;
  command(command: HostCommand): void;
  openRecent(path: string): void;
  showLog(): void;
  print(): void;
}

/** The native menu. Keys that also edit text (undo, redo, find) are shown but left to the screens, which know what has the focus. */
export function menuTemplate({
  language,
  theme,
  platform,
  recent,
  inspectable,
  command,
  openRecent,
  showLog,
  print,
}: MenuContext): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const text = (code: keyof typeof hostsMessages): string => hostsMessages[code][language];
  const item = (
    code: keyof typeof hostsMessages,
    name: HostCommand,
    accelerator?: string,
  ): MenuItemConstructorOptions => ({
    id: name,
    label: text(code),
    click: () => command(name),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const shown = (
    code: keyof typeof hostsMessages,
    name: HostCommand,
    accelerator: string,
  ): MenuItemConstructorOptions => ({ ...item(code, name, accelerator), registerAccelerator: false });
  const role = (
    code: keyof typeof hostsMessages,
    name: NonNullable<MenuItemConstructorOptions['role']>,
  ): MenuItemConstructorOptions => ({ label: text(code), role: name });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const recentItems: MenuItemConstructorOptions[] =
    recent.length === 0
      ? [{ label: text('MENU_NO_RECENT'), enabled: false }]
      : recent.map(({ title, path }) => ({
          label: title.replaceAll('&', '&&'),
          toolTip: path,
          click: () => openRecent(path),
        }));
  return [
    ...(mac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: text('MENU_FILE'),
      submenu: [
        item('MENU_NEW', 'new', 'CmdOrCtrl+N'),
        item('MENU_OPEN', 'open', 'CmdOrCtrl+O'),
        { label: text('MENU_RECENT'), submenu: recentItems },
        item('MENU_SAMPLE', 'open-sample'),
        line,
        item('MENU_IMPORT', 'import', 'CmdOrCtrl+I'),
        item('MENU_SOURCES', 'sources'),
        item('MENU_EXPORT', 'export', 'CmdOrCtrl+E'),
        line,
        shown('MENU_SAVE', 'save', 'CmdOrCtrl+S'),
        item('MENU_SAVE_AS', 'save-as', 'CmdOrCtrl+Shift+S'),
        item('MENU_MERGE', 'merge'),
        item('MENU_PACKAGE', 'package'),
        item('MENU_COMPARE', 'compare'),
        { label: text('MENU_PRINT'), accelerator: 'CmdOrCtrl+P', click: print },
        line,
        item('MENU_CLOSE_PROJECT', 'close-project', 'CmdOrCtrl+W'),
        line,
        item('MENU_RESCUE', 'rescue'),
        ...(mac ? [] : [line, role('MENU_QUIT', 'quit')]),
      ],
    },
    {
      label: text('MENU_EDIT'),
      submenu: [
        shown('MENU_UNDO', 'undo', 'CmdOrCtrl+Z'),
        shown('MENU_REDO', 'redo', mac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
        line,
        role('MENU_CUT', 'cut'),
        role('MENU_COPY', 'copy'),
        role('MENU_PASTE', 'paste'),
        role('MENU_SELECT_ALL', 'selectAll'),
        line,
        shown('MENU_FIND', 'find', 'CmdOrCtrl+F'),
        shown('MENU_FIND_ANYTHING', 'find-anything', 'CmdOrCtrl+K'),
      ],
    },
    {
      label: text('MENU_VIEW'),
      submenu: [
        shown('MENU_SETTINGS', 'settings', 'CmdOrCtrl+,'),
        line,
        item('MENU_LANGUAGE', 'language'),
        {
          label: text('MENU_THEME'),
          submenu: [
            { ...item('MENU_THEME_SYSTEM', 'theme-system'), type: 'radio', checked: theme === 'system' },
            { ...item('MENU_THEME_LIGHT', 'theme-light'), type: 'radio', checked: theme === 'light' },
            { ...item('MENU_THEME_DARK', 'theme-dark'), type: 'radio', checked: theme === 'dark' },
          ],
        },
        line,
        role('MENU_ZOOM_IN', 'zoomIn'),
        role('MENU_ZOOM_OUT', 'zoomOut'),
        role('MENU_ZOOM_RESET', 'resetZoom'),
        shown('MENU_MEETING', 'meeting', 'F11'),
        // F11, which it would take elsewhere, is the meeting's.
        { ...role('MENU_FULL_SCREEN', 'togglefullscreen'), ...(mac ? {} : { accelerator: 'Shift+F11' }) },
        ...(inspectable ? [line, { role: 'toggleDevTools' } satisfies MenuItemConstructorOptions] : []),
      ],
    },
    {
      label: text('MENU_HELP'),
      submenu: [
        shown('MENU_HELP_HERE', 'help', 'F1'),
        line,
        { label: text('MENU_LOG'), click: showLog },
        line,
        item('MENU_ABOUT', 'about'),
      ],
    },
  ];
}
