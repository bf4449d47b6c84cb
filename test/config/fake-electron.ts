// Stands in for the `electron` module in unit tests (vitest resolves it here): records what it is told and lets tests raise events.
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';

type Handler = (...args: unknown[]) => unknown;

class FakeContents extends EventEmitter {
  readonly id: number;
  readonly sent: unknown[][] = [];
  openHandler: Handler | null = null;
  readonly printed: unknown[] = [];
  constructor(id: number) {
    super();
    this.id = id;
  }
  setWindowOpenHandler(handler: Handler): void {
    this.openHandler = handler;
  }
  printToPDF(options: unknown): Promise<Buffer> {
    this.printed.push(options);
    return fake.print.pdf();
  }
  crashed = 0;
  forcefullyCrashRenderer(): void {
    this.crashed += 1;
  }
  send(...message: unknown[]): void {
    this.sent.push(message);
  }
}

export class BrowserWindow extends EventEmitter {
  readonly options: { readonly webPreferences: Readonly<Record<string, unknown>> } & Readonly<Record<string, unknown>>;
  readonly webContents: FakeContents;
  readonly loaded: string[] = [];
  title = '';
  edited = false;
  destroyed = false;
  focused = 0;
  constructor(options: BrowserWindow['options']) {
    super();
    this.options = options;
    this.webContents = new FakeContents(fake.windows.length + 1);
    fake.windows.push(this);
    fake.app.emit('web-contents-created', {}, this.webContents);
  }
  loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    return Promise.resolve();
  }
  loadFile(path: string): Promise<void> {
    this.loaded.push(path);
    return fake.print.load(path);
  }
  destroy(): void {
    this.destroyed = true;
  }
  /** As Electron: 'close' may be prevented; then 'closed' and, for the last window, 'window-all-closed'. */
  close(): void {
    const event = new FakeEvent();
    this.emit('close', event);
    if (event.defaultPrevented) return;
    this.destroyed = true;
    this.emit('closed');
    fake.app.emit('window-all-closed');
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  isMaximized(): boolean {
    return false;
  }
  isMinimized(): boolean {
    return false;
  }
  maximize(): void {
    this.emit('maximize');
  }
  show(): void {
    this.emit('show');
  }
  focus(): void {
    this.focused += 1;
  }
  setTitle(title: string): void {
    this.title = title;
  }
  setDocumentEdited(edited: boolean): void {
    this.edited = edited;
  }
  progress = -1;
  setProgressBar(part: number): void {
    this.progress = part;
  }
  represented = '';
  setRepresentedFilename(path: string): void {
    this.represented = path;
  }
  colour = '';
  setBackgroundColor(colour: string): void {
    this.colour = colour;
  }
  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return { x: 10, y: 20, width: 1200, height: 800 };
  }
}

export class FakeEvent {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

class FakeApp extends EventEmitter {
  readonly calls: string[] = [];
  readonly paths = new Map<string, string>();
  isPackaged = true;
  lock = true;
  enableSandbox(): void {
    this.calls.push('enableSandbox');
  }
  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }
  readonly recentDocuments: string[] = [];
  addRecentDocument(path: string): void {
    this.recentDocuments.push(path);
  }
  setAppUserModelId(id: string): void {
    this.calls.push(`id ${id}`);
  }
  readonly relaunched: unknown[] = [];
  relaunch(options: unknown): void {
    this.relaunched.push(options);
  }
  requestSingleInstanceLock(): boolean {
    return this.lock;
  }
  whenReady(): Promise<void> {
    this.calls.push('whenReady');
    return Promise.resolve();
  }
  private quitting = false;
  /** As Electron: a quit that is asked for while another is under way, microtasks of its handlers included, is dropped. */
  quit(): void {
    this.calls.push('quit');
    if (this.quitting) return;
    this.quitting = true;
    const event = new FakeEvent();
    this.emit('will-quit', event);
    if (event.defaultPrevented) {
      setImmediate(() => {
        this.quitting = false;
      });
      return;
    }
    this.calls.push('ended');
    this.emit('quit');
  }
  exit(code: number): void {
    this.calls.push(`exit ${code}`);
  }
}

class FakeTheme extends EventEmitter {
  themeSource = 'system';
  systemDark = false;
  get shouldUseDarkColors(): boolean {
    return this.themeSource === 'system' ? this.systemDark : this.themeSource === 'dark';
  }
}

class FakeSession extends EventEmitter {
  readonly set = new Map<string, Handler>();
  readonly webRequest = { onBeforeRequest: (handler: Handler): void => void this.set.set('beforeRequest', handler) };
  setPermissionRequestHandler(handler: Handler): void {
    this.set.set('permissionRequest', handler);
  }
  setPermissionCheckHandler(handler: Handler): void {
    this.set.set('permissionCheck', handler);
  }
  setDevicePermissionHandler(handler: Handler): void {
    this.set.set('device', handler);
  }
}

