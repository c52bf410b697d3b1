import { Page, Tabs } from '../../components/index.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { ChecklistSets } from './checklists.tsx';
import { General } from './general.tsx';
import { Kinds } from './kinds.tsx';
import { Log } from './log.tsx';
import { Network } from './network.tsx';
import { Policies } from './policies.tsx';
import { Reminders } from './reminders.tsx';
import { Texts } from './texts.tsx';
import { Trust } from './trust.tsx';
import './settings.css';

const tabs = ['general', 'trust', 'network', 'log', 'kinds', 'policies', 'checklists', 'texts', 'reminders'] as const;

export const SettingsScreen = () => {
  const { t } = useWords();
  const { tab } = useRoute();
  return (
    <Page title={t('frame.screen.settings')} flush>
      <Tabs
        label={t('settings.tabs')}
        chosen={tabs.find((known) => known === tab) ?? 'general'}
        onChoose={(next) => navigate({ screen: 'settings', tab: next })}
        tabs={[
          { id: 'general', label: t('settings.tab.general'), content: <General /> },
          { id: 'trust', label: t('settings.tab.trust'), content: <Trust /> },
          { id: 'network', label: t('settings.tab.network'), content: <Network /> },
          { id: 'log', label: t('settings.tab.log'), content: <Log /> },
          { id: 'kinds', label: t('settings.tab.kinds'), content: <Kinds /> },
          { id: 'policies', label: t('settings.tab.policies'), content: <Policies /> },
          { id: 'checklists', label: t('settings.tab.checklists'), content: <ChecklistSets /> },
          { id: 'texts', label: t('settings.tab.texts'), content: <Texts /> },
          { id: 'reminders', label: t('settings.tab.reminders'), content: <Reminders /> },
        ]}
      />
    </Page>
  );
};
