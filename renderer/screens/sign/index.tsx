import { Tabs } from '../../components/index.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { VerifyDesk } from '../verify/verify-desk.tsx';
import { SignDesk } from './sign-desk.tsx';
import './sign.css';

/** Signing and verifying share a screen and nothing else: the verifier reads bytes as a stranger would. */
export const SignScreen = () => {
  const { t } = useWords();
  const { id, tab } = useRoute();
  return (
    <div className="page sign-screen">
      <h1 className="visually-hidden">{t('frame.screen.sign')}</h1>
      <Tabs
        label={t('frame.screen.sign')}
        chosen={tab === 'verify' ? 'verify' : 'sign'}
        onChoose={(next) => navigate(next === 'verify' ? { screen: 'sign', tab: 'verify' } : { screen: 'sign' })}
        tabs={[
          { id: 'sign', label: t('sign.tab'), content: <SignDesk key={id ?? 'files'} bidId={id ?? null} /> },
          { id: 'verify', label: t('verify.tab'), content: <VerifyDesk /> },
        ]}
      />
    </div>
  );
};
