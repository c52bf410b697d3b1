import { languages } from '#shared/kernel/language.ts';
import { Button, RadioGroup } from '../../components/index.ts';
import { languageNames } from '../../format/language-names.ts';
import { call } from '../../state/host.ts';
import { loadSample } from '../../state/sample.ts';
import { usePreferences } from '../../state/preferences.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import './welcome.css';

/** The first start: three ways in, and the language, since this may be the wrong one. */
export const WelcomeScreen = ({ isLoading }: { isLoading: boolean }) => {
  const { t, language } = useWords();
  const leave = (): void => {
    usePreferences.setState({ isWelcomed: true });
  };
  return (
    <div className="welcome">
      <div className="welcome-words">
        <h1>{t('welcome.title')}</h1>
        <p>{t('welcome.lead')}</p>
      </div>
      <ul className="welcome-ways">
        <li>
          <Button kind="primary" isBusy={isLoading} onPress={() => void loadSample(t('welcome.sample.job'))}>
            {t('welcome.sample')}
          </Button>
          <p>{t('welcome.sample.words')}</p>
        </li>
        <li>
          <Button
            onPress={() => {
              leave();
              navigate({ screen: 'procedures', tab: 'import' });
            }}
          >
            {t('welcome.import')}
          </Button>
          <p>{t('welcome.import.words')}</p>
        </li>
        <li>
          <Button
            onPress={() => {
              leave();
              navigate({ screen: 'company' });
            }}
          >
            {t('welcome.empty')}
          </Button>
          <p>{t('welcome.empty.words')}</p>
        </li>
      </ul>
      <RadioGroup
        label={t('welcome.language')}
        hideLabel
        layout="row"
        value={language}
        choices={languages.map((value) => ({ value, label: languageNames[value] }))}
        onChange={(next) => void call('settings.save', { language: next })}
      />
    </div>
  );
};
