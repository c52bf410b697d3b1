import { useMemo } from 'react';
import { languages } from '#shared/kernel/language.ts';
import { call } from '../state/host.ts';
import type { Command } from '../state/commands.ts';
import { navigate } from '../state/route.ts';
import { themes } from '../state/theme.ts';
import { useWords } from '../state/words.tsx';
import { languageNames } from '../format/language-names.ts';
import { railItems } from './navigation.ts';

/** What can be done from anywhere. */
export const useFrameCommands = (): readonly Command[] => {
  const { t } = useWords();
  return useMemo(
    () => [
      ...railItems.map(({ screen, key }) => ({
        id: `go:${screen}`,
        label: t(`frame.screen.${screen}`),
        group: t('frame.palette.go'),
        key,
        run: () => navigate({ screen }),
      })),
      {
        id: 'do:import',
        label: t('procedures.import'),
        group: t('frame.palette.do'),
        run: () => navigate({ screen: 'procedures', tab: 'import' }),
      },
      ...themes.map((theme) => ({
        id: `theme:${theme}`,
        label: t('frame.palette.theme', { theme: t(`settings.theme.${theme}`) }),
        group: t('frame.palette.do'),
        run: () => void call('settings.save', { theme }),
      })),
      ...languages.map((language) => ({
        id: `language:${language}`,
        label: t('frame.palette.language', { name: languageNames[language] }),
        group: t('frame.palette.do'),
        run: () => void call('settings.save', { language }),
      })),
    ],
    [t],
  );
};
