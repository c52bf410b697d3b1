import { Button as Pressable, Focusable } from 'react-aria-components';
import type { WorkspaceStatus } from '#shared/contract/workspace.ts';
import { OfflineIcon, SearchIcon, Tooltip } from '../components/index.ts';
import { clockText, dayText, moscow, offsetText, weekdayText } from '../format/time.ts';
import { useAsk } from '../state/ask.ts';
import { useSecond } from '../state/clock.ts';
import { openPalette } from '../state/commands.ts';
import { navigate } from '../state/route.ts';
import { useWords } from '../state/words.tsx';
import { paletteKeys } from './palette-keys.ts';

export const TopBar = ({ status }: { status: WorkspaceStatus | undefined }) => {
  const { t } = useWords();
  const { value: company } = useAsk('company.show', status === undefined ? null : {});
  const name = company?.profile.shortName ?? company?.profile.fullName ?? '';
  return (
    <header className="top">
      <Pressable className="top-company" onPress={() => navigate({ screen: 'company' })}>
        <bdi className="clip">{name === '' ? t('frame.no-company') : name}</bdi>
      </Pressable>
      <Pressable className="top-search" onPress={openPalette} aria-keyshortcuts="Control+K Meta+K">
        <SearchIcon />
        <span className="clip">{t('frame.search')}</span>
        <kbd className="keys" aria-hidden="true" dir="ltr">
          {paletteKeys}
        </kbd>
      </Pressable>
      <div className="top-end">
        <Tooltip words={t('frame.offline.hint')}>
          <Focusable>
            <span className="top-offline" role="note" tabIndex={-1}>
              <OfflineIcon />
              {t('frame.offline')}
            </span>
          </Focusable>
        </Tooltip>
        <Clock />
      </div>
    </header>
  );
};

const Clock = () => {
  const now = useSecond();
  const { t, language } = useWords();
  return (
    <time className="top-clock" dateTime={now} aria-label={t('frame.clock')} data-volatile>
      <span className="quiet">
        {weekdayText(now, moscow, language)} {dayText(now, moscow, language, now)}
      </span>
      <bdi className="ltr top-time">{clockText(now, moscow, language)}</bdi>
      <span className="quiet">{t('ui.moscow-short')}</span>
      <bdi className="ltr faint top-offset">{offsetText(now, moscow)}</bdi>
    </time>
  );
};
