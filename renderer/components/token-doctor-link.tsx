import { navigate, useRoute } from '../state/route.ts';
import { useWords } from '../state/words.tsx';
import { Button } from './button.tsx';
import { KeyIcon } from './icons.tsx';

/** What fails on a token is looked into where tokens are: the way there, from wherever it failed. */
export const TokenDoctorLink = ({ code }: { code: string }) => {
  const { t } = useWords();
  const { screen, tab } = useRoute();
  // Where the doctor speaks there is no way to go to him.
  if (!code.startsWith('token.') || (screen === 'company' && tab === 'keys')) return null;
  return (
    <Button kind="quiet" icon={KeyIcon} onPress={() => navigate({ screen: 'company', tab: 'keys' })}>
      {t('tokens.doctor.open')}
    </Button>
  );
};
