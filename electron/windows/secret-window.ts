import { BrowserWindow, session as sessions } from 'electron';
import type { Language } from '#shared/kernel/language.ts';
import { secretPageHeaders } from '../faces/page-headers.ts';
import type { ShowQuestion } from '../faces/secret/desk.ts';
import { secretWords } from '../faces/secret/words.ts';
import { isFrom, secretOrigin, servePages } from './app-scheme.ts';
import { closedWindow } from './closed-window.ts';
import { cutNetwork } from './cut-network.ts';
import { denyPermissions } from './deny-permissions.ts';

export const submitChannel = 'secret.submit';
export const cancelChannel = 'secret.cancel';

let opened = 0;

/**
 * A window for one question, with a session of its own that lives in memory: the workstation's page shares nothing with
 * it. Closing the window is stepping back. The listeners hang on this window's contents alone.
 */
export const secretWindow =
  (parts: {
    readonly preload: string;
    readonly folder: string;
    readonly language: () => Promise<Language>;
    readonly owner: () => BrowserWindow | null;
  }): ShowQuestion =>
  ({ asks, submit, cancel }) => {
    opened += 1;
    const session = sessions.fromPartition(`secret-${opened}`, { cache: false });
    denyPermissions(session);
    cutNetwork(session, secretOrigin);
    const page = { origin: secretOrigin, folder: parts.folder, headers: secretPageHeaders };
    servePages(session, page, async (path) => {
      if (path !== '/question') return null;
      const words = await secretWords(asks, await parts.language());
      return { status: 200, type: 'application/json; charset=utf-8', body: JSON.stringify(words) };
    });

    const owner = parts.owner();
    const window = new BrowserWindow({
      ...closedWindow(session, parts.preload),
      ...(owner ? { parent: owner, modal: true } : {}),
      width: 480,
      height: asks.wants === 'password' ? 460 : 560,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      autoHideMenuBar: true,
      title: 'Bidwright',
    });
    // Keeps the window out of screenshots and recordings where the system can.
    window.setContentProtection(true);
    window.once('ready-to-show', () => window.show());
    window.once('closed', cancel);
    const isAsked = (frame: { readonly url: string; readonly parent: unknown } | null): boolean =>
      frame !== null && frame.parent === null && isFrom(secretOrigin, frame.url);
    window.webContents.ipc.on(submitChannel, (event, secret: unknown) => {
      if (isAsked(event.senderFrame) && secret instanceof Uint8Array) submit(secret);
    });
    window.webContents.ipc.on(cancelChannel, (event) => {
      if (isAsked(event.senderFrame)) cancel();
    });
    void window.loadURL(`${secretOrigin}/`);
    return { url: null, dismiss: () => !window.isDestroyed() && window.destroy() };
  };
