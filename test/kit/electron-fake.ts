import { EventEmitter } from 'node:events';

/** Everything that was called on the fake Electron, in order. */
export type Recorded = { readonly what: string; readonly with: readonly unknown[] };
type Note = (what: string, ...args: readonly unknown[]) => void;
type Listener = (...args: readonly unknown[]) => unknown;
type BeforeRequest = (request: { url: string }, answer: (verdict: { cancel: boolean }) => void) => void;

/** A session that records who was let in. */
export const fakeSession = (record: Note, name: string) => {
  const kept: {
    permissionRequest?: (contents: unknown, permission: string, answer: (yes: boolean) => void) => void;
    permissionCheck?: () => boolean;
    device?: () => boolean;
    beforeRequest?: BeforeRequest;
    serve?: (request: Request) => Promise<Response>;
  } = {};
  return {
    kept,
    name,
    setPermissionRequestHandler: (handler: NonNullable<typeof kept.permissionRequest>) => {
      kept.permissionRequest = handler;
    },
    setPermissionCheckHandler: (handler: () => boolean) => {
      kept.permissionCheck = handler;
    },
    setDevicePermissionHandler: (handler: () => boolean) => {
      kept.device = handler;
    },
    setDisplayMediaRequestHandler: () => record('session.setDisplayMediaRequestHandler', name),
    webRequest: {
      onBeforeRequest: (handler: BeforeRequest) => {
        kept.beforeRequest = handler;
      },
    },
    protocol: {
      handle: (scheme: string, serve: (request: Request) => Promise<Response>) => {
        record('session.protocol.handle', scheme, name);
        kept.serve = serve;
      },
    },
  };
};

export type FakeSession = ReturnType<typeof fakeSession>;

/** Page contents that record what they were told and can be made to emit. */
export class FakeContents extends EventEmitter {
  readonly sent: unknown[][] = [];
  readonly ipc = new EventEmitter();
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  send(...args: unknown[]): void {
    this.sent.push(args);
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
}

/** A window that records what it was told. */
export class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents();
  readonly options: Readonly<Record<string, unknown>>;
  readonly record: Note;
  isGone = false;
  constructor(options: Readonly<Record<string, unknown>>, record: Note) {
    super();
    this.options = options;
    this.record = record;
    record('new BrowserWindow', options);
  }
  loadURL(url: string): Promise<void> {
    this.record('window.loadURL', url);
    return Promise.resolve();
  }
  setContentProtection(on: boolean): void {
    this.record('window.setContentProtection', on);
  }
  isDestroyed(): boolean {
    return this.isGone;
  }
  destroy(): void {
    this.isGone = true;
    this.emit('closed');
  }
  show(): void {
    this.record('window.show');
  }
  restore(): void {
    this.record('window.restore');
  }
  focus(): void {
    this.record('window.focus');
  }
}

/** A notice of the system that records that it was shown and can be clicked by emitting. */
export class FakeNotice extends EventEmitter {
  readonly options: Readonly<Record<string, unknown>>;
  readonly record: Note;
  static isSupported(): boolean {
    return true;
  }
  constructor(options: Readonly<Record<string, unknown>>, record: Note) {
    super();
    this.options = options;
    this.record = record;
  }
  show(): void {
    this.record('notice.show', this.options['title']);
  }
}

/** The module `electron` as far as this program uses it; nothing happens but the record. */
export const fakeElectron = (
  appPath: string,
): {
  readonly electron: object;
  readonly calls: readonly Recorded[];
  readonly windows: readonly FakeWindow[];
  readonly handlers: ReadonlyMap<string, Listener>;
  readonly partitions: readonly FakeSession[];
  readonly defaultSession: FakeSession;
  readonly app: EventEmitter;
  readonly powerMonitor: EventEmitter;
  readonly notices: readonly FakeNotice[];
} => {
  const calls: Recorded[] = [];
  const record = (what: string, ...args: readonly unknown[]): void => {
    calls.push({ what, with: args });
  };
  const app = Object.assign(new EventEmitter(), {
    enableSandbox: () => record('app.enableSandbox'),
    setPath: (name: string, path: string) => record('app.setPath', name, path),
    requestSingleInstanceLock: () => {
      record('app.requestSingleInstanceLock');
      return true;
    },
    whenReady: async () => record('app.whenReady'),
    getAppPath: () => appPath,
    getLocale: () => 'en',
    quit: () => record('app.quit'),
    exit: (code: number) => record('app.exit', code),
  });
  const windows: FakeWindow[] = [];
  class BrowserWindow extends FakeWindow {
    constructor(options: Record<string, unknown>) {
      super(options, record);
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
  }
  const handlers = new Map<string, Listener>();
  const partitions: FakeSession[] = [];
  const defaultSession = fakeSession(record, 'default');
  const powerMonitor = new EventEmitter();
  const notices: FakeNotice[] = [];
  class Notification extends FakeNotice {
    constructor(options: Readonly<Record<string, unknown>>) {
      super(options, record);
      notices.push(this);
    }
  }
  const electron = {
    app,
    powerMonitor,
    Notification,
    BrowserWindow,
    dialog: {
      showErrorBox: (...args: string[]) => record('dialog.showErrorBox', ...args),
      showOpenDialog: () => Promise.resolve({ canceled: true, filePaths: [] }),
    },
    ipcMain: {
      handle: (channel: string, handler: Listener) => {
        record('ipcMain.handle', channel);
        handlers.set(channel, handler);
      },
      on: (channel: string) => record('ipcMain.on', channel),
    },
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown) => record('protocol.registerSchemesAsPrivileged', schemes),
    },
    session: {
      defaultSession,
      fromPartition: (name: string, options: unknown) => {
        record('session.fromPartition', name, options);
        const made = fakeSession(record, name);
        partitions.push(made);
        return made;
      },
    },
    shell: {
      openExternal: (url: string) => {
        record('shell.openExternal', url);
        return Promise.resolve();
      },
      showItemInFolder: (path: string) => record('shell.showItemInFolder', path),
    },
    utilityProcess: {
      fork: (...args: unknown[]) => {
        record('utilityProcess.fork', ...args);
        return Object.assign(new EventEmitter(), { postMessage: () => {}, kill: () => true });
      },
    },
  };
  return { electron, calls, windows, handlers, partitions, defaultSession, app, powerMonitor, notices };
};
export type FakeElectron = ReturnType<typeof fakeElectron>;
