import { StrictMode, useEffect, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components';
import type { Failure } from '#shared/kernel/failure.ts';
import type { Language } from '#shared/kernel/language.ts';
import './theme/index.css';
import type { Api } from './api.ts';
import { ErrorNotice } from './components/index.ts';
import { Frame } from './frame/frame.tsx';
import { forget, useAsk } from './state/ask.ts';
import { setClock, useTicking } from './state/clock.ts';
import { standOn } from './state/host.ts';
import { noteProgress } from './state/jobs.ts';
import { guessLanguage, guessTheme, usePreferences } from './state/preferences.ts';
import { followHistory } from './state/route.ts';
import { noteReminder } from './state/reminders.ts';
import { notePad, noteSecret } from './state/secrets.ts';
import { followSystemTheme, type ThemeSetting } from './state/theme.ts';
import { useWordsIn, WordsProvider } from './state/words.tsx';

const follow = (api: Api): void => {
  api.listen((event) => {
    switch (event.type) {
      case 'progress':
        noteProgress(event);
        break;
      case 'changed':
        forget(event.subject);
        break;
      case 'reminder':
        noteReminder(event.reminder);
        break;
      case 'secret-asked':
      case 'secret-answered':
        noteSecret(event);
        break;
      case 'pad-asked':
      case 'pad-answered':
        notePad(event);
        break;
    }
  });
};

/** Words, direction and forms of numbers change in one step, when the language is here. */
const Speaking = ({ language, children }: { language: Language; children: ReactNode }) => {
  const words = useWordsIn(language);
  useEffect(() => {
    if (words === null) return;
    document.documentElement.lang = words.language;
    document.documentElement.dir = words.direction;
  }, [words]);
  return (
    words !== null && (
      <I18nProvider locale={words.locale}>
        <WordsProvider words={words}>{children}</WordsProvider>
      </I18nProvider>
    )
  );
};

const App = () => {
  useTicking();
  const { value: status, error } = useAsk('workspace.status', {});
  const language = status?.settings.language ?? guessLanguage();
  const theme: ThemeSetting = status?.settings.theme ?? guessTheme();
  useEffect(() => {
    if (status === undefined) return;
    setClock(status.now);
    usePreferences.setState({ lastLanguage: status.settings.language, lastTheme: status.settings.theme });
  }, [status]);
  useEffect(() => followSystemTheme(theme), [theme]);
  return (
    <Speaking language={language}>
      {error !== null && status === undefined ? <Alone failure={error} /> : <Frame status={status} />}
    </Speaking>
  );
};

const Alone = ({ failure }: { failure: Failure }) => (
  <main className="alone">
    <h1>Bidwright</h1>
    <ErrorNotice failure={failure} />
  </main>
);

/** Draws the window over a connected host. */
export const mount = (root: Element, api: Api): void => {
  standOn(api);
  follow(api);
  followHistory();
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
};

/** Says why there is nothing to show. */
export const mountRefusal = (root: Element, failure: Failure): void => {
  followSystemTheme('system');
  createRoot(root).render(
    <Speaking language={guessLanguage()}>
      <Alone failure={failure} />
    </Speaking>,
  );
};
