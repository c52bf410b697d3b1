import { useWords } from '../../state/words.tsx';
import { Keys } from './keys.tsx';
import { Tokens } from './tokens.tsx';

/** Tokens first, for what law demands; then key files; then what each is good for before the law. */
export const KeysAndTokens = () => {
  const { t } = useWords();
  return (
    <div className="keys-and-tokens">
      <Tokens />
      <Keys />
      <details className="token-law">
        <summary>{t('tokens.law')}</summary>
        <p>{t('tokens.law.certified')}</p>
        <p>{t('tokens.law.unseen')}</p>
        <p>{t('tokens.law.file')}</p>
      </details>
    </div>
  );
};
