import { Button, LockIcon } from '../components/index.ts';
import { useSecrets } from '../state/secrets.ts';
import { useWords } from '../state/words.tsx';

/** A password or a consent is asked for elsewhere, on purpose: this page must not give either. It says where to look. */
export const SecretNotice = () => {
  const { t } = useWords();
  const { asked, pads } = useSecrets();
  return (
    <>
      {asked.map(({ callId, wants, subject, url }) => (
        <div key={callId} className="secret" role="alert">
          <LockIcon />
          <span>{t(wants === 'password' ? 'frame.secret' : 'frame.consent', { subject })}</span>
          {url !== null && (
            <Button kind="primary" onPress={() => window.open(url, '_blank', 'noopener,popup,width=480,height=420')}>
              {t('frame.secret.open')}
            </Button>
          )}
        </div>
      ))}
      {pads.map(({ callId, subject }) => (
        <div key={callId} className="secret" role="alert">
          <LockIcon />
          <span>{t('token.secret.pad', { token: subject })}</span>
        </div>
      ))}
    </>
  );
};