/** What the code under test did, and what its dialogs will answer. */
export const fake = {
  app: new FakeApp(),
  nativeTheme: new FakeTheme(),
  powerMonitor: new EventEmitter(),
  session: new FakeSession(),
  windows: [] as BrowserWindow[],
  utilities: [] as FakeUtilityProcess[],
  schemes: [] as unknown[],
  protocols: new Map<string, Handler>(),
  ipc: new Map<string, Handler>(),
  menus: [] as unknown[],
  shown: [] as string[],
  dialogs: [] as { readonly kind: string; readonly options: unknown }[],
  answers: {
    open: { canceled: true, filePaths: [] as string[] },
    save: [] as { canceled: boolean; filePath: string }[],
    message: 2,
  },
  /** How loading a file into a window and printing it go; sessions by their partitions. */
  print: {
    load: async (_path: string): Promise<void> => undefined,
    pdf: async (): Promise<Buffer> => Buffer.from('%PDF'),
  },
  partitions: new Map<string, FakeSession>(),
  displays: [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
  reset(): void {
    fake.app = new FakeApp();
    fake.powerMonitor = new EventEmitter();
    fake.nativeTheme = new FakeTheme();
    fake.session = new FakeSession();
    Object.assign(fake.answers, { open: { canceled: true, filePaths: [] }, save: [], message: 2 });
    Object.assign(fake.print, { load: async () => undefined, pdf: async () => Buffer.from('%PDF') });
    fake.partitions.clear();
    for (const list of [fake.windows, fake.utilities, fake.schemes, fake.menus, fake.shown, fake.dialogs])
      list.length = 0;
    fake.protocols.clear();
    fake.ipc.clear();
  },
};

/** A dialog's arguments may begin with its window. */
function asked(kind: string, args: readonly unknown[]): void {
  fake.dialogs.push({ kind, options: args.at(-1) });
}

const live = <T extends object>(current: () => T): T =>
  new Proxy(current(), {
    set: (_target, name, value: unknown) => Reflect.set(current(), name, value),
    get: (_target, name) => {
      const value: unknown = Reflect.get(current(), name);
      return typeof value === 'function' ? value.bind(current()) : value;
    },
  });

export const app = live(() => fake.app);
export const session = {
  get defaultSession() {
    return fake.session;
  },
  fromPartition: (name: string): FakeSession => {
    const known = fake.partitions.get(name) ?? new FakeSession();
    fake.partitions.set(name, known);
    return known;
  },
};
export const protocol = {
  registerSchemesAsPrivileged: (schemes: readonly unknown[]): void => void fake.schemes.push(...schemes),
  handle: (scheme: string, handler: Handler): void => void fake.protocols.set(scheme, handler),
};
export const ipcMain = { handle: (channel: string, handler: Handler): void => void fake.ipc.set(channel, handler) };
export const Menu = {
  buildFromTemplate: (template: unknown): unknown => template,
  setApplicationMenu: (menu: unknown): void => void fake.menus.push(menu),
};
export const dialog = {
  showOpenDialog: async (...args: unknown[]): Promise<unknown> => {
    asked('open', args);
    return fake.answers.open;
  },
  showSaveDialog: async (...args: unknown[]): Promise<unknown> => {
    asked('save', args);
    return fake.answers.save.shift() ?? { canceled: true, filePath: '' };
  },
  showMessageBox: async (...args: unknown[]): Promise<unknown> => {
    asked('message', args);
    return { response: fake.answers.message };
  },
};
export const shell = { showItemInFolder: (path: string): void => void fake.shown.push(path) };
export const nativeTheme = live(() => fake.nativeTheme);
export const powerMonitor = live(() => fake.powerMonitor);
export const screen = { getAllDisplays: (): unknown => fake.displays };

/** A utility process is a forked Node that is given a `process.parentPort`; messages cross it by the same structured clone. */
export const utilityProcess = {
  fork: (modulePath: string, args: readonly string[] = []): FakeUtilityProcess =>
    new FakeUtilityProcess(modulePath, args),
};

class FakeUtilityProcess extends EventEmitter {
  readonly #child;
  constructor(modulePath: string, args: readonly string[]) {
    super();
    this.#child = fork(modulePath, args, {
      serialization: 'advanced',
      execArgv: ['--disable-warning=ExperimentalWarning', '--import', fakeParentPort],
    });
    fake.utilities.push(this);
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('exit', (code, signal) => this.emit('exit', code ?? signal));
  }
  get pid(): number | undefined {
    return this.#child.pid;
  }
  postMessage(message: unknown): void {
    // As Electron: what is sent to a process that is no more goes nowhere.
    if (this.#child.connected) this.#child.send(Object(message), () => undefined);
  }
  kill(): boolean {
    return this.#child.kill();
  }
}

const fakeParentPort = new URL('./fake-parent-port.ts', import.meta.url).href;
