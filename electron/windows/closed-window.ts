import type { BrowserWindowConstructorOptions, Session } from 'electron';

/** How every window is born: written out although most are defaults, so that no default can change under us. */
export const closedWindow = (
  session: Session,
  preload: string,
): Pick<BrowserWindowConstructorOptions, 'show' | 'webPreferences'> => ({
  show: false,
  webPreferences: {
    session,
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    enableWebSQL: false,
    safeDialogs: true,
  },
});
