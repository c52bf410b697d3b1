import type { Language } from '#shared/kernel/language.ts';
import { failFace } from '#shared/contract/codes.ts';
import type { Clock } from '#shared/kernel/instant.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { RandomBytes } from '#shared/kernel/random.ts';
import { ok } from '#shared/kernel/result.ts';
import { forkSigningProcess } from '../../keys/fork-signing-process.ts';
import { createLogger } from '../../log/logger.ts';
import { logToFile } from '../../log/log-file.ts';
import type { Handlers, Host } from '../../steps/context.ts';
import { createDispatch } from '../dispatch.ts';
import { openHost, systemClock, systemRandom } from '../host.ts';
import { languageOfWorkspace } from '../language-of-workspace.ts';
import { createContentDesk } from '../content/content-desk.ts';
import { createSecretDesk } from '../secret/desk.ts';
import { createAdmission } from './admission.ts';
import type { CallerFacts } from './caller.ts';
import { openContentListener } from './content-listener.ts';
import { createEventHub } from './event-hub.ts';
import { listen, stopListening, type Listening } from './http.ts';
import { openIncoming } from './incoming.ts';
import { watchReminders } from '../../steps/procedures/reminders-watch.ts';
import { createRoutes, refusesCaller } from './routes.ts';
import { openSecretListener } from './secret-listener.ts';

export type LoopbackParts = {
  readonly folder: string;
  /** Built pages: `renderer/`, `secret/` and `pdf/` in it. */
  readonly pagesFolder: string;
  /** 0: the system chooses. */
  readonly port?: number;
  readonly clock?: Clock;
  readonly random?: RandomBytes;
  readonly handlers: Handlers;
};

export type Loopback = {
  readonly host: Host;
  /** A fresh address with a ticket for one browser tab. */
  readonly newAddress: () => string;
  readonly close: () => Promise<void>;
};

/** Starts the browser face over one workspace: three servers on 127.0.0.1: for the page, for passwords and consents, for what files hold. */
export const startLoopback = async (parts: LoopbackParts): Promise<Outcome<Loopback>> => {
  const { clock = systemClock, random = systemRandom, handlers } = parts;
  const log = createLogger({ clock, write: logToFile(parts.folder) });
  const events = createEventHub();
  let listening: Listening | null = null;
  const own = () => ({ host: listening?.host ?? '', origin: listening?.origin ?? '' });
  let language = async (): Promise<Language> => 'en';
  const secretListener = await openSecretListener({
    pageFolder: `${parts.pagesFolder}/secret`,
    language: () => language(),
    random,
    log,
  });
  // The framer's own address is known once it listens, and nothing is shown before.
  const contentListener = await openContentListener(
    createContentDesk(random),
    `${parts.pagesFolder}/pdf`,
    () => own().origin,
  );
  const desk = createSecretDesk({ show: secretListener.show, emit: events.emit, clock });
  const opened = await openHost({
    folder: parts.folder,
    abilities: { face: 'loopback', chooseFiles: null, reveal: null, showContent: contentListener.show },
    secrets: desk.sourceFor('host'),
    allow: desk.consentFor('host'),
    launchSigningProcess: forkSigningProcess,
    emit: events.emit,
    clock,
    random,
  });
  if (!opened.ok) {
    await Promise.all([secretListener.close(), contentListener.close()]);
    return opened;
  }
  const host = opened.value;
  language = () => languageOfWorkspace(host, handlers);

  const reminders = watchReminders(host, (error) => log.fault('reminders', error));
  const admission = createAdmission(random);
  const dispatch = createDispatch<CallerFacts>({
    host,
    handlers,
    log,
    checkCaller: (caller) => refusesCaller(own(), admission, caller),
    secretsFor: desk.sourceFor,
    consentFor: desk.consentFor,
  });
  const incoming = await openIncoming(parts.folder, random, Date.now);
  const route = createRoutes({
    own,
    contentOrigin: contentListener.origin,
    pageFolder: `${parts.pagesFolder}/renderer`,
    admission,
    dispatch,
    events,
    incoming,
    files: host.files,
    log,
  });
  const close = async (): Promise<void> => {
    reminders.stop();
    const ended = dispatch.cancelAll();
    events.close();
    await Promise.all([ended, listening && stopListening(listening), secretListener.close(), contentListener.close()]);
    await incoming.empty();
    host.workspace.close();
  };
  try {
    listening = await listen((request, response) => {
      route(request, response).catch((thrown: unknown) => {
        log.fault('loopback', thrown);
        response.destroy();
      });
    }, parts.port ?? 0);
  } catch {
    await close();
    return failFace('face.port-taken', { port: parts.port ?? 0 });
  }
  const { origin } = listening;
  return ok({ host, newAddress: () => `${origin}/#ticket=${admission.newTicket()}`, close });
};
