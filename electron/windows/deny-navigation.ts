import { app, shell } from 'electron';

/** What may be shown in the user's own browser: a public page, named without a user or password in its address. */
export const isOutsidePage = (url: string): boolean => {
  try {
    const { protocol, username, password } = new URL(url);
    return protocol === 'https:' && username === '' && password === '';
  } catch {
    return false;
  }
};

/** No page goes anywhere, opens a window or carries a foreign page inside; a link opens in the user's browser. */
export const denyNavigation = (): void => {
  app.on('web-contents-created', (_event, contents) => {
    const stay = (event: { preventDefault: () => void }): void => event.preventDefault();
    contents.on('will-navigate', stay);
    contents.on('will-frame-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-attach-webview', stay);
    contents.setWindowOpenHandler(({ url }) => {
      if (isOutsidePage(url)) void shell.openExternal(url);
      return { action: 'deny' };
    });
  });
};
