import { BrowserWindow, type Session } from 'electron';
import { appOrigin } from './app-scheme.ts';
import { closedWindow } from './closed-window.ts';

/** The workstation's window; shown when there is something to see. */
export const openMainWindow = (session: Session, preload: string): BrowserWindow => {
  const window = new BrowserWindow({
    ...closedWindow(session, preload),
    width: 1360,
    height: 880,
    minWidth: 900,
    minHeight: 600,
    title: 'Bidwright',
    autoHideMenuBar: true,
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${appOrigin}/`);
  return window;
};
