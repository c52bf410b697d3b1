import { useState } from 'react';
import type { PlatformDetail } from '#shared/contract/platforms.ts';
import { accountKinds } from '#shared/procedure/platforms/vocabulary.ts';
import {
  Button,
  ErrorNotice,
  IconButton,
  PlusIcon,
  Section,
  Select,
  TextField,
  TrashIcon,
} from '../../components/index.ts';
import { remember, useAct } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';

type Account = PlatformDetail['accounts'][number];
const blank: Account = { kind: 'login', number: '', holder: null, note: null };

/** Names and numbers of the accounts there and at the bank; what was typed is kept by the button. */
export const Accounts = ({ detail: { card, accounts } }: { detail: PlatformDetail }) => {
  const { t } = useWords();
  const { platformId } = card;
  const [draft, setDraft] = useState<readonly Account[]>(accounts);
  const { run, isRunning, error } = useAct('platforms.saveAccounts');
  const isChanged = JSON.stringify(draft) !== JSON.stringify(accounts);
  const set = (index: number, part: Partial<Account>): void =>
    setDraft(draft.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const keep = async (): Promise<void> => {
    const answer = await run({ platformId, accounts: [...draft] });
    if (!answer.ok) return;
    remember('platforms.show', { platformId }, answer.value);
    setDraft(answer.value.accounts);
  };
  return (
    <Section
      title={t('platforms.accounts')}
      hint={t('platforms.accounts.hint')}
      acts={
        <Button kind="quiet" icon={PlusIcon} onPress={() => setDraft([...draft, blank])}>
          {t('platforms.accounts.add')}
        </Button>
      }
    >
      {draft.length === 0 && <p className="faint">{t('platforms.accounts.none')}</p>}
      {draft.map((account, index) => (
        // Accounts have no names of their own and are only added at the end or removed.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="platform-account" role="group" aria-label={account.number}>
          <Select
            label={t('platforms.accounts.kind')}
            value={account.kind}
            choices={accountKinds.map((kind) => ({ value: kind, label: t(`platforms.account.${kind}`) }))}
            onChange={(kind) => set(index, { kind })}
          />
          <TextField
            label={t('platforms.accounts.number')}
            isCode
            autoComplete="off"
            value={account.number}
            onChange={(number) => set(index, { number })}
          />
          <TextField
            label={t('platforms.accounts.holder')}
            value={account.holder ?? ''}
            onChange={(holder) => set(index, { holder: holder === '' ? null : holder })}
          />
          <IconButton
            icon={TrashIcon}
            label={t('platforms.remove-row', { name: account.number })}
            onPress={() => setDraft(draft.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {error !== null && <ErrorNotice failure={error} />}
      {isChanged && (
        <Button kind="primary" isBusy={isRunning} onPress={() => void keep()}>
          {t('platforms.accounts.save')}
        </Button>
      )}
    </Section>
  );
};
