import { Button as Pressable } from 'react-aria-components';
import { PanelIcon, Tooltip } from '../components/index.ts';
import { useMedia } from '../state/media.ts';
import { usePreferences } from '../state/preferences.ts';
import { navigate, useRoute } from '../state/route.ts';
import { useWords } from '../state/words.tsx';
import { railItems } from './navigation.ts';

export const Rail = () => {
  const { t } = useWords();
  const { screen } = useRoute();
  const prefersNarrow = usePreferences((preferences) => preferences.railIsNarrow);
  // A small window has no room for the words; the names stay in the tooltips and for those who listen.
  const isSmall = useMedia('(max-width: 1100px)');
  const isNarrow = prefersNarrow || isSmall;
  const hasLetters = usePreferences((preferences) => preferences.letterKeys);
  const fold = t(isNarrow ? 'frame.rail.widen' : 'frame.rail.narrow');
  return (
    <nav className={isNarrow ? 'rail rail-narrow' : 'rail'} aria-label={t('frame.screens')}>
      <div className="rail-mark" aria-hidden="true">
        <Mark />
        {!isNarrow && <span>Bidwright</span>}
      </div>
      <ul className="rail-items">
        {railItems.map(({ screen: name, icon: Sign, key }) => {
          const label = t(`frame.screen.${name}`);
          const item = (
            <Pressable
              className={name === screen ? 'rail-item rail-here' : 'rail-item'}
              onPress={() => navigate({ screen: name })}
              {...(name === screen ? { 'aria-current': 'page' as const } : {})}
              {...(isNarrow ? { 'aria-label': label } : {})}
            >
              <Sign size={20} />
              {!isNarrow && <span className="rail-words clip">{label}</span>}
              {!isNarrow && hasLetters && (
                <kbd className="rail-key" aria-hidden="true">
                  {key}
                </kbd>
              )}
            </Pressable>
          );
          return (
            <li key={name} data-screen={name}>
              {isNarrow ? (
                <Tooltip words={label} {...(hasLetters ? { keys: key } : {})}>
                  {item}
                </Tooltip>
              ) : (
                item
              )}
            </li>
          );
        })}
      </ul>
      {!isSmall && (
        <Tooltip words={fold}>
          <Pressable
            className="rail-item rail-fold"
            aria-label={fold}
            aria-expanded={!isNarrow}
            onPress={() => usePreferences.setState({ railIsNarrow: !isNarrow })}
          >
            <PanelIcon size={20} />
          </Pressable>
        </Tooltip>
      )}
    </nav>
  );
};

/** The mark: a bid's folded corner and the stroke that seals it. It does not flip. */
const Mark = () => (
  <svg width="20" height="20" viewBox="0 0 20 20" fill="none" aria-hidden="true" focusable="false">
    <path
      d="M3 4.5A1.5 1.5 0 0 1 4.5 3H12l5 5v7.5a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 15.5z"
      fill="var(--action)"
    />
    <path
      d="m6.2 10.6 2.9 2.9 5-5.6"
      stroke="var(--on-action)"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
