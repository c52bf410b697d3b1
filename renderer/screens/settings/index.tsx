import { Page, Tabs } from '../../components/index.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { General } from './general.tsx';
import { Log } from './log.tsx';
import './settings.css';

export const SettingsScreen = () => {
  const { t } = useWords();
  const { tab } = useRoute();
  return (
    <Page title={t('frame.screen.settings')} flush>
      <Tabs
        label={t('settings.tabs')}
        chosen={tab === 'log' ? 'log' : 'general'}
        onChoose={(next) => navigate({ screen: 'settings', tab: next })}
        tabs={[
          { id: 'general', label: t('settings.tab.general'), content: <General /> },
          { id: 'log', label: t('settings.tab.log'), content: <Log /> },
        ]}
      />
    </Page>
  );
};
