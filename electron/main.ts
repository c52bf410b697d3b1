import { app, dialog, powerMonitor, session, type BrowserWindow } from 'electron';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { WorkstationEvent } from '#shared/contract/events.ts';
import { isLanguage, type Language } from '#shared/kernel/language.ts';
import { textsIn } from '#shared/text/translator.ts';
import { createDispatch } from './faces/dispatch.ts';
import { openHost, systemClock, systemRandom } from './faces/host.ts';
import { languageOfWorkspace } from './faces/language-of-workspace.ts';
import { createContentDesk, type ContentDesk } from './faces/content/content-desk.ts';
import { createSecretDesk } from './faces/secret/desk.ts';
import { defaultWorkspaceFolder } from './faces/workspace-folder.ts';
import { logToFile } from './log/log-file.ts';
import { createLogger } from './log/logger.ts';
import { handlers } from './steps/handlers.ts';
import { watchReminders } from './steps/procedures/reminders-watch.ts';
import { answerCalls, eventChannel, refusesFrame, type FrameCaller } from './windows/answer-calls.ts';
import { appOrigin, contentOrigin, registerAppScheme, serveApp } from './windows/app-scheme.ts';
import { systemAbilities } from './windows/ask-for-files.ts';
import { claimWorkspace } from './windows/claim-workspace.ts';
import { cutNetwork } from './windows/cut-network.ts';
import { denyNavigation } from './windows/deny-navigation.ts';
import { denyPermissions } from './windows/deny-permissions.ts';
import { showDesktopNotice } from './windows/desktop-notice.ts';
import { launchSigningProcess, launchTokenProcess } from './windows/launch-signing-process.ts';
import { openMainWindow } from './windows/main-window.ts';
import { sandboxEveryPage } from './windows/sandbox-every-page.ts';
import { secretWindow } from './windows/secret-window.ts';

/** A step that does not hear its cancel does not keep the program open. */
const longestGoodbye = 5_000;

const built = (path: string): string => join(app.getAppPath(), 'dist', path);

const chosenFolder = (): string => {
  const { argv } = process;
  const given = argv.indexOf('--workspace');
  const folder = given === -1 ? undefined : argv[given + 1];
  return folder === undefined ? defaultWorkspaceFolder() : resolve(folder);
};

const systemLanguage = (): Language => {
  const language = app.getLocale().slice(0, 2);
  return isLanguage(language) ? language : 'en';
};

/** Opens the workspace and the window over it. Refused: says why in a box and ends. */
const openWorkstation = async (folder: string, content: ContentDesk): Promise<void> => {
  let window: BrowserWindow | null = null;
  const log = createLogger({ clock: systemClock, write: logToFile(folder) });
  const bringToFront = (): void => {
    window?.restore();
    window?.focus();
  };
  const emit = (event: WorkstationEvent): void => {
    window?.webContents.send(eventChannel, event);
    if (event.type !== 'reminder' || !opened.ok) return;
    void languageOfWorkspace(opened.value, handlers).then((language) =>
      showDesktopNotice(event.reminder, language, bringToFront),
    );
  };
  const show = secretWindow({
    preload: built('preload/secret-preload.cjs'),
    folder: built('secret'),
    language: () => (opened.ok ? languageOfWorkspace(opened.value, handlers) : Promise.resolve(systemLanguage())),
    owner: () => window,
  });
  const desk = createSecretDesk({ show, emit, clock: systemClock });
  const opened = await openHost({
    folder,
    abilities: systemAbilities(
      () => window,
      (shown) => `${contentOrigin}/${content.keep(shown)}`,
    ),
    secrets: desk.sourceFor('host'),
    allow: desk.consentFor('host'),
    launchSigningProcess: launchSigningProcess(built('electron/signing-process.js')),
    launchTokenProcess: launchTokenProcess(built('electron/token-worker.js')),
    emit,
  });
  if (!opened.ok) {
    const { message, hint } = (await textsIn(systemLanguage())).explain(opened.error);
    dialog.showErrorBox(message, hint);
    app.exit(3);
    return;
  }
  const host = opened.value;
  const dispatch = createDispatch<FrameCaller>({
    host,
    handlers,
    log,
    checkCaller: refusesFrame,
    secretsFor: desk.sourceFor,
    consentFor: desk.consentFor,
  });
  answerCalls(dispatch, () => window?.webContents ?? null);
  window = openMainWindow(session.defaultSession, built('preload/preload.cjs'));
  window.once('closed', () => {
    window = null;
  });
  app.on('second-instance', bringToFront);
  const reminders = watchReminders(host, (error) => log.fault('reminders', error));
  // A timer wakes late after a long sleep; the system says at once.
  powerMonitor.on('resume', reminders.look);
  app.on('window-all-closed', () => app.quit());
  let isClosed = false;
  const close = async (): Promise<void> => {
    // What runs ends first, if it ends soon: a workspace closed under it would make its last words a fault.
    await Promise.race([dispatch.cancelAll(), pause(longestGoodbye)]);
    reminders.stop();
    host.workspace.close();
    isClosed = true;
    app.quit();
  };
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void close();
  });
};

// The order of starting up. What must be said before Electron is ready comes before the first `await`.
const folder = chosenFolder();
registerAppScheme();
sandboxEveryPage();
denyNavigation();
if (claimWorkspace(folder)) {
  await app.whenReady();
  denyPermissions(session.defaultSession);
  const content = createContentDesk(systemRandom);
  cutNetwork(session.defaultSession, appOrigin, contentOrigin);
  serveApp(session.defaultSession, { page: built('renderer'), pdf: built('pdf') }, content);
  await openWorkstation(folder, content);
} else {
  app.quit();
}
