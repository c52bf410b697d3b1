import { app, shell } from 'electron';
import { contentOrigin, isFrom } from './app-scheme.ts';

/** What may be shown in the user's own browser: a public page, named without a user or password in its address. */
export const isOutsidePage = (url: string): boolean => {
  try {
    const { protocol, username, password } = new URL(url);
    return protocol === 'https:' && username === '' && password === '';
  } catch {
    return false;
  }
};

/** The one thing that a frame may show: what a file holds, on the page that has no script. */
const isContentFrame = (details: { readonly url?: string; readonly isMainFrame?: boolean }): boolean =>
  details.isMainFrame === false && details.url !== undefined && isFrom(contentOrigin, details.url);

/** No page goes anywhere, opens a window or carries a foreign page inside; a link opens in the user's browser. */
export const denyNavigation = (): void => {
  app.on('web-contents-created', (_event, contents) => {
    const stay = (event: { preventDefault: () => void }): void => event.preventDefault();
    contents.on('will-navigate', stay);
    contents.on('will-frame-navigate', (details) => {
      if (!isContentFrame(details)) details.preventDefault();
    });
    contents.on('will-redirect', stay);
    contents.on('will-attach-webview', stay);
    contents.setWindowOpenHandler(({ url }) => {
      if (isOutsidePage(url)) void shell.openExternal(url);
      return { action: 'deny' };
    });
  });
};
