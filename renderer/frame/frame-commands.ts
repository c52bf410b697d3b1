import { useMemo } from 'react';
import { languages } from '#shared/kernel/language.ts';
import { call } from '../state/host.ts';
import type { Command } from '../state/commands.ts';
import { navigate, type Route } from '../state/route.ts';
import { themes } from '../state/theme.ts';
import { useWords, type Words } from '../state/words.tsx';
import { languageNames } from '../format/language-names.ts';
import { paneNames, panes } from '../screens/money/panes.ts';
import { railItems } from './navigation.ts';

/** Desks inside a screen that one goes to by name. */
const places = (t: Words['t']): readonly { readonly id: string; readonly label: string; readonly route: Route }[] => [
  { id: 'go:signatures', label: t('signatures.tab'), route: { screen: 'sign', tab: 'signatures' } },
  { id: 'go:verify', label: t('verify.tab'), route: { screen: 'sign', tab: 'verify' } },
  { id: 'go:papers', label: t('company.tab.papers'), route: { screen: 'company', tab: 'papers' } },
  { id: 'go:keys', label: t('company.tab.keys'), route: { screen: 'company', tab: 'keys' } },
  { id: 'go:trust', label: t('settings.tab.trust'), route: { screen: 'settings', tab: 'trust' } },
  ...paneNames.map((pane) => ({
    id: `go:money:${pane}`,
    label: `${t('frame.screen.money')}: ${t(panes[pane].label)}`,
    route: { screen: 'money', id: pane } as const,
  })),
];

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
      ...places(t).map(({ id, label, route }) => ({
        id,
        label,
        group: t('frame.palette.go'),
        run: () => navigate(route),
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
