import { useEffect, useRef } from 'react';
import type { WorkspaceStatus } from '#shared/contract/workspace.ts';
import { Button, Notice, Page, Skeleton } from '../components/index.ts';
import { WelcomeScreen } from '../screens/welcome/index.tsx';
import { usePreferences } from '../state/preferences.ts';
import { useSample } from '../state/sample.ts';
import { useRoute, type ScreenName } from '../state/route.ts';
import { useWords } from '../state/words.tsx';
import { JobBar } from './job-bar.tsx';
import { useWindowKeys } from './keys.ts';
import { LiveRegion } from './live-region.tsx';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { useScreen, useScreensBeforehand } from './screens.ts';
import { ReminderNotice } from './reminder-notice.tsx';
import { SecretNotice } from './secret-notice.tsx';
import { TopBar } from './top-bar.tsx';
import './frame.css';

/** A new screen begins at its head: focus goes there unless the screen has put it somewhere itself. */
const useFocusOnArrival = (screen: ScreenName) => {
  const main = useRef<HTMLElement>(null);
  const last = useRef(screen);
  useEffect(() => {
    if (last.current === screen) return;
    last.current = screen;
    if (main.current?.contains(document.activeElement) !== true) main.current?.focus();
  }, [screen]);
  return main;
};

export const Frame = ({ status }: { status: WorkspaceStatus | undefined }) => {
  const { t } = useWords();
  const { screen } = useRoute();
  const isWelcomed = usePreferences((preferences) => preferences.isWelcomed);
  const main = useFocusOnArrival(screen);
  useWindowKeys();
  useEffect(() => {
    document.title = `${t(`frame.screen.${screen}`)} · Bidwright`;
  }, [screen, t]);
  useScreensBeforehand(status !== undefined);
  const isLoading = useSample((sample) => sample.isLoading);
  const isFresh = screen === 'today' && (isLoading || (status?.isEmpty === true && !isWelcomed));
  return (
    <div className="frame">
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t('frame.skip')}
      </a>
      <Rail />
      <TopBar status={status} />
      <main id="main" className="main" ref={main} tabIndex={-1}>
        <SecretNotice />
        {status !== undefined && <ReminderNotice />}
        {status === undefined ? (
          <div className="main-waiting">
            <Skeleton lines={12} />
          </div>
        ) : isFresh ? (
          <WelcomeScreen isLoading={isLoading} />
        ) : (
          <Shown name={screen} />
        )}
      </main>
      <JobBar />
      <Palette />
      <LiveRegion />
    </div>
  );
};

/** Its name stands at once, and what it shows takes the place that is kept for it. */
const Shown = ({ name }: { name: ScreenName }) => {
  const { t } = useWords();
  const arriving = useScreen(name);
  if (arriving.state === 'here') return <arriving.Part />;
  return (
    <Page title={t(`frame.screen.${name}`)}>
      {arriving.state === 'coming' ? (
        <Skeleton lines={12} />
      ) : (
        <Notice tone="stop" act={<Button onPress={() => window.location.reload()}>{t('frame.reload')}</Button>}>
          {t('frame.screen-lost')}
        </Notice>
      )}
    </Page>
  );
};
